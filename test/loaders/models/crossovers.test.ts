/** Eleven persons whom six of the twelve members have in common: what is told of them, by hand, and to whom. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {readModels} from "../../../loaders/models/readModels.js";
import {forgetfulLedger, rulesOf} from "../../../loaders/privacy/suppress/index.js";
import {type Grantee, readShowSheet, type ShowSheet} from "../../../loaders/showSheet.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {rowsOf, type Warehouse, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {PublishedCell, SeasonCrossoverRow} from "../../../src/vocabulary/rows.js";
import {chorus, loadChorus} from "./chorus.js";
import {asOf} from "./literalCollective.js";

/** Seats 0 to 10 of members 7 to 12 are the same eleven persons; everybody else comes to one member. */
async function elevenPersons(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`insert into linkage.persons
    with voices as (select 'voice-' || lpad(voice::varchar, 2, '0') as organization, voice from range(1, 13) t(voice))
    select organization, md5(organization || ' 2021-12-01 ' || seat)::uuid,
      case when voice >= 7 and seat < 11 then seat else 1000 * voice + seat end
    from voices, range(10 + voice) t(seat)`);
}

let own: Record<string, SeasonCrossoverRow[]>;
let crossovers: PublishedCell[];
let pairs: PublishedCell[];
let sheets: Record<string, ShowSheet>;
let schemas: string[];
let refused: unknown;

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadChorus(warehouse);
    const ledger = forgetfulLedger();
    await buildModels(warehouse, {collective: chorus, asOf, ledger, loadPersons: elevenPersons});
    const read = (organization: string) =>
      readMart(warehouse, "season_crossovers", {kind: "own", organization});
    own = {largest: await read("voice-12"), seventh: await read("voice-07")};
    crossovers = await readMart(warehouse, "collective_crossovers", {kind: "collective"});
    pairs = await readMart(warehouse, "collective_discipline_pairs", {kind: "collective"});
    const show = {organization: "voice-12", productionId: "P", season: "2021-2022"};
    const sheet = (grantee: Grantee) =>
      readShowSheet(
        warehouse,
        {...show, grantee, breakdowns: ["acquaintance", "overlap"]},
        {rules: rulesOf(chorus), ledger}
      );
    sheets = {
      shared: await sheet({organization: "voice-11"}),
      small: await sheet({organization: "voice-08"}),
      none: await sheet({organization: "voice-01"}),
      partner: await sheet({partner: "Tournée"})
    };
    refused = await readMart(warehouse, "crossovers" as "season_crossovers", {
      kind: "collective"
    }).catch((error: Error) => error.message);
    const named = await rowsOf<{name: string}>(
      warehouse,
      "select database_name || '.' || table_name as name from duckdb_tables()"
    );
    schemas = named.map(({name}) => name);
  })
);

const cellOf = (cells: readonly PublishedCell[], category: string | null) =>
  cells.find((cell) => cell.season === "2021-2022" && cell.category === category);

describe("season_crossovers", () => {
  const of = (kind: string, category: string) =>
    own.largest!.find((row) => row.kind === kind && row.category === category);

  it("tells a member how many of its buyers came to others: 11 of 22, rounded to five", () => {
    expect(of("number", "all")).toMatchObject({
      season: "2021-2022",
      sharedBuyers: 10,
      uniqueBuyers: 22,
      organizations: 5,
      status: "published"
    });
    expect(of("number", "all")!.crossoverRate).toBeCloseTo(10 / 22);
  });

  it("tells them apart by how many others, and of which discipline and region, never by name", () => {
    expect(of("number", "several")).toMatchObject({sharedBuyers: 10});
    expect(of("number", "one")).toBeUndefined();
    expect(of("discipline", "both")).toMatchObject({sharedBuyers: 10});
    expect(of("region", "own")).toMatchObject({sharedBuyers: 10});
    const told = JSON.stringify(own.largest!.map(({organization: _, ...row}) => row));
    expect(told).not.toMatch(/voice-/);
  });

  it("says nothing where nearly everybody came to others: that would tell it of each person", () => {
    expect(own.seventh).toEqual([]);
  });

  it("is read by each member alone; what the door decided is nobody’s to open", () => {
    expect(new Set(own.largest!.map(({organization}) => organization))).toEqual(
      new Set(["voice-12"])
    );
    expect(refused).toBe("mart crossovers is for reader readers, not for scope collective");
  });
});

describe("collective_crossovers", () => {
  it("counts each person once: 198 buyers of twelve members are 143 persons", () => {
    expect(cellOf(crossovers, null)).toMatchObject({value: 145, organizations: 12});
    expect(cellOf(crossovers, "one")).toMatchObject({value: 130, organizations: 12});
    expect(cellOf(crossovers, "several")).toMatchObject({value: 10, organizations: 6});
    expect(cellOf(crossovers, "two")).toBeUndefined();
  });

  it("has nothing of a season whose persons nobody linked", () => {
    expect(new Set(crossovers.map(({season}) => season))).toEqual(new Set(["2021-2022"]));
  });
});

describe("collective_discipline_pairs", () => {
  it("counts who saw a discipline, and who saw two, each person once", () => {
    expect(cellOf(pairs, "theatre")).toMatchObject({value: 105, organizations: 8});
    expect(cellOf(pairs, "dance+theatre")).toMatchObject({value: 10, organizations: 6});
  });

  it("masks what fewer than five organizations offer", () => {
    expect(cellOf(pairs, "dance")).toMatchObject({value: null, reason: "tooFewOrganizations"});
  });

  it("has no total: persons of two disciplines would be in it twice", () => {
    expect(pairs.some(({category}) => category === null)).toBe(false);
  });
});

describe("the overlap on a granted sheet", () => {
  it("counts the show’s public that the grantee knows, and the rest", () => {
    const {tables, unshown} = sheets.shared!;
    const overlap = tables.find(({breakdown}) => breakdown === "overlap")!;
    expect(overlap.total).toMatchObject({value: 20});
    expect(overlap.rows.map(({category, value}) => [category, value])).toEqual([
      ["ownOnly", 10],
      ["shared", 10]
    ]);
    expect(unshown).toEqual([]);
  });

  it("is withheld where too few are left on one side, or shared", () => {
    for (const name of ["small", "none"] as const)
      expect(sheets[name]!.unshown).toEqual([{breakdown: "overlap", reason: "tooFewPersons"}]);
  });

  it("is not there for a partner, who has no public", () => {
    expect(sheets.partner!.unshown).toEqual([{breakdown: "overlap", reason: "notLinked"}]);
  });
});

describe("who is whom across members", () => {
  it("is in no table of the warehouse once it is built", () => {
    expect(schemas.filter((name) => /linkage|intermediate|person/.test(name))).toEqual([]);
  });

  it("is read by no mart that the door does not decide on", () => {
    const readers = readModels()
      .filter(({sql}) => /\blinkage\.|intermediate\.(linked|shared)_buyers/.test(sql))
      .filter(({layer}) => layer === "marts")
      .map(({name, contract}) => [name, contract.audience]);
    expect(readers).toEqual([
      ["collective_crossovers", "collective"],
      ["collective_discipline_pairs", "collective"],
      ["crossover_disciplines", "reader"],
      ["crossover_regions", "reader"],
      ["crossovers", "reader"],
      ["show_overlaps", "granted"]
    ]);
  });
});
