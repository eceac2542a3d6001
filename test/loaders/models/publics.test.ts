/** Publics and non-publics of one organization, by hand on ten areas. */
import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import type {Collective} from "../../../loaders/collective.js";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {type Warehouse, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {censusDimensions} from "../../../src/vocabulary/census.js";
import type {PublicProfileRow, PublicRow} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, memberOf, memberRow} from "./literalCollective.js";
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
let profiles: PublicProfileRow[];
const at = (territory: string) => publics.find((row) => row.territory === territory)!;
const alpha = {kind: "own", organization: "alpha"} as const;

/** One performance per member, and its buyers by area. */
async function load(
  warehouse: Warehouse,
  members: Collective["members"],
  buyersOf: (member: number) => readonly (readonly [fsa: string, buyers: number])[]
): Promise<void> {
  await createTables(warehouse);
  await insert(warehouse, "members", members.map(memberRow));
  await insert(
    warehouse,
    "territories",
    areas.map(
      ([fsa, , households]): Row => [fsa, fsa, `Ville ${fsa}`, null, "03", null, households]
    )
  );
  await insert(warehouse, "productions", [["P", "Antigone", "theatre", null, false]]);
  for (const [index, {organization}] of members.entries()) {
    await warehouse.run(`insert into main.performances values ('${organization}', '${organization}', 'p',
      'P', 'V', '2021-12-01 20:00:00-05', '2021-12-01', '20:00', 500, 'theatre', '2021-2022', true, 'held')`);
    for (const [fsa, buyers] of buyersOf(index)) await sell(warehouse, organization, fsa, buyers);
  }
}

async function sell(
  warehouse: Warehouse,
  organization: string,
  fsa: string,
  buyers: number
): Promise<void> {
  const customer = `md5('${organization}${fsa}' || i)::uuid`;
  await warehouse.run(`insert into main.customers select '${organization}', ${customer},
    ${customer}, null, '${fsa}', null, 'QC', 'CA', false from range(${buyers}) t(i)`);
  await warehouse.run(`insert into main.orders select '${organization}', '${fsa}' || i, 1,
    '${organization}', ${customer}, '2021-11-01 12:00:00-04', '2021-11-01', 1, 2000, 2000,
    'included', 'regular', 'Général', 'web', 'sale', false, 'D' from range(${buyers}) t(i)`);
}

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await load(warehouse, literalCollective.members.slice(0, 1), () =>
      areas.map(([fsa, buyers]) => [fsa, buyers])
    );
    const ledger = forgetfulLedger();
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger});
    publics = (await readMart(warehouse, "publics", alpha)).filter(({level}) => level === "fsa");
    profiles = await readMart(warehouse, "public_profiles", alpha);
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
    expect(at("G1G")).toMatchObject({
      unreachedHouseholds: 4_990,
      nonAttendingHouseholds: 1_667,
      nonAttendingLow: 1_607,
      nonAttendingHigh: 1_727
    });
  });

  it("sets the potential at the catchment's median and best quarter: 20 and 50 in a thousand", () => {
    // 100, 50, 20, 10 and 2 in a thousand
    expect(at("G1G")).toMatchObject({potentialLow: 90, potentialHigh: 240});
    expect(at("G1A")).toMatchObject({potentialLow: 0, potentialHigh: 0});
  });
});

describe("public_profiles", () => {
  /** The extract, read a second way: area → column → people. */
  const [head, ...lines] = readFileSync("data/reference/population/census.csv", "utf8").split("\n");
  const columns = head!.split(",");
  const census = new Map(
    lines.map((line) => {
      const cells = line.split(",");
      return [cells[0]!, Object.fromEntries(columns.map((name, at) => [name, Number(cells[at])]))];
    })
  );
  const dimension = columns.filter((name) => name.startsWith("education."));
  const peopleIn = (fsa: string) =>
    dimension.reduce((sum, name) => sum + census.get(fsa)![name]!, 0);

  it("weighs each buyer's neighbourhood, beside the whole catchment", () => {
    const catchment = areas.slice(0, 5);
    const share = (fsa: string) => census.get(fsa)!["education.university"]! / peopleIn(fsa);
    const mean = catchment.reduce((sum, [fsa, buyers]) => sum + buyers * share(fsa), 0) / 200;
    const square =
      catchment.reduce((sum, [fsa, buyers]) => sum + buyers * share(fsa) ** 2, 0) / 200;
    const all = catchment.reduce((sum, [fsa]) => sum + peopleIn(fsa), 0);
    const university = catchment.reduce(
      (sum, [fsa]) => sum + census.get(fsa)!["education.university"]!,
      0
    );
    const row = profiles.find(
      (one) => one.dimension === "education" && one.category === "university"
    )!;
    expect(row.buyers).toBe(200);
    expect(row.publicShare).toBeCloseTo(mean, 10);
    expect(row.profileIndex).toBeCloseTo((100 * mean) / (university / all), 8);
    const margin = 1.96 * Math.sqrt((square - mean ** 2) / 200);
    expect(row.indexHigh! - row.indexLow!).toBeCloseTo((200 * margin) / (university / all), 6);
  });

  it("has every dimension of the vocabulary, whose shares add up to 1", () => {
    const byDimension = Map.groupBy(profiles, (row) => row.dimension);
    expect([...byDimension.keys()].sort()).toEqual(Object.keys(censusDimensions).sort());
    for (const [id, rows] of byDimension) {
      expect(rows.map(({category}) => category).sort()).toEqual(
        Object.keys(censusDimensions[id].categories).sort()
      );
      expect(rows.reduce((sum, row) => sum + row.publicShare, 0)).toBeCloseTo(1, 10);
    }
  });
});

describe("publics against peers", () => {
  const names = ["alpha", "m1", "m2", "m3", "m4", "m5"];
  const members = names.map((name) => memberOf(name, "theatre", true));

  /** Alpha's row of a municipality or region, when members have 50, 52 … 60 buyers in G1A, and some in G1B. */
  const territories = (inG1B: (member: number) => number) =>
    withWarehouse(":memory:", async (warehouse) => {
      await load(warehouse, members, (member) => [
        ["G1A", 50 + 2 * member],
        ["G1B", inG1B(member)]
      ]);
      const collective = {...literalCollective, members};
      await buildModels(warehouse, {collective, asOf, ledger: forgetfulLedger()});
      const rows = await readMart(warehouse, "publics", alpha);
      return (territory: string) => rows.find((row) => row.territory === territory)!;
    });

  it("compares with the mean of the members that have buyers there, as published", async () => {
    const row = await territories((member) => 40 + member);
    // 330 together, six members, 1 000 households: 55 in a thousand
    expect(row("Ville G1A")).toMatchObject({
      peerOrganizations: 6,
      peerPenetrationRate: 55,
      penetrationRate: 50
    });
    expect(row("Ville G1A").peerPenetrationIndex).toBeCloseTo(100 * (50 / 55), 10);
    expect(row("G1A").peerPenetrationIndex).toBeNull();
  });

  it("keeps a municipality that, taken from its region, would tell one member's buyers next door", async () => {
    const row = await territories((member) => (member === 1 ? 40 : 0));
    const told = ["03", "Ville G1A"].filter((name) => row(name).peerPenetrationIndex !== null);
    expect(told.length).toBeLessThan(2);
  });
});
