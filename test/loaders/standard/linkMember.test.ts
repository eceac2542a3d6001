/** Persons are matched among all of a member's customers at hand, whichever delivery brought them. */
import {describe, expect, it} from "vitest";
import {type MappingSpec, programmeMapping, Workbench} from "../workbench.js";

const who = {
  customer_code: "Client",
  first_name: "Prénom",
  last_name: "Nom",
  address: "Adresse",
  postal_code: "Code postal"
};
const sale = {
  order_number: "Vente",
  customer_code: "Client",
  performance_code: "Code",
  ordered_at: "Vendu",
  amount: "Montant"
};
const show = {performance_code: "Code", title: "Titre", starts_at: "Début"};

/** One file per delivery that feeds the three tables. */
const flatMapping: MappingSpec = {
  ...programmeMapping("fr"),
  files: [
    {
      match: "*.csv",
      format: {kind: "csv"},
      money: {tax: "included"},
      tables: {orders: sale, customers: who, performances: show}
    }
  ]
};

const header = "Vente,Client,Prénom,Nom,Adresse,Code postal,Code,Titre,Début,Vendu,Montant";

/** Sales of one day to forty neighbours nobody could mistake for one another, and to `buyer`. */
function flatFile(day: string, buyer: string): string {
  const neighbours = Array.from({length: 40}, (_, i) => {
    const name = String.fromCharCode(97 + (i % 26), 97 + ((i * 7) % 26), 97 + ((i * 11) % 26));
    return `${day}-${i},N${i},Pré${name},Nom${name}${i},${100 + i} rue ${name},H${i % 10}A ${i % 9}B1`;
  });
  const sales = [...neighbours, `${day}-b,${buyer}`];
  return [
    header,
    ...sales.map((who) => `${who},S1,Spectacle,2021-01-01 20:00,${day} 10:00,10`),
    ""
  ].join("\n");
}

const before = {
  "2020-12-20": {
    "ventes.csv": flatFile("2020-12-01", "Q1,Rosalie,Quenneville,12 rue des Érables,G5L 1A1")
  }
};
const after = {
  "2020-12-21": {
    "ventes.csv": flatFile("2020-12-02", "Q2,Rosalie,Queneville,12 rue des Érables,G5L 1A1")
  }
};

describe("linkMember(context)", () => {
  it.each([
    ["together", [{...before, ...after}]],
    ["one after the other", [before, after]],
    ["in reverse", [after, before]]
  ])("finds one person in two flat files that came %s", async (_how, turns) => {
    using bench = new Workbench(flatMapping);
    for (const deliveries of turns) {
      bench.deliver(deliveries);
      await bench.read();
    }
    expect(
      await bench.rows(
        "customers",
        "select count(*)::integer as codes, count(distinct patron_key)::integer as persons from given"
      )
    ).toEqual([{codes: 42, persons: 41}]);
  });
});
