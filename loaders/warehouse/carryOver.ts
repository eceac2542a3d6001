/**
 * Carries the order lines and customers of members in whom nothing has changed from the snapshot in place into the next one,
 * with its file: loading them again would cost as much as the whole collective does.
 */
import {constants, copyFileSync, existsSync} from "node:fs";
import {bindList} from "./variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "./withWarehouse.js";

/** What loaded rows come from: the same basis and the same content give the same rows. */
export interface Origin {
  /** Stands for all that is not one member's: the rules of loading, and who asked to be forgotten. */
  basis: string;
  /** Organization → what its settled tables come from. */
  contents: Readonly<Record<string, string>>;
}

/** Tables that hold a member's rows and nothing of others. */
const carriedTables = ["orders", "customers"] as const;

/**
 * Copies `current` to `aside` with the rows that still hold, and nothing else in it.
 * @returns the organizations whose rows those are; none, and no file, where all must be loaded. Whoever left or asked to be
 * forgotten is in the bytes of the old file, so nothing is carried then.
 */
export async function carryOver(
  current: string | null,
  aside: string,
  origin: Origin
): Promise<readonly string[]> {
  const carried = current === null ? [] : await stillHolding(current, origin);
  if (carried.length === 0) return [];
  copyFileSync(current!, aside, constants.COPYFILE_FICLONE);
  await withWarehouse(aside, (warehouse) => keepOnly(warehouse, carried));
  return carried;
}

async function stillHolding(current: string, {basis, contents}: Origin): Promise<string[]> {
  const before = await originOf(current);
  if (before?.basis !== basis) return [];
  const organizations = Object.keys(before.contents);
  if (organizations.some((organization) => !(organization in contents))) return [];
  return organizations.filter(
    (organization) => before.contents[organization] === contents[organization]
  );
}

const originOf = (file: string): Promise<Origin | null> =>
  existsSync(file)
    ? withWarehouse(
        file,
        async (warehouse) => {
          const isTold = await rowsOf(
            warehouse,
            "from duckdb_tables() where table_name = 'origins'"
          );
          if (isTold.length === 0) return null;
          const rows = await rowsOf<{organization: string; basis: string; content: string}>(
            warehouse,
            "from main.origins"
          );
          return {
            basis: rows[0]?.basis ?? "",
            contents: Object.fromEntries(
              rows.map(({organization, content}) => [organization, content])
            )
          };
        },
        {readOnly: true}
      )
    : Promise.resolve(null);

async function keepOnly(warehouse: Warehouse, carried: readonly string[]): Promise<void> {
  for (const schema of ["marts", "staging"])
    await warehouse.run(`drop schema if exists ${schema} cascade`);
  const tables = await rowsOf<{name: string}>(
    warehouse,
    "select table_name as name from duckdb_tables() where schema_name = 'main' and not temporary"
  );
  for (const {name} of tables)
    if (!carriedTables.some((table) => table === name))
      await warehouse.run(`drop table main.${name}`);
  await bindList(warehouse, "carried", carried);
  for (const table of carriedTables)
    await warehouse.run(
      `delete from main.${table} where not list_contains(getvariable('carried'), organization)`
    );
}

/** Creates `origins`: what each member's rows in this file come from. */
export async function writeOrigins(warehouse: Warehouse, {basis, contents}: Origin): Promise<void> {
  await warehouse.run(
    `create table origins as
     select $basis as basis, unnest(from_json($rows, '[{"organization":"VARCHAR","content":"VARCHAR"}]'), recursive := true)`,
    {
      basis,
      rows: JSON.stringify(
        Object.entries(contents).map(([organization, content]) => ({organization, content}))
      )
    }
  );
}
