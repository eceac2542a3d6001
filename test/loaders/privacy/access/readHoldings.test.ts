/** A person who asks is given everything of theirs and nothing of anybody else. */
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Holdings, readHoldings} from "../../../../loaders/privacy/access/readHoldings.js";
import {sayHoldings} from "../../../../loaders/privacy/access/sayHoldings.js";
import type {Person} from "../../../../loaders/privacy/erase/findCustomers.js";
import {programmeDelivery, programmeMapping, programmeRows, Workbench} from "../../workbench.js";

let bench: Workbench;
beforeEach(async () => {
  bench = new Workbench(programmeMapping("fr"));
  bench.deliver({
    "2021-02-01": programmeDelivery({
      customers: [...programmeRows.customers, "CLI125,,LePrenom,LeNom,,,,,,,prenom.nom@email.com"],
      orders: [
        ...programmeRows.orders,
        "111113,CLI123,ABC123,2020-12-26 09:15,soixante,Général,Internet"
      ]
    })
  });
  await bench.read();
});
afterEach(() => bench[Symbol.dispose]());

function held(person: Person): Promise<Holdings | null> {
  const {collective, home} = bench;
  return readHoldings({
    collective,
    member: collective.members[0]!,
    home,
    person,
    asOf: "2022-04-15"
  });
}

describe("readHoldings(order)", () => {
  it("gives the person's own records and sales, good rows and bad ones", async () => {
    const found = (await held({email: "Prenom.Nom@email.com"}))!;
    expect(found.codes).toBe(2);
    expect(found.records.map(({fields}) => fields.customer_code)).toEqual(["CLI123", "CLI125"]);
    expect(found.records[0]!.fields).toMatchObject({last_name: "LeNom", postal_code: "H0H 0H0"});
    expect(found.sales.map(({fields}) => [fields.order_number, fields.amount])).toEqual([
      ["111111", "50"],
      ["111113", "soixante"]
    ]);
    expect(found.pseudonymous.sales).toHaveLength(1);
  });

  it("names nobody else", async () => {
    const found = (await held({code: "CLI123"}))!;
    const letter = sayHoldings([found], "2022-04-15", "fr");
    expect(letter).toContain("prenom.nom@email.com");
    for (const other of ["FirstName", "LastName", "CLI124", "firstname@email.com", "111112"])
      expect(JSON.stringify(found) + letter).not.toContain(other);
  });

  it("puts the raw row set aside apart, for a person to review", async () => {
    const {setAside} = (await held({code: "CLI123"}))!;
    expect(setAside).toMatchObject([{delivery: "2021-02-01", file: "orders.csv", line: 4}]);
    expect(setAside[0]!.raw).toContain("soixante");
  });

  it("still knows the pseudonymous sales once the raw files are gone", async () => {
    bench.withdraw("2021-02-01");
    const found = (await held({code: "CLI123"}))!;
    expect({records: found.records, sales: found.sales}).toEqual({records: [], sales: []});
    expect(found.pseudonymous.sales).toHaveLength(1);
  });

  it("is null when nobody is known by that name", async () => {
    expect(await held({email: "personne@nulle.part"})).toBeNull();
  });
});
