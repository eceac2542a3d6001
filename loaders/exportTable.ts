/** One table of a member's, written to a file it can take away: its own standardized rows, or a mart it may read. */
import {PublicCError} from "./error.js";
import {publishedSnapshot} from "./exportMarts.js";
import type {Home} from "./home.js";
import {martsFor} from "./marts.js";
import {literal} from "./warehouse/variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "./warehouse/withWarehouse.js";

export const exportFormats = ["csv", "parquet"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The three standard tables, with the names that their keys stand for. */
const standard = {
  orders: "select * from main.orders",
  customers: "select * from main.customers",
  performances: `select performances.*, productions.title, venues.name as venue_name
    from main.performances left join main.productions using (production_id)
    left join main.venues using (venue_id)`
} as const;
export type StandardExport = keyof typeof standard;
export const standardExports = Object.keys(standard) as StandardExport[];

export interface ExportedTable {
  name: string;
  /** Whose rows: the organization's own, exact, or those that the collective publishes. */
  kind: "standard" | "own" | "collective";
}

/** Everything a member may take away; the collective's only if it shares with it. */
export const exportableTables = ({sharing}: {sharing: boolean}): ExportedTable[] => [
  ...standardExports.map((name) => ({name, kind: "standard" as const})),
  ...martsFor("own").map((name) => ({name, kind: "own" as const})),
  ...(sharing ? martsFor("collective").map((name) => ({name, kind: "collective" as const})) : [])
];

export interface TableExport {
  table: ExportedTable;
  organization: string;
  format: ExportFormat;
  /** An existing folder; the file in it is written whole. */
  folder: string;
  path: string;
}

/**
 * Writes the published snapshot's rows. In CSV, a text that a spreadsheet would take for a formula gets an
 * apostrophe before it (OWASP); Parquet keeps it as it is. @throws PublicCError for a table that is not for export
 */
export async function exportTable(
  home: Home,
  {table, organization, format, folder, path}: TableExport
): Promise<void> {
  const {file} = publishedSnapshot(home);
  await withWarehouse(
    file,
    async (warehouse) => {
      const rows = selectOf(table, organization);
      const source = format === "csv" ? await withoutFormulas(warehouse, rows) : rows;
      const options = format === "csv" ? "format csv, header" : "format parquet, compression zstd";
      await warehouse.run(`copy (${source}) to ${literal(path)} (${options})`);
    },
    {readOnly: true, folders: [folder], memoryLimit: "500MB", threads: 1}
  );
}

/** Rows of one table, for a workbook; the first `limit` of them. */
export const exportRows = (
  home: Home,
  table: ExportedTable,
  organization: string,
  limit = Number.MAX_SAFE_INTEGER
): Promise<Record<string, unknown>[]> =>
  withWarehouse(
    publishedSnapshot(home).file,
    (warehouse) =>
      rowsOf(warehouse, `select * from (${selectOf(table, organization)}) limit ${limit}`),
    {readOnly: true, memoryLimit: "500MB", threads: 1}
  );

function selectOf({name, kind}: ExportedTable, organization: string): string {
  const known = exportableTables({sharing: true}).some(
    (table) => table.name === name && table.kind === kind
  );
  if (!known) throw new PublicCError(`table ${name} is not for export`, {exitCode: 2});
  const own = `where organization = ${literal(organization)}`;
  if (kind === "standard") return `${standard[name as StandardExport]} ${own} order by all`;
  return `select * from marts.${name} ${kind === "own" ? own : ""} order by all`;
}

async function withoutFormulas(warehouse: Warehouse, rows: string): Promise<string> {
  const columns = await rowsOf<{column_name: string; column_type: string}>(
    warehouse,
    `describe ${rows}`
  );
  const cells = columns.map(({column_name: name, column_type: type}) =>
    type === "VARCHAR"
      ? `case when regexp_matches("${name}", '^[=+\\-@\\t\\r\\n＝＋－＠]') then '''' || "${name}" else "${name}" end as "${name}"`
      : `"${name}"`
  );
  return `select ${cells.join(", ")} from (${rows})`;
}
