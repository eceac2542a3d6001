/** Random collectives: whatever sales and refunds come in, the marts equal the second way of computing them. */
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {type Warehouse, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import {seasonOf} from "../../../src/vocabulary/season.js";
import {
  asOf,
  customerRow,
  literalCollective,
  memberRow,
  orderRow,
  performanceRow
} from "./literalCollective.js";
import {type OrderLine, type ReferenceInput, referenceFigures} from "./reference.js";
import {createTables, insert} from "./standardTables.js";

const dayAfter = (from: string) =>
  fc
    .integer({min: 0, max: 1_700})
    .map((days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));

const performance = fc
  .record({
    starts_on: dayAfter("2017-09-01"),
    capacity: fc.option(fc.integer({min: 1, max: 9})),
    is_public: fc.constantFrom(true, true, true, false),
    status: fc.constantFrom("held", "held", "held", "moved", "cancelled")
  })
  .map((given) => ({...given, season: seasonOf(given.starts_on)}));

/** One price an order, so that it does not matter which of its tickets a refund cancels. */
const order = fc.record({
  customer: fc.constantFrom("c1", "c2", "c3", "c4", null),
  ordered_on: dayAfter("2017-06-01"),
  price: fc.constantFrom(0, 2_000, 3_500),
  isTaxKnown: fc.constantFrom(true, true, true, false),
  price_category: fc.constantFrom("regular", "subscription", "complimentary", "house")
});

const line = fc.record({
  order: fc.integer({min: 0, max: 7}),
  performance: fc.integer({min: 0, max: 5}),
  tickets: fc.constantFrom(1, 1, 2, 4, 9, 10),
  refunded: fc.constantFrom(null, null, null, 1, 0.2)
});

type Given<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function orderLine(given: Given<typeof line>, orders: readonly Given<typeof order>[]): OrderLine {
  const {customer, price, isTaxKnown, ...rest} = orders[given.order]!;
  const cents = given.tickets * price * (given.refunded === null ? 1 : -given.refunded);
  return {
    ...rest,
    order_number: `o${given.order}`,
    performance_id: `p${given.performance}`,
    customer_key: customer,
    tickets: given.refunded === null ? given.tickets : -given.tickets,
    amount_cents: cents,
    net_cents: isTaxKnown ? cents : null,
    channel: "web",
    kind: given.refunded === null ? "sale" : "refund"
  };
}

const input = fc
  .record({
    performances: fc.array(performance, {minLength: 6, maxLength: 6}),
    orders: fc.array(order, {minLength: 8, maxLength: 8}),
    lines: fc.array(line, {minLength: 1, maxLength: 60})
  })
  .map(
    ({performances, orders, lines}): ReferenceInput => ({
      asOf,
      closedSeasons: ["2019-2020", "2020-2021"],
      // two codes of one person, and a company
      customers: ["c1", "c2", "c3", "c4"].map((code, index) => ({
        customer_key: code,
        patron_key: code === "c2" ? "c1" : code,
        is_corporate: index === 3
      })),
      performances: performances.map((given, index) => ({...given, performance_id: `p${index}`})),
      orders: lines.map((given) => orderLine(given, orders))
    })
  );

async function load(warehouse: Warehouse, given: ReferenceInput): Promise<void> {
  const alpha = literalCollective.members[0]!;
  await createTables(warehouse);
  await insert(warehouse, "members", [memberRow(alpha)]);
  await insert(warehouse, "productions", [["P", "Antigone", "theatre", null, false]]);
  await insert(
    warehouse,
    "performances",
    given.performances.map((row) => {
      const place = [row.performance_id, "alpha", "P", row.starts_on, row.capacity];
      return performanceRow([...place, "theatre", row.season, row.is_public, row.status]);
    })
  );
  await insert(
    warehouse,
    "customers",
    given.customers.map((row) =>
      customerRow(["alpha", row.customer_key, row.patron_key, null, row.is_corporate])
    )
  );
  await insert(
    warehouse,
    "orders",
    given.orders.map((row, index) => {
      const sale = [
        "alpha",
        row.order_number,
        row.performance_id,
        row.customer_key,
        row.ordered_on
      ];
      const price = [row.tickets, row.amount_cents, row.net_cents, row.price_category, "Tarif"];
      return orderRow([...sale, ...price, row.channel, row.kind], index);
    })
  );
}

describe("season_summary", () => {
  it("equals the figures computed ticket by ticket", async () => {
    const property = fc.asyncProperty(input, (given) =>
      withWarehouse(":memory:", async (warehouse) => {
        await load(warehouse, given);
        const ledger = forgetfulLedger();
        await buildModels(warehouse, {collective: literalCollective, asOf, ledger});
        const scope = {kind: "own", organization: "alpha"} as const;
        for (const row of await readMart(warehouse, "season_summary", scope)) {
          const reference = referenceFigures(given, row.season, row.dayOfSeason);
          expect(row).toMatchObject(reference);
        }
      })
    );
    await fc.assert(property, {numRuns: 10, seed: 20_220_415});
  });
});
