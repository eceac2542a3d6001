/** Writes a member's settled tables as Parquet, each folder whole or not at all. */
import {mkdirSync, renameSync} from "node:fs";
import {dirname, join} from "node:path";
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {resealManifest} from "./deliveryManifest.js";
import {openAside, putInPlace} from "./files.js";
import {deliveryPlace, settledFolder} from "./places.js";
import {ranked} from "./ranked.js";
import type {ReadDelivery} from "./settleMember.js";

export async function writeSettled(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {home, member, work} = context;
  await tidyQuarantine(context, read);
  const settled = settledFolder(home, member.organization);
  for (const table of ["orders", "customers", "performances"] as const) {
    const folder = join(home.standard, table, `organization=${member.organization}`);
    await work.run(copySql(table, openAside(folder)));
    putInPlace(folder);
  }
  const aside = openAside(settled);
  await work.run(
    `copy settled_deliveries to ${literal(join(aside, "deliveries.parquet"))} (format parquet)`
  );
  await work.run(
    `copy (${await issuesSql(context, read)}) to ${literal(join(aside, "issues.parquet"))} (format parquet)`
  );
  mkdirSync(dirname(settled), {recursive: true, mode: 0o700});
  putInPlace(settled);
}

/** Orders lie by season, so that a season can be read, moved or dropped alone. */
const copySql = (table: "orders" | "customers" | "performances", folder: string): string =>
  table === "orders"
    ? `copy settled_orders to ${literal(folder)} (format parquet, partition_by (season))`
    : `copy (select * exclude (rank) from settled_${table}) to ${literal(join(folder, "data.parquet"))} (format parquet)`;

/** A sale that waited for its performance is a row like any other once it has come. */
async function tidyQuarantine(
  {work, home, member}: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  for (const {delivery} of read) {
    const {quarantine} = deliveryPlace(home, member.organization, delivery.id);
    const rows = `from read_parquet(${literal(quarantine)})`;
    const come = `code = 'unknownPerformance'
      and found in (select left(performance_code, 200) from settled_performances)`;
    if ((await rowsOf(work, `${rows} where ${come} limit 1`)).length === 0) continue;
    await work.run(
      `copy (${rows} where not (${come})) to ${literal(`${quarantine}.new`)} (format parquet)`
    );
    renameSync(`${quarantine}.new`, quarantine);
    resealManifest({home, organization: member.organization}, delivery);
  }
}

/** Of an order and a performance that no sale names: their money counts, no ticket goes. */
const refundsWithoutSale = `
      select rank, 'orders', null, null, 'order_number', 'refundWithoutSale', null, count(*)
      from judged_orders as refund
      where fate = 'loaded' and kind = 'refund' and not exists (
        from judged_orders as sale
        where sale.fate = 'loaded' and sale.kind = 'sale'
          and sale.order_number = refund.order_number and sale.performance_id = refund.performance_id)
      group by rank`;

/** Told of the delivery that sold last. */
const soldAboveCapacity = `
      select max(sold.rank), 'performances', null, null, 'capacity', 'soldAboveCapacity',
        any_value(performances.title) || ' (' || sum(sold.tickets) || ' / ' || any_value(performances.capacity) || ')', 1
      from judged_orders as sold
      inner join settled_performances as performances using (performance_id)
      where fate = 'loaded' and capacity > 0
      group by performance_id
      having sum(sold.tickets) > any_value(performances.capacity)`;

/** What each delivery told, less the sales whose performance has since arrived, and what only all of them together tell. */
async function issuesSql(context: MemberContext, read: readonly ReadDelivery[]): Promise<string> {
  const organization = literal(context.member.organization);
  return `
    with told as (
      select rank, table_name, file, line, field_name, code, found, rows
      from ${await ranked(context, read, "issues")}
      where code <> 'unknownPerformance'
        or found not in (select left(performance_code, 200) from settled_performances)
      union all
      select rank, 'orders', null, null, 'customer_code', 'unknownCustomer', null, count(*)
      from judged_orders
      where fate = 'loaded' and names_customer and not is_known_customer
      group by rank
      union all
      ${refundsWithoutSale}
      union all
      ${soldAboveCapacity}
      union all
      select rank, 'orders', null, null, null, 'deliveryHeld', removed || ' / ' || replaced, removed
      from held_deliveries)
    select ${organization} as organization, delivery_id, told.table_name, file, line, field_name, code, found, told.rows
    from told
    inner join read_deliveries on read_deliveries.rank = told.rank and read_deliveries.table_name = 'orders'`;
}
