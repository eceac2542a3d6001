import {cpSync, globSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type ErasureProof, erasePerson} from "../../../../loaders/privacy/erase/erasePerson.js";
import type {Person} from "../../../../loaders/privacy/erase/findCustomers.js";
import {retireMember} from "../../../../loaders/privacy/erase/retireMember.js";
import {readDepartures} from "../../../../loaders/privacy/registers/departures.js";
import {programmeDelivery, programmeMapping, programmeRows, Workbench} from "../../workbench.js";

let bench: Workbench;
beforeEach(async () => {
  bench = new Workbench(programmeMapping("fr"));
  bench.deliver({
    "2021-02-01": programmeDelivery({
      customers: [...programmeRows.customers, "CLI125,,LePrenom,LeNom,,,,,,,prenom.nom@email.com"],
      orders: [
        ...programmeRows.orders,
        "111113,CLI123,ABC123,2020-12-26 09:15,soixante,Général,Internet",
        "111114,CLI125,ABC123,2020-12-27 09:15,50,Général,Internet"
      ]
    })
  });
  await bench.read();
});
afterEach(() => bench[Symbol.dispose]());

const now = new Date("2022-04-15T12:00:00Z");
const erase = (person: Person, dropRaw = false): Promise<ErasureProof | null> =>
  erasePerson(bench.home, "theatre", person, {now, words: Object.values(person), dropRaw});
const lines = () =>
  bench.rows(
    "orders",
    "select order_number, amount_cents, customer_key is not null as is_known from given order by 1"
  );

const anonymous = [
  {order_number: "111111", amount_cents: 5000, is_known: false},
  {order_number: "111112", amount_cents: 3500, is_known: true},
  {order_number: "111114", amount_cents: 5000, is_known: false}
];

describe("the register of departures", () => {
  it("keeps a line for each erasure and retirement, of no name", async () => {
    await erase({code: "CLI123"});
    retireMember(bench.home, "theatre", now);
    const kept = readDepartures(bench.home);
    expect(kept.map(({kind}) => kind)).toEqual(["erasure", "retirement"]);
    expect(JSON.stringify(kept)).not.toContain("CLI123");
  });
});

describe("erasePerson(home, organization, person)", () => {
  for (const person of [{code: "CLI123"}, {email: "Prenom.Nom@email.com"}])
    it(`forgets every code of the person named by ${Object.keys(person)}; sales stay, anonymous`, async () => {
      expect(await erase(person)).toMatchObject({
        codes: 2,
        rewritten: {"standard/deliveries/theatre/2021-02-01/customers.parquet": 2},
        raw: ["raw/theatre/2021-02-01"]
      });
      await bench.read();
      expect(await lines()).toEqual(anonymous);
      expect(await bench.rows("customers", "select count(*) as n from given")).toEqual([{n: 1}]);
    });

  it("leaves nothing of the person in any Parquet file, rows set aside included", async () => {
    const keys = await bench.rows<{key: string}>(
      "customers",
      "select distinct customer_key::varchar as key from given where fsa = 'H0H'"
    );
    await erase({code: "CLI123"});
    await bench.read();
    expect(await bench.rows("quarantine", "select raw from given")).toEqual([]);
    for (const path of globSync(
      join(bench.home.root, "{standard,linkage,quarantine}/**/*.parquet")
    ))
      for (const {key} of keys) expect(await bench.textOf(path), path).not.toContain(key);
  });

  it("keeps the person out when the same delivery is read again", async () => {
    await erase({code: "CLI123"});
    bench.map({...programmeMapping("fr"), version: 2});
    expect(await bench.read()).toMatchObject({read: 1});
    expect(await lines()).toEqual(anonymous);
    expect(await bench.rows("quarantine", "select raw from given")).toEqual([]);
    expect(
      await bench.rows(
        "deliveries",
        "select rows_read, rows_loaded, rows_rejected from given where table_name = 'customers'"
      )
    ).toEqual([{rows_read: 3, rows_loaded: 1, rows_rejected: 2}]);
  });

  it("keeps the person out of what an older backup brings back", async () => {
    const backup = join(bench.root, "backup");
    cpSync(bench.home.standard, backup, {recursive: true});
    await erase({code: "CLI123"});
    rmSync(bench.home.standard, {recursive: true});
    cpSync(backup, bench.home.standard, {recursive: true});
    await bench.read();
    expect(await lines()).toEqual(anonymous);
  });

  it("can remove the raw deliveries at once; the standard rows stay", async () => {
    await erase({code: "CLI123"}, true);
    await bench.read();
    expect(globSync(join(bench.home.raw, "**/*.csv"))).toEqual([]);
    expect(await lines()).toEqual(anonymous);
  });

  it("leaves a proof that names nobody", async () => {
    await erase({email: "prenom.nom@email.com"});
    const [path] = globSync(join(bench.home.state, "erasures/*.json"));
    const proof = readFileSync(path!, "utf8");
    expect(proof).toContain("2022-04-15T12:00:00.000Z");
    expect(proof).not.toMatch(/prenom|CLI123/i);
  });

  it("is null when nobody is known by that name", async () => {
    expect(await erase({code: "CLI999"})).toBeNull();
  });
});

describe("retireMember(home, organization)", () => {
  it("removes every file of the member but the proof", () => {
    const proof = retireMember(bench.home, "theatre", now);
    expect(proof.removed["keys/theatre.key"]).toEqual({files: 1, bytes: 60});
    const left = globSync(join(bench.home.root, "**/*theatre*")).filter(
      (path) => !path.includes("retirements")
    );
    expect(left).toEqual([]);
  });
});
