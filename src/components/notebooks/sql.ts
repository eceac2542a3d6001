/** A notebook's rows in DuckDB, in the reader's own browser: loaded when asked for, from this site alone. */
import {
  AsyncDuckDB,
  type AsyncDuckDBConnection,
  ConsoleLogger,
  LogLevel
} from "@duckdb/duckdb-wasm";
import {tableFromJSON, tableToIPC} from "apache-arrow";
import {columnsOf} from "./sqlColumns.js";

/** Where scripts/site/duckdb.ts puts the engine. */
const engine = {
  worker: "/_file/duckdb/duckdb-browser-eh.worker.js",
  wasm: "/_file/duckdb/duckdb-eh.wasm"
};

/** What a query gave: one object per row, columns in order. */
export type Answer = readonly Readonly<Record<string, unknown>>[];

export interface Sql {
  /** Table → its columns. */
  tables: ReadonlyMap<string, readonly string[]>;
  /** @throws Error with DuckDB's own words */
  query(text: string): Promise<Answer>;
}

/** Opens a database that holds each mart as a table; nothing of it leaves the page, no extension is fetched. */
export async function openSql(marts: Readonly<Record<string, readonly object[]>>): Promise<Sql> {
  const database = new AsyncDuckDB(new ConsoleLogger(LogLevel.WARNING), new Worker(engine.worker));
  await database.instantiate(engine.wasm);
  await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const connection = await database.connect();
  await connection.query("set autoinstall_known_extensions = false");
  await connection.query("set autoload_known_extensions = false");
  const tables = new Map<string, readonly string[]>();
  for (const [name, rows] of Object.entries(marts)) {
    if (rows.length === 0) continue;
    tables.set(name, Object.keys(rows[0]!));
    await insert(connection, name, rows);
  }
  await connection.query("set enable_external_access = false");
  return {
    tables,
    query: async (text) =>
      (await connection.query(text)).toArray().map((row: {toJSON(): object}) => ({...row.toJSON()}))
  };
}

/** As an Arrow stream: DuckDB reads it without an extension. */
async function insert(
  connection: AsyncDuckDBConnection,
  name: string,
  rows: readonly object[]
): Promise<void> {
  const stream = tableToIPC(tableFromJSON(columnsOf(rows)), "stream");
  await connection.insertArrowFromIPCStream(stream, {name, create: true});
}
