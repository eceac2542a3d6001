/** Excel workbooks: one sheet becomes delimited text, row for row, and goes on as any text file. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {CellValue} from "read-excel-file/node";
import {checkArchive} from "./checkArchive.js";
import {firstBytes} from "./firstBytes.js";
import {openText} from "./openText.js";
import {readSheet, type SheetRows} from "./readSheet.js";
import type {Opened, Source} from "./source.js";
import {rowsDialect, writeRows} from "./writeRows.js";

export const xlsx: Source<"xlsx"> = {
  kind: "xlsx",
  async open({name, path}, {sheet, skipLines, headerLines}, {scratch}): Promise<Opened> {
    const start = Buffer.from(firstBytes(path)).toString("latin1");
    if (start === "") return {refused: {code: "emptyFile", line: null}};
    if (!start.startsWith("PK")) return {refused: {code: "notWorkbook", line: null}};
    const bytes = readFileSync(path);
    const danger = checkArchive(bytes);
    if (danger) return {refused: {code: danger, line: null}};
    const rows = await readSheet(bytes, sheet);
    if (typeof rows === "string") return {refused: {code: rows, line: null}};
    const copy = join(scratch, "sheet.csv");
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    writeRows(copy, textsIn(rows), width);
    return openText({name, path: copy, scratch, dialect: {...rowsDialect, skipLines}, headerLines});
  }
};

/** Row after row: a sheet of half a million of them is not held twice. */
function* textsIn(rows: SheetRows): Iterable<string[]> {
  for (const row of rows) yield textsOf(row);
}

const textsOf = (row: readonly (CellValue | null)[]): string[] => row.map(textOf);

/** A cell as a member would type it; a date cell reads as ISO local time. */
function textOf(value: CellValue | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace("T", " ");
  return typeof value === "number" ? numberText(value) : String(value);
}

/** Fifteen digits are all that a double knows: 35.300000000000004 was 35.3 in the sheet. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));
