/** One person, one key; two persons, two keys, however much they share. Scored on made-up neighbours and on real benchmarks. */
import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {linkPatrons} from "../../../../loaders/privacy/linkage/linkPatrons.js";
import {rowsOf, withWarehouse} from "../../../../loaders/warehouse/withWarehouse.js";
import {keysIn, linking, score} from "./linking.js";
import {buildNeighbourhood} from "./neighbourhood.js";

type Card = readonly [
  first: string | null,
  last: string | null,
  address: string | null,
  postal: string | null,
  phone: string | null,
  email: string | null
];

const home = "1234, rue des Érables";
const around = buildNeighbourhood(150);

/** Whether two customers, in the midst of a neighbourhood, are taken for one person and for one household. */
async function joined(a: Card, b: Card): Promise<{person: boolean; household: boolean}> {
  const entries = [a, b].map(([first_name, last_name, address, postal_code, phone, email], i) => ({
    ...{customer_key: `A${i}`, first_name, last_name, address, city: "Rimouski"},
    ...{postal_code, phone, email}
  }));
  return linking([...around, ...entries], async (warehouse) => {
    const [one, other] = await keysIn(warehouse);
    return {
      person: one!.patron_key === other!.patron_key,
      household: one!.household_key === other!.household_key
    };
  });
}

const one: readonly (readonly [why: string, a: Card, b: Card])[] = [
  [
    "case, accents, abbreviations and spaces apart",
    ["Zoé", "Saint-Onge", home, "G5L 1A1", null, null],
    ["ZOE", "St-Onge", "1234 Des Erables", "g5l1a1", null, null]
  ],
  [
    "a slip in the name, at the same door",
    ["Rosalie", "Quenneville", home, "G5L 1A1", null, null],
    ["Rosalie", "Queneville", home, "G5L 1A1", null, null]
  ],
  [
    "a move, with the same e-mail",
    ["Rosalie", "Quenneville", home, "G5L 1A1", null, "rosalie.q@videotron.ca"],
    ["Rosalie", "Quenneville", "8 rue King", "J1H 1P8", null, "Rosalie.Q@Videotron.ca"]
  ],
  [
    "a married name, with the same e-mail and door",
    ["Rosalie", "Quenneville", home, "G5L 1A1", null, "rosalie.q@videotron.ca"],
    ["Rosalie", "Ouellet", home, "G5L 1A1", null, "rosalie.q@videotron.ca"]
  ],
  [
    "names in each other's place",
    ["Isabelle", "Quenneville", home, "G5L 1A1", null, null],
    ["Quenneville", "Isabelle", home, "G5L 1A1", null, null]
  ],
  [
    "a whole name in one cell",
    [null, "Rosalie Quenneville", home, "G5L 1A1", null, null],
    ["Rosalie", "Quenneville", home, "G5L 1A1", null, null]
  ],
  [
    "a short first name, with the same phone",
    ["Max", "Quenneville", home, "G5L 1A1", "418 722-1234", null],
    ["Maxime", "Quenneville", home, "G5L 1A1", "+1 (418) 722-1234", null]
  ]
];

const two: readonly (readonly [why: string, a: Card, b: Card, oneHousehold: boolean])[] = [
  [
    "a couple whose first names differ by an ending",
    ["Denis", "Quenneville", home, "G5L 1A1", "418-722-1234", "famille@videotron.ca"],
    ["Denise", "Quenneville", home, "G5L 1A1", "418-722-1234", "famille@videotron.ca"],
    true
  ],
  [
    "mother and daughter at one door",
    ["Stéphanie", "Quenneville", home, "G5L 1A1", null, null],
    ["Maude", "Roy-Quenneville", home, "G5L 1A1", null, null],
    true
  ],
  [
    "someone without a first name, at the same door",
    [null, "Quenneville", home, "G5L 1A1", null, null],
    ["Rosalie", "Quenneville", home, "G5L 1A1", null, null],
    true
  ],
  [
    "a short first name with nothing but the door",
    ["Max", "Quenneville", home, "G5L 1A1", null, null],
    ["Maxime", "Quenneville", home, "G5L 1A1", null, null],
    true
  ],
  [
    "the same name and nothing else",
    ["Marie", "Gagnon", null, null, null, null],
    ["Marie", "Gagnon", null, null, null, null],
    false
  ],
  [
    "the same name in another town",
    ["Marie", "Gagnon", home, "G5L 1A1", null, null],
    ["Marie", "Gagnon", "77 rue Wolfe", "J1H 1P8", null, null],
    false
  ],
  [
    "mailboxes of one name told apart by a number",
    ["Marie", "Gagnon", home, "G5L 1A1", null, "marie.gagnon12@videotron.ca"],
    ["Marie", "Gagnon", "77 rue Wolfe", "J1H 1P8", null, "marie.gagnon14@videotron.ca"],
    false
  ],
  [
    "a placeholder e-mail and phone",
    ["Marie", "Gagnon", home, "G5L 1A1", "000-000-0000", "courriel@aucun.com"],
    ["Marie", "Gagnon", "77 rue Wolfe", "J1H 1P8", "000-000-0000", "courriel@aucun.com"],
    false
  ],
  [
    "strangers without any trace",
    [null, null, null, null, null, null],
    [null, null, null, null, null, null],
    false
  ]
];

describe("linkPatrons(warehouse, {table, into})", () => {
  it.each(one)("takes for one person: %s", async (_why, a, b) =>
    expect(await joined(a, b)).toEqual({person: true, household: true})
  );

  it.each(two)("keeps apart: %s", async (_why, a, b, household) =>
    expect(await joined(a, b)).toEqual({person: false, household})
  );

  it("gives each customer one row, keys that are customers' own, and names the smallest", () =>
    linking(around, async (warehouse, report) => {
      const keys = await keysIn(warehouse);
      expect(keys.map(({customer_key}) => customer_key)).toEqual(
        around.map(({customer_key}) => customer_key)
      );
      for (const {customer_key, patron_key, household_key} of keys) {
        expect(patron_key <= customer_key).toBe(true);
        expect(household_key <= patron_key).toBe(true);
      }
      const distinct = (key: "patron_key" | "household_key") =>
        new Set(keys.map((row) => row[key])).size;
      expect(report).toMatchObject({
        customers: around.length,
        patrons: distinct("patron_key"),
        households: distinct("household_key")
      });
    }));

  it("does not depend on the order of the rows", async () => {
    const inOrder = await linking(around, keysIn);
    expect(await linking([...around].reverse(), keysIn)).toEqual(inOrder);
  });

  it("leaves keys, and no table that held a name", () =>
    linking(around, async (warehouse) => {
      const tables = await rowsOf<{name: string}>(
        warehouse,
        "select table_name as name from duckdb_tables() order by 1"
      );
      expect(tables).toEqual([{name: "identities"}, {name: "keys"}]);
    }));

  it("links nothing in an empty table", () =>
    linking([], async (_warehouse, report) =>
      expect(report).toEqual({customers: 0, patrons: 0, households: 0, compared: 0})
    ));
});

describe("linkPatrons: precision first", () => {
  it("among 2,000 made-up households", () =>
    linking(buildNeighbourhood(2000), async (warehouse) => {
      const persons = await score(warehouse, "person");
      expect(persons.precision).toBeGreaterThanOrEqual(0.995);
      expect(persons.recall).toBeGreaterThanOrEqual(0.95);
      expect((await score(warehouse, "household")).precision).toBeGreaterThanOrEqual(0.99);
    }));
});

const samples = resolve(process.env.PUBLIC_C_SAMPLES ?? "../shared/samples", "linkage");

/** FEBRL's date of birth and social number are no field of ours: what only they could decide stays apart. */
const febrl = (dataset: number): string => `
  select
    trim(rec_id) as customer_key, given_name as first_name, surname as last_name,
    concat_ws(' ', street_number, address_1) as address, suburb as city, postcode as postal_code,
    null::varchar as phone, null::varchar as email, regexp_extract(rec_id, 'rec-(\\d+)', 1) as person
  from read_csv('${join(samples, `febrl_dataset${dataset}.csv`)}', all_varchar = true, normalize_names = true)`;

const benchmarks: readonly (readonly [name: string, sql: string, recall: number])[] = [
  ["FEBRL 1", febrl(1), 0.75],
  ["FEBRL 2", febrl(2), 0.71],
  [
    "fake_1000",
    `select
       unique_id as customer_key, first_name, surname as last_name, null::varchar as address, city,
       null::varchar as postal_code, null::varchar as phone, email, cluster as person
     from read_csv('${join(samples, "splink_fake_1000.csv")}', all_varchar = true)`,
    0.37
  ]
];

describe.skipIf(!existsSync(samples))("linkPatrons on published truth", () => {
  it.each(benchmarks)("%s", (_name, sql, recall) =>
    withWarehouse(
      ":memory:",
      async (warehouse) => {
        await warehouse.run(`create table identities as ${sql}`);
        await linkPatrons(warehouse, {table: "identities", into: "keys"});
        const scored = await score(warehouse, "person");
        expect(scored.precision).toBeGreaterThanOrEqual(0.999);
        expect(scored.recall).toBeGreaterThanOrEqual(recall);
      },
      {folders: [samples]}
    )
  );
});
