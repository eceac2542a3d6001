import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exportMarts} from "../../../loaders/exportMarts.js";
import {type Home, openHome} from "../../../loaders/home.js";
import {martsFor, readMart, type Scope} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {MartName, Snapshot} from "../../../src/vocabulary/rows.js";
import {csvOf} from "../models/csv.js";
import {asOf, literalCollective, loadLiteralCollective} from "../models/literalCollective.js";

let folder: string;
let home: Home;
const id = "2022-04-15-literal";
const builtAt = new Date("2022-04-15T12:00:00Z");
const warehouseFile = () => join(home.warehouse, `${id}.duckdb`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "marts-"));
  home = openHome(join(folder, "home"));
  await withWarehouse(warehouseFile(), async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
  });
  utimesSync(warehouseFile(), builtAt, builtAt);
  writeFileSync(join(home.warehouse, "current"), `${id}\n`);
});
afterAll(() => rmSync(folder, {recursive: true}));

const exportTo = (name: string, organizations?: string[]) =>
  exportMarts(home, literalCollective, {
    to: join(folder, name),
    ...(organizations && {organizations})
  });
const json = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));

describe("exportMarts(home, collective, {to})", () => {
  it("writes the snapshot, every member's marts under its own folder, and the collective's", async () => {
    const {written, snapshot} = await exportTo("site");
    expect(written).toContain("snapshot.json");
    expect(written).toContain("o/alpha/season_summary.json");
    expect(written).toContain("o/gamma/issues.json");
    expect(json("site", "snapshot.json")).toEqual(snapshot);
    expect(snapshot).toEqual<Snapshot>({
      id,
      asOf,
      builtAt: "2022-04-15T12:00:00.000Z",
      currentSeason: "2021-2022",
      dayOfSeason: 226,
      closedSeasons: ["2019-2020", "2020-2021"],
      demonstration: false,
      population: expect.objectContaining({year: 2021, isMadeUp: true}),
      collective: {fr: "Collectif témoin", en: "Literal collective"},
      organizations: ["alpha", "beta", "gamma"].map((organization) => ({
        organization,
        name: organization,
        city: "Rimouski",
        languages: ["fr", "en"]
      }))
    });
  });

  it("writes what readMart reads", async () => {
    await withWarehouse(
      warehouseFile(),
      async (warehouse) => {
        const scope: Scope = {kind: "own", organization: "alpha"};
        for (const mart of martsFor("own"))
          expect(json("site", "o", "alpha", `${mart}.json`)).toEqual(
            await readMart(warehouse, mart, scope)
          );
      },
      {readOnly: true}
    );
  });

  it("never puts another member's rows under a member's folder", () => {
    for (const mart of martsFor("own"))
      for (const row of json("site", "o", "beta", `${mart}.json`))
        expect(row.organization).toBe("beta");
  });

  it("gives the same bytes again, and writes only what differs", async () => {
    await exportTo("again");
    const bytes = (name: string) =>
      readFileSync(join(folder, name, "o/alpha/season_curve.json"), "utf8");
    expect(bytes("again")).toBe(bytes("site"));
    writeFileSync(join(folder, "again", "o/alpha/issues.json"), "[]");
    const touched = statSync(join(folder, "again", "o/alpha/season_curve.json")).mtimeMs;
    const {written, unchanged} = await exportTo("again");
    expect(written).toEqual(["o/alpha/issues.json"]);
    expect(unchanged).toBeGreaterThan(30);
    expect(statSync(join(folder, "again", "o/alpha/season_curve.json")).mtimeMs).toBe(touched);
  });

  it("removes the files of a member or a mart that is gone", async () => {
    mkdirSync(join(folder, "again", "o/delta"));
    writeFileSync(join(folder, "again", "o/delta/issues.json"), "[]");
    writeFileSync(join(folder, "again", "o/alpha/old_mart.json"), "[]");
    const {removed} = await exportTo("again");
    expect(removed).toEqual(["o/alpha/old_mart.json", "o/delta/issues.json"]);
    expect(existsSync(join(folder, "again", "o/delta"))).toBe(false);
  });

  it("leaves other members' files alone when asked for one", async () => {
    writeFileSync(join(folder, "again", "o/beta/issues.json"), "[]");
    const {written, removed} = await exportTo("again", ["alpha"]);
    expect(written).toEqual([]);
    expect(removed).toEqual([]);
    expect(json("again", "o/beta/issues.json")).toEqual([]);
  });

  it("says what to do when nothing is published", async () => {
    const empty = openHome(join(folder, "empty"));
    await expect(exportMarts(empty, literalCollective, {to: folder})).rejects.toMatchObject({
      message: "no published snapshot",
      next: "run `public-c ingest` first"
    });
  });
});

describe("readMart(warehouse, name, scope)", () => {
  const read = (name: string, scope: Scope) =>
    withWarehouse(warehouseFile(), (warehouse) => readMart(warehouse, name as MartName, scope), {
      readOnly: true
    });

  it("refuses a member's mart to the collective, and a collective one to a member's scope", async () => {
    await expect(read("season_summary", {kind: "collective"})).rejects.toThrow(
      "mart season_summary is for own readers, not for scope collective"
    );
    await expect(read("collective_seasons", {kind: "own", organization: "alpha"})).rejects.toThrow(
      "mart collective_seasons is for collective readers, not for scope own"
    );
  });

  it("refuses what has no contract", async () => {
    await expect(read("orders", {kind: "own", organization: "alpha"})).rejects.toThrow(
      "mart orders has no contract"
    );
  });

  it("takes an organization as a value, never as SQL", async () => {
    expect(await read("issues", {kind: "own", organization: "' or true --"})).toEqual([]);
  });
});

describe("the marts of the literal collective", () => {
  it("are as reviewed in test/output/literal", async () => {
    for (const mart of martsFor("own")) {
      const rows = ["alpha", "beta", "gamma"].flatMap((organization) =>
        json("site", "o", organization, `${mart}.json`)
      );
      await expect(csvOf(rows)).toMatchFileSnapshot(`../../output/literal/${mart}.csv`);
    }
  });
});
