/** What came of the copies: views under names that every reader uses, and the account of rows and cents. */
import {globSync} from "node:fs";
import type {GivenTable} from "../mapping.js";
import {literal, literalList} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {CheckReport, TableAccount} from "./checkReport.js";
import type {EarlierDelivery} from "./earlierDeliveries.js";
import {deliveryId, type Scratch} from "./readScratch.js";

export const givenTables: readonly GivenTable[] = ["customers", "orders", "performances"];

/**
 * What the files came to, under names that every reader of the scratch uses; empty where nothing was written.
 * `checked_orders` are those of these files; `known_orders` those of the earlier deliveries too.
 */
export async function createViews({work, parquet}: Scratch): Promise<void> {
  for (const table of givenTables) {
    const paths = globSync(parquet[table]);
    const all = paths.length
      ? `select * from read_parquet(${literalList(paths)}, hive_partitioning = false)`
      : emptyTables[table];
    if (table === "orders") await work.run(`create or replace temp view known_orders as ${all}`);
    const own = table === "orders" ? `from known_orders where delivery_id = '${deliveryId}'` : all;
    await work.run(`create or replace temp view checked_${table} as ${own}`);
  }
  const matches = globSync(parquet.matches);
  await work.run(
    `create or replace temp view checked_matches as ${
      matches.length
        ? `select * from read_parquet(${literalList(matches)})`
        : "select null as email_key where false"
    }`
  );
}

const emptyTables: Readonly<Record<GivenTable, string>> = {
  orders: `select null::varchar as order_number, null::varchar as performance_id, null::uuid as customer_key,
    null::timestamptz as ordered_at, null::date as ordered_on, null::integer as tickets, null::bigint as amount_cents,
    null::varchar as price_category, null::varchar as price_type, null::varchar as channel, null::varchar as kind,
    null::varchar as delivery_id where false`,
  customers:
    "select null::uuid as customer_key, null::uuid as patron_key, null::varchar as fsa where false",
  performances: `select null::varchar as performance_id, null::date as starts_on, null::integer as capacity,
    null::varchar as discipline, null::varchar as venue_id, null::varchar as status where false`
};

export async function readAccounts({work, parquet}: Scratch): Promise<CheckReport["tables"]> {
  const rows =
    globSync(parquet.deliveries).length === 0
      ? []
      : await rowsOf<TableAccount & {table: GivenTable}>(work, accountsSql(parquet.deliveries));
  const accounts = new Map(rows.map(({table, ...account}) => [table, account]));
  return {
    customers: accounts.get("customers") ?? noRows,
    orders: accounts.get("orders") ?? noRows,
    performances: accounts.get("performances") ?? noRows
  };
}

/** Tables of which something has loaded, now or before. */
export const knownTables = (
  tables: CheckReport["tables"],
  earlier: readonly EarlierDelivery[]
): GivenTable[] =>
  givenTables.filter(
    (table) =>
      tables[table].rowsLoaded > 0 ||
      earlier.some(({manifest: {counts}}) => counts[table].rows > counts[table].rejected)
  );

export const noRows: TableAccount = {
  rowsRead: 0,
  rowsLoaded: 0,
  rowsRejected: 0,
  rowsDuplicate: 0,
  centsRead: 0,
  centsLoaded: 0,
  centsRejected: 0
};

const accountsSql = (path: string): string => `
  select table_name as "table", sum(rows_read)::bigint as "rowsRead", sum(rows_loaded)::bigint as "rowsLoaded",
    sum(rows_rejected)::bigint as "rowsRejected", sum(rows_duplicate)::bigint as "rowsDuplicate",
    coalesce(sum(cents_read), 0)::bigint as "centsRead", coalesce(sum(cents_loaded), 0)::bigint as "centsLoaded",
    coalesce(sum(cents_rejected), 0)::bigint as "centsRejected"
  from read_parquet(${literal(path)}) where delivery_id = '${deliveryId}' group by table_name`;
