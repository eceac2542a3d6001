/** A question in SQL to the published snapshot: nothing can be written, no file read, no network reached. */
import {PublicCError} from "./error.js";
import {publishedSnapshot} from "./exportMarts.js";
import type {Home} from "./home.js";
import {rowsOf, type Warehouse, withWarehouse} from "./warehouse/withWarehouse.js";

export interface SqlAnswer {
  snapshot: string;
  columns: string[];
  rows: Record<string, unknown>[];
  /** More rows than asked for were there. */
  isCut: boolean;
}

/** @param most rows at most @throws PublicCError with what DuckDB says of the SQL */
export function runSql(home: Home, sql: string, most: number): Promise<SqlAnswer> {
  const {file, id} = publishedSnapshot(home);
  return withWarehouse(
    file,
    async (warehouse) => {
      const rows = await ask(
        warehouse,
        `select * from (${sql.replace(/;\s*$/, "")}\n) limit ${most + 1}`
      );
      return {
        snapshot: id,
        columns: Object.keys(rows[0] ?? {}),
        rows: rows.slice(0, most),
        isCut: rows.length > most
      };
    },
    {readOnly: true}
  );
}

/** Tables that may be asked, with their columns. */
export const listTables = (home: Home): Promise<{table: string; columns: string}[]> =>
  withWarehouse(
    publishedSnapshot(home).file,
    (warehouse) =>
      rowsOf(
        warehouse,
        `select schema_name || '.' || table_name as "table", string_agg(column_name, ', ' order by column_index) as columns
         from duckdb_columns() where not internal group by all order by 1`
      ),
    {readOnly: true}
  );

async function ask(warehouse: Warehouse, sql: string): Promise<Record<string, unknown>[]> {
  try {
    return await rowsOf(warehouse, sql);
  } catch (cause) {
    const [message = ""] = (cause as Error).message.split("\n\n");
    throw new PublicCError(message.trim(), {
      exitCode: 2,
      next: "public-c sql --tables lists the tables and their columns",
      cause
    });
  }
}
