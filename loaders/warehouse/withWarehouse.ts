import {type DuckDBConnection, DuckDBInstance, type DuckDBValue} from "@duckdb/node-api";

export type Warehouse = DuckDBConnection;

export interface WarehouseOptions {
  /** Read-only opening of a published snapshot; false while one is being built. */
  readOnly?: boolean;
  /** Folders that SQL may read or write; anything else, and the network, is denied. */
  folders?: readonly string[];
  memoryLimit?: string;
  threads?: number;
  /** Where what exceeds the memory is put for a while; it may hold identities. */
  tempFolder?: string;
}

/** Opens a DuckDB file, lends a connection to `use`, closes always. One writer at a time is the caller's rule. */
export async function withWarehouse<T>(
  path: string,
  use: (warehouse: Warehouse, instance: DuckDBInstance) => Promise<T>,
  options: WarehouseOptions = {}
): Promise<T> {
  const instance = await DuckDBInstance.create(path, settingsOf(options));
  try {
    const warehouse = await instance.connect();
    try {
      await shut(warehouse, options.folders ?? []);
      return await use(warehouse, instance);
    } finally {
      warehouse.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

const settingsOf = ({
  readOnly = false,
  memoryLimit = "1500MB",
  threads = 2,
  tempFolder
}: WarehouseOptions): Record<string, string> => ({
  access_mode: readOnly ? "READ_ONLY" : "AUTOMATIC",
  memory_limit: memoryLimit,
  threads: String(threads),
  storage_compatibility_version: "latest",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  ...(tempFolder && {temp_directory: tempFolder})
});

/** All rows of a query as plain objects: dates as ISO strings, BIGINT and DECIMAL as numbers. */
export async function rowsOf<Row>(
  warehouse: Warehouse,
  sql: string,
  values?: Record<string, DuckDBValue>
): Promise<Row[]> {
  const reader = await warehouse.runAndReadAll(sql, values);
  return reader
    .getRowObjects()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
    ) as Row[];
}

async function shut(warehouse: Warehouse, folders: readonly string[]): Promise<void> {
  const list = folders.map((folder) => `'${folder.replaceAll("'", "''")}'`).join(", ");
  if (folders.length) await warehouse.run(`SET allowed_directories = [${list}]`);
  await warehouse.run(
    "SET GLOBAL TimeZone = 'UTC'; SET enable_external_access = false; SET lock_configuration = true"
  );
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plain);
  if ("toDouble" in value && typeof value.toDouble === "function")
    return (value.toDouble as () => number)();
  return String(value);
}
