/** The table of real exports, for a note: written as Markdown rows where PUBLIC_C_SAMPLE_TABLE says, and nowhere else. */
import {appendFileSync, readFileSync} from "node:fs";
import {formatMoney} from "../../src/vocabulary/format.js";
import type {Workbench} from "./workbench.js";

export interface SampleAccount {
  rows_read: number;
  rows_loaded: number;
  rows_rejected: number;
  rows_duplicate: number;
  cents_read: number | null;
  cents_loaded: number | null;
}

export const accountSql = (table: "orders" | "performances"): string =>
  `select rows_read, rows_loaded, rows_rejected, rows_duplicate, cents_read, cents_loaded
   from given where table_name = '${table}'`;

interface Sample {
  file: string;
  /** By which mapping, or which adapter. */
  how: string;
  /** Its path, to count its lines. */
  path?: string;
  table?: "orders" | "performances";
}

/** What happened to one file, from what the pipeline wrote. */
export async function tellSample(
  bench: Workbench,
  {file, how, path, table = "orders"}: Sample
): Promise<void> {
  if (!process.env.PUBLIC_C_SAMPLE_TABLE) return;
  const [account] = await bench.rows<SampleAccount>("deliveries", accountSql(table));
  const told = await bench.rows<{code: string; field: string | null; rows: number}>(
    "issues",
    "select code, field_name as field, sum(rows)::integer as rows from given group by all order by code, field"
  );
  const missing = told.filter(({code}) => code === "missingColumn");
  const aside = told.filter(({code}) => code !== "missingColumn");
  const money = (cents: number | null | undefined) =>
    table === "orders" ? formatMoney(cents ?? 0, "en") : "–";
  write([
    file,
    how,
    linesIn(path) ?? "–",
    account?.rows_read ?? 0,
    account?.rows_loaded ?? 0,
    account?.rows_rejected ?? 0,
    aside.map(({code, field, rows}) => `${code}${field ? ` (${field})` : ""} ${rows}`).join(", "),
    money(account?.cents_read),
    money(account?.cents_loaded),
    missing.map(({field}) => field).join(", ")
  ]);
}

/** A file that no mapping can bring in. */
export function tellRefusal(file: string, path: string, reason: string): void {
  if (process.env.PUBLIC_C_SAMPLE_TABLE)
    write([file, `refused: ${reason}`, linesIn(path) ?? "–", 0, 0, 0, "", "–", "–", ""]);
}

/** Lines with something on them, less one for the header; null where a file is not made of lines. */
const linesIn = (path: string | undefined): number | null =>
  path?.endsWith(".csv")
    ? readFileSync(path, "latin1")
        .split(/[\r\n]+/)
        .filter((line) => line.trim() !== "").length - 1
    : null;

const write = (cells: readonly (string | number)[]): void =>
  appendFileSync(process.env.PUBLIC_C_SAMPLE_TABLE!, `| ${cells.join(" | ")} |\n`);
