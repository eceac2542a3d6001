/** Publics and non-publics of one organization, by hand on ten areas. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {PublicRow} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, memberRow} from "./literalCollective.js";
import {createTables, insert, type Row} from "./standardTables.js";

/** Area → buyers and households. Five hold 200 of 240 buyers: 100, 50, 20, 20 and 10. */
const areas: readonly (readonly [fsa: string, buyers: number, households: number])[] = [
  ["G1A", 100, 1_000],
  ["G1B", 50, 1_000],
  ["G1C", 20, 1_000],
  ["G1E", 20, 2_000],
  ["G1G", 10, 5_000],
  ["H1A", 9, 100_000],
  ["H1B", 9, 100_000],
  ["H1C", 8, 100_000],
  ["H1E", 7, 100_000],
  ["H1G", 7, 100_000]
];

let publics: PublicRow[];
const at = (territory: string) => publics.find((row) => row.territory === territory)!;

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await createTables(warehouse);
    await insert(warehouse, "members", [memberRow(literalCollective.members[0]!)]);
    await insert(
      warehouse,
      "territories",
      areas.map(
        ([fsa, , households]): Row => [fsa, fsa, `Ville ${fsa}`, null, "03", null, households]
      )
    );
    await insert(warehouse, "productions", [["P", "Antigone", "theatre", null, false]]);
    await warehouse.run(`insert into main.performances values ('p', 'alpha', 'p', 'P', 'V',
      '2021-12-01 20:00:00-05', '2021-12-01', '20:00', 500, 'theatre', '2021-2022', true, 'held')`);
    for (const [fsa, buyers] of areas) {
      await warehouse.run(`insert into main.customers select 'alpha', md5('${fsa}' || i)::uuid,
        md5('${fsa}' || i)::uuid, null, '${fsa}', null, 'QC', 'CA', false
        from range(${buyers}) t(i)`);
      await warehouse.run(`insert into main.orders select 'alpha', '${fsa}' || i, 1, 'p',
        md5('${fsa}' || i)::uuid, '2021-11-01 12:00:00-04', '2021-11-01', 1, 2000, 2000,
        'included', 'regular', 'Général', 'web', 'sale', false, 'D' from range(${buyers}) t(i)`);
    }
    const ledger = forgetfulLedger();
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger});
    const scope = {kind: "own", organization: "alpha"} as const;
    publics = (await readMart(warehouse, "publics", scope)).filter(({level}) => level === "fsa");
  })
);

describe("publics", () => {
  it("takes as catchment where four buyers in five live, from the most frequent area", () => {
    const territories = publics.map(({territory}) => territory);
    expect(territories).toEqual(["G1A", "G1B", "G1C", "G1E", "G1G"]);
  });

  it("gives buyers per thousand households, with Wilson's interval", () => {
    // 50 of 1 000: 3,81 % to 6,53 %, as in the usual tables
    expect(at("G1B").penetrationRate).toBe(50);
    expect(at("G1B").penetrationLow).toBeCloseTo(38.1, 1);
    expect(at("G1B").penetrationHigh).toBeCloseTo(65.3, 1);
  });

  it("compares its share of buyers with its share of households, within the catchment", () => {
    // half of 200 buyers over a tenth of 10 000 households
    expect(at("G1A").penetrationIndex).toBeCloseTo(500, 10);
    // 5 % over a half
    expect(at("G1G").penetrationIndex).toBeCloseTo(10, 10);
  });

  it("tells who is not reached, and how many attend nothing anyway", () => {
    expect(at("G1G")).toMatchObject({unreachedHouseholds: 4_990, nonAttendingHouseholds: 1_667});
  });

  it("sets the potential at the catchment's median and best quarter: 20 and 50 in a thousand", () => {
    // 100, 50, 20, 10 and 2 in a thousand
    expect(at("G1G")).toMatchObject({potentialLow: 90, potentialHigh: 240});
    expect(at("G1A")).toMatchObject({potentialLow: 0, potentialHigh: 0});
  });
});
