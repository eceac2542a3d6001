/** Figures as a workbook: one sheet per table, numbers as numbers, text as text, never a formula. */
import writeXlsx, {type Sheet, type SheetData} from "write-excel-file/node";
import type {DictionaryRow} from "./dictionary.js";

export interface WorkbookTable {
  name: string;
  rows: readonly Record<string, unknown>[];
}

/** Excel's own limits: 31 characters in a sheet's name, a million rows. */
const longestName = 31;
const mostRows = 1_048_000;

export function writeWorkbook(
  tables: readonly WorkbookTable[],
  dictionary: {title: string; rows: readonly DictionaryRow[]}
): Promise<Buffer> {
  const sheets: Sheet<never>[] = [
    sheetOf(
      dictionary.title,
      dictionary.rows as readonly (DictionaryRow & Record<string, unknown>)[]
    ),
    ...tables.map(({name, rows}) => sheetOf(name, rows))
  ];
  return writeXlsx(sheets as Parameters<typeof writeXlsx>[0]).toBuffer();
}

function sheetOf(name: string, rows: readonly Record<string, unknown>[]): Sheet<never> {
  const columns = Object.keys(rows[0] ?? {});
  const data: SheetData = [
    columns.map((column) => ({value: column, fontWeight: "bold" as const})),
    ...rows.slice(0, mostRows).map((row) => columns.map((column) => cellOf(row[column])))
  ];
  return {sheet: name.slice(0, longestName), data};
}

/** A typed string cell is shown as it is, whatever it begins with. */
function cellOf(value: unknown) {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return {type: Number, value};
  if (typeof value === "boolean") return {type: Boolean, value};
  return {type: String, value: String(value)};
}
