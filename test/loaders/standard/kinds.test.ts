/** Sales, refunds, exchanges, comps, house seats, subscriptions, packages and groups are told apart. */
import {describe, expect, it} from "vitest";
import {programmeDelivery, programmeMapping, Workbench} from "../workbench.js";

const mapping = programmeMapping("fr");
const told: typeof mapping = {
  ...mapping,
  files: mapping.files.map((file) =>
    file.tables.orders
      ? {...file, tables: {orders: {...file.tables.orders, status: "Statut", tickets: "Nombre"}}}
      : file
  ),
  words: {
    priceTypes: {
      Général: "regular",
      Réduit: "reduced",
      Faveur: "complimentary",
      Maison: "house",
      Abonnement: "subscription",
      Forfait: "package",
      Groupe: "group"
    },
    channels: {Internet: "web"},
    refunds: ["Remboursé", "Échangé"],
    voided: ["Annulé"]
  }
};

const line = (order: string, amount: string, type: string, status = "Vendu", tickets = 1) =>
  `${order},CLI123,ABC123,2021-01-02 10:00,${amount},${type},Internet,${status},${tickets}`;

async function read(lines: readonly string[]) {
  using bench = new Workbench(told);
  const delivery = programmeDelivery();
  const [header] = delivery["orders.csv"]!.split("\n");
  delivery["orders.csv"] = `${[`${header},Statut,Nombre`, ...lines].join("\n")}\n`;
  bench.deliver({"2021-02-01": delivery});
  await bench.read();
  return {
    lines: await bench.rows(
      "orders",
      `select order_number as number, kind, tickets, amount_cents as cents, price_category as category, is_group
       from given order by order_number, amount_cents`
    ),
    issues: await bench.rows("issues", "select code, rows from given where table_name = 'orders'")
  };
}

const row = (number: string, cents: number, category: string, more: object = {}) => ({
  number,
  kind: "sale",
  tickets: 1,
  cents,
  category,
  is_group: false,
  ...more
});
const refund = {kind: "refund", tickets: -1};

describe("a line of sale", () => {
  it("is what its price type and its status say", async () => {
    const {lines, issues} = await read([
      line("1", "50", "Général"),
      line("2", "0", "Faveur"),
      line("3", "0", "Maison"),
      line("4", "0", "Abonnement"),
      line("5", "35", "Forfait"),
      line("6", "300", "Groupe", "Vendu", 12),
      line("7", "0", "")
    ]);
    expect(issues).toEqual([]);
    expect(lines).toEqual([
      row("1", 5_000, "regular"),
      row("2", 0, "complimentary"),
      row("3", 0, "house"),
      row("4", 0, "subscription"),
      row("5", 3_500, "package"),
      row("6", 30_000, "group", {tickets: 12, is_group: true}),
      row("7", 0, "complimentary")
    ]);
  });

  it("an exchange is a refund and a sale; a refund takes away whatever sign it is written with", async () => {
    const {lines} = await read([
      line("1", "50", "Général"),
      line("1", "50", "Général", "Échangé"),
      line("1", "35", "Réduit"),
      line("2", "50", "Général"),
      line("2", "-50", "Général", "Remboursé")
    ]);
    expect(lines).toEqual([
      row("1", -5_000, "regular", refund),
      row("1", 3_500, "reduced"),
      row("1", 5_000, "regular"),
      row("2", -5_000, "regular", refund),
      row("2", 5_000, "regular")
    ]);
  });

  it("that says it no longer stands is told and counts for nothing", async () => {
    const {lines, issues} = await read([
      line("1", "50", "Général"),
      line("2", "35", "Réduit", "Annulé")
    ]);
    expect(lines).toEqual([row("1", 5_000, "regular")]);
    expect(issues).toEqual([{code: "voidedLine", rows: 1}]);
  });
});
