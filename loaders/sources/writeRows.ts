/** Rows of a workbook or of a document as delimited text, one line each, for read_csv. */
import {closeSync, openSync} from "node:fs";
import {writeWhole} from "./writeWhole.js";

export const rowsDialect = {delimiter: ",", quote: '"'};

/** An empty row is an empty line, so that line numbers are those the member sees. */
export function writeRows(path: string, rows: Iterable<readonly string[]>, width: number): void {
  using writer = new RowWriter(path, width);
  for (const row of rows) writer.write(row);
}

/** Writes a megabyte at a time; the file is whole once disposed. */
export class RowWriter {
  private readonly file: number;
  private readonly width: number;
  private pending = "";

  constructor(path: string, width: number) {
    this.file = openSync(path, "w", 0o600);
    this.width = width;
  }

  write(row: readonly string[]): void {
    this.pending += `${lineOf(row, this.width)}\n`;
    if (this.pending.length > 1 << 20) this.flush();
  }

  [Symbol.dispose](): void {
    try {
      this.flush();
    } finally {
      closeSync(this.file);
    }
  }

  private flush(): void {
    writeWhole(this.file, this.pending);
    this.pending = "";
  }
}

function lineOf(row: readonly string[], width: number): string {
  if (row.every((cell) => cell === "")) return "";
  return Array.from({length: width}, (_, place) => quoteCell(row[place] ?? "")).join(",");
}

/** A cell stays on its line, whatever breaks it holds; a NUL is no character. */
function quoteCell(text: string): string {
  const flat = text.replace(/[\r\n]+/g, " ").replaceAll("\0", "");
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
