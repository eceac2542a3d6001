/** Rows of a workbook or of a JSON list as delimited text, one line each, for read_csv. */
import {closeSync, openSync, writeSync} from "node:fs";

export const rowsDialect = {delimiter: ",", quote: '"'};

/** An empty row is an empty line, so that line numbers are those the member sees. */
export function writeRows(path: string, rows: Iterable<readonly string[]>, width: number): void {
  const file = openSync(path, "w", 0o600);
  let pending = "";
  const flush = () => {
    writeSync(file, pending);
    pending = "";
  };
  try {
    for (const row of rows) {
      pending += `${lineOf(row, width)}\n`;
      if (pending.length > 1 << 20) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
}

function lineOf(row: readonly string[], width: number): string {
  if (row.every((cell) => cell === "")) return "";
  return Array.from({length: width}, (_, place) => quoteCell(row[place] ?? "")).join(",");
}

/** A cell stays on its line, whatever breaks it holds. */
function quoteCell(text: string): string {
  const flat = text.replace(/[\r\n]+/g, " ");
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
