/** What the README tells a newcomer to type works, and names every package. */
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {forgetfulLedger} from "../loaders/privacy/suppress/index.js";
import {buildModels} from "../loaders/warehouse/buildModels.js";
import {rowsOf, withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {
  asOf,
  literalCollective,
  loadLiteralCollective
} from "./loaders/models/literalCollective.js";

const readme = readFileSync("README.md", "utf8");
const {scripts, dependencies, devDependencies} = JSON.parse(readFileSync("package.json", "utf8"));

/** The first indented block of a language under « Add a figure ». */
function blockOf(language: string): string {
  const [, text] = new RegExp(`   \`\`\`${language}\n([\\s\\S]*?)\n   \`\`\``).exec(readme)!;
  return text!.replace(/^ {3}/gm, "");
}

describe("README.md", () => {
  it("walks through a mart that builds beside the others, and counts what it says", async () => {
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    cpSync("loaders/models", folder, {recursive: true});
    writeFileSync(join(folder, "marts/season_weekends.sql"), blockOf("sql"));
    writeFileSync(join(folder, "marts/season_weekends.yml"), blockOf("yaml"));
    await withWarehouse(":memory:", async (warehouse) => {
      await loadLiteralCollective(warehouse);
      const ledger = forgetfulLedger();
      await buildModels(warehouse, {collective: literalCollective, asOf, folder, ledger});
      const [totals] = await rowsOf(
        warehouse,
        `select (select sum(attendance) from marts.season_weekends where stage = 'final') as weekends,
                (select sum(attendance) from marts.season_weekdays where stage = 'final') as weekdays`
      );
      expect(totals).toMatchObject({weekends: expect.any(Number)});
      expect((totals as {weekends: number}).weekends).toBe((totals as {weekdays: number}).weekdays);
    });
    rmSync(folder, {recursive: true});
  });

  it("names scripts that exist", () => {
    const named = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const named = [...readme.matchAll(/`((?:loaders|src|reports|data|test|docs)\/[^`<>…*{]+)`/g)];
    const paths = named
      .map(([, path]) => path!)
      .filter((path) => !/season_weekends|weekends\.md/.test(path));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("says why each package is here", () => {
    const packages = Object.keys({...dependencies, ...devDependencies});
    const told = (name: string): boolean =>
      name.startsWith("@types/") || readme.includes(`\`${name}\``);
    expect(packages.filter((name) => !told(name))).toEqual([]);
  });
});
