import {snakeCase} from "../models/columnNames.js";
import type {Warehouse} from "./withWarehouse.js";

/** Creates a table anew from objects whose keys are the camelCase of its columns. */
export async function insertRows(
  warehouse: Warehouse,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[]
): Promise<void> {
  const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await warehouse.run(`create or replace table ${table} (${list.join(", ")})`);
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value]))
  );
  await warehouse.run(
    `insert into ${table}
      select unnest(from_json($rows, $shape), recursive := true)`,
    {rows: JSON.stringify(named), shape: JSON.stringify([columns])}
  );
}
