/** Runs linkPatrons on a table of identities in memory, and scores it against a known truth. */
import {type LinkReport, linkPatrons} from "../../../../loaders/privacy/linkage/linkPatrons.js";
import {
  rowsOf,
  type Warehouse,
  withWarehouse
} from "../../../../loaders/warehouse/withWarehouse.js";
import type {Entry} from "./neighbourhood.js";

export interface Keys {
  customer_key: string;
  patron_key: string;
  household_key: string;
}

export const identityColumns = [
  "customer_key",
  "first_name",
  "last_name",
  "address",
  "city",
  "postal_code",
  "phone",
  "email"
] as const satisfies readonly (keyof Entry)[];

export function linking<T>(
  entries: readonly Partial<Entry>[],
  use: (warehouse: Warehouse, report: LinkReport) => Promise<T>
): Promise<T> {
  return withWarehouse(":memory:", async (warehouse) => {
    const columns = [...identityColumns, "person", "household"] as const;
    await warehouse.run(
      `create table identities (${columns.map((name) => `${name} varchar`).join()})`
    );
    const appender = await warehouse.createAppender("identities");
    for (const entry of entries) {
      for (const name of columns) {
        const value = entry[name];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendVarchar(String(value));
      }
      appender.endRow();
    }
    appender.closeSync();
    const report = await linkPatrons(warehouse, {table: "identities", into: "keys"});
    return use(warehouse, report);
  });
}

export const keysIn = (warehouse: Warehouse): Promise<Keys[]> =>
  rowsOf<Keys>(warehouse, "select * from keys order by customer_key");

/** Over all pairs of customers: of those joined, the share that are one by the truth; of those that are one, the share joined. */
export async function score(
  warehouse: Warehouse,
  truth: "person" | "household"
): Promise<{precision: number; recall: number}> {
  const key = truth === "person" ? "patron_key" : "household_key";
  const pairsBy = (columns: string) =>
    `(select sum(n * (n - 1) / 2) from (select count(*) as n from known group by ${columns}))`;
  const [scored] = await rowsOf<{precision: number; recall: number}>(
    warehouse,
    `with known as (select ${truth} as truth, ${key} as key from identities join keys using (customer_key))
     select
        ${pairsBy("truth, key")} / ${pairsBy("key")} as "precision",
        ${pairsBy("truth, key")} / ${pairsBy("truth")} as "recall"`
  );
  return scored!;
}
