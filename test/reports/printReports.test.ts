import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Home} from "../../loaders/home.js";
import {readMart} from "../../loaders/marts.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {findBrowser} from "../../reports/browser/findBrowser.js";
import {readPdf} from "../../reports/print/readPdf.js";
import {type PrintReportsOptions, printReports} from "../../reports/printReports.js";
import {listEditions} from "../../reports/review/editions.js";
import {writeNote} from "../../reports/review/notes.js";
import {withEditions} from "../../reports/review/openEditions.js";
import {formatCount} from "../../src/vocabulary/format.js";
import {asOf, literalCollective} from "../loaders/models/literalCollective.js";
import {makeLiteralHome, snapshotId} from "./literalHome.js";

const isThere = await findBrowser().then(
  () => true,
  () => false
);

describe.skipIf(!isThere)("printReports(collective, home, options)", () => {
  let folder: string;
  let home: Home;
  const warehouseFile = () => join(home.warehouse, `${snapshotId}.duckdb`);
  const print = (options: PrintReportsOptions = {}) =>
    printReports(literalCollective, home, {reports: ["portrait"], ...options});
  const pdf = (name: string) => join(home.pdf, snapshotId, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "reports-"));
    home = await makeLiteralHome();
  });
  afterAll(() => {
    rmSync(folder, {recursive: true});
    rmSync(home.root, {recursive: true});
  });

  it("prints each member's portrait in its languages, for its eyes only", async () => {
    const seen: string[] = [];
    const result = await print({
      progress: (done, total, file) => seen.push(`${done}/${total} ${file}`)
    });
    expect(result).toMatchObject({snapshot: snapshotId, printed: 6, reused: 0, failed: []});
    expect(seen.map((line) => line.split(" ")[1]).sort()).toEqual(
      ["alpha", "beta", "gamma"].flatMap((organization) => [
        `${organization}/portrait.en.pdf`,
        `${organization}/portrait.fr.pdf`
      ])
    );
    expect(seen.at(-1)).toMatch(/^6\/6 /);
    withEditions(home, (editions) => {
      const inReview = listEditions(editions, {status: "inReview"});
      expect(inReview.map(({organization, language}) => `${organization} ${language}`)).toEqual(
        ["alpha", "beta", "gamma"].flatMap((name) => [`${name} en`, `${name} fr`])
      );
      expect(inReview[0]!.lines).toContain("1. The season at a glance");
    });
    expect(statSync(pdf("alpha/portrait.fr.pdf")).mode & 0o077).toBe(0);
  });

  it("shows the marts' own figures", async () => {
    const rows = await withWarehouse(
      warehouseFile(),
      (warehouse) => readMart(warehouse, "season_summary", {kind: "own", organization: "alpha"}),
      {readOnly: true}
    );
    const current = rows.find((row) => row.isCurrent && row.stage === "sameStage")!;
    const {pages, title} = await readPdf(readFileSync(pdf("alpha/portrait.en.pdf")));
    expect(title).toBe("Season portrait 2021–2022, alpha");
    expect(pages[1]!.text).toContain(
      `Tickets sold (net) ${formatCount(current.ticketsSold, "en")}`
    );
    for (const {text} of pages) expect(text).not.toMatch(/\b(beta|gamma)\b/);
  });

  it("does not print again what has not changed", async () => {
    const before = readFileSync(pdf("beta/portrait.fr.pdf"));
    expect(await print()).toMatchObject({printed: 0, reused: 6});
    expect(readFileSync(pdf("beta/portrait.fr.pdf")).equals(before)).toBe(true);
  });

  it("prints again a file that is not what it printed", async () => {
    const before = readFileSync(pdf("beta/portrait.fr.pdf"));
    writeFileSync(pdf("beta/portrait.fr.pdf"), "cut");
    expect(await print()).toMatchObject({printed: 1, reused: 5});
    expect(readFileSync(pdf("beta/portrait.fr.pdf")).equals(before)).toBe(true);
  });

  it("prints only what was asked for, elsewhere", async () => {
    const to = join(folder, "elsewhere");
    const options = {organizations: ["gamma"], languages: ["en"], to} as const;
    expect(await print(options)).toMatchObject({
      folder: to,
      printed: 1
    });
    expect(
      readFileSync(join(to, "gamma/portrait.en.pdf")).equals(
        readFileSync(pdf("gamma/portrait.en.pdf"))
      )
    ).toBe(true);
    await expect(print({organizations: ["delta"]})).rejects.toThrow(
      'unknown organization: "delta"'
    );
  });

  it("prints again what a note changes, and reviews it anew", async () => {
    const key = {report: "portrait", organization: "beta", language: "fr"} as const;
    const note = {at: asOf, author: "A", text: "Le jeudi change de visage."};
    withEditions(home, (editions) => writeNote(editions, key, note));
    expect(await print()).toMatchObject({printed: 1, reused: 5});
    const {pages} = await readPdf(readFileSync(pdf("beta/portrait.fr.pdf")));
    expect(pages[1]!.text).toContain("Note de votre analyste Le jeudi change de visage.");
    withEditions(home, (editions) => {
      const [edition] = listEditions(editions, {organization: "beta", language: "fr"});
      expect(edition).toMatchObject({revision: 2, status: "inReview", note: note.text});
    });
  });

  it("stops one report that cannot be whole, and prints the others", async () => {
    await withWarehouse(warehouseFile(), (warehouse) =>
      warehouse.run("delete from marts.season_summary where organization = 'alpha'")
    );
    const result = await print({to: join(folder, "failing")});
    expect(result).toMatchObject({printed: 4, reused: 0});
    expect(result.failed).toHaveLength(2);
    for (const {file, reason} of result.failed) {
      expect(file).toMatch(/^alpha\//);
      expect(reason).toMatch(/no row of the current season/);
    }
    await print();
    expect(existsSync(pdf("alpha/portrait.fr.pdf")), "an edition of before").toBe(false);
    expect(existsSync(pdf("beta/portrait.fr.pdf"))).toBe(true);
  });
});
