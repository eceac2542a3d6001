/** Excel workbooks: one sheet becomes delimited text, row for row, and goes on as any text file. */
import {closeSync, openSync, readFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import readWorkbook, {type CellValue, type Sheet} from "read-excel-file/node";
import {checkArchive} from "./checkArchive.js";
import {firstBytes} from "./csv.js";
import {openText} from "./openText.js";
import type {Opened, Source} from "./source.js";

export const xlsx: Source<"xlsx"> = {
  kind: "xlsx",
  async open({name, path}, {sheet, skipLines}, {scratch}): Promise<Opened> {
    const start = Buffer.from(firstBytes(path)).toString("latin1");
    if (start === "") return {refused: {code: "emptyFile", line: null}};
    if (!start.startsWith("PK")) return {refused: {code: "notWorkbook", line: null}};
    const bytes = readFileSync(path);
    const danger = checkArchive(bytes);
    if (danger) return {refused: {code: danger, line: null}};
    const rows = await readRows(bytes, sheet);
    if (rows === null) return {refused: {code: "notWorkbook", line: null}};
    const copy = join(scratch, "sheet.csv");
    writeRows(copy, rows);
    return openText({name, path: copy, scratch, dialect: {...dialect, skipLines}});
  }
};

const dialect = {delimiter: ",", quote: '"'};

async function readRows(bytes: Buffer, wanted: string | null): Promise<CellValue[][] | null> {
  try {
    const sheets: Sheet[] = await readWorkbook(bytes);
    const sheet = wanted === null ? sheets[0] : sheets.find(({sheet}) => sheet === wanted);
    return (sheet?.data as CellValue[][] | undefined) ?? null;
  } catch {
    return null;
  }
}

/** One line per row of the sheet, empty ones too, so that line numbers are those the member sees. */
function writeRows(path: string, rows: CellValue[][]): void {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const file = openSync(path, "w", 0o600);
  try {
    for (const row of rows) {
      const cells = Array.from({length: width}, (_, index) => textOf(row[index] ?? null));
      const isEmpty = cells.every((cell) => cell === "");
      writeSync(file, `${isEmpty ? "" : cells.map(quoteCell).join(",")}\n`);
    }
  } finally {
    closeSync(file);
  }
}

/** A cell as a member would type it; a date cell reads as ISO local time. */
function textOf(value: CellValue | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace("T", " ");
  if (typeof value === "number") return numberText(value);
  return String(value).replace(/[\r\n]+/g, " ");
}

/** Fifteen digits are all that a double knows: 35.300000000000004 was 35.3 in the sheet. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));

const quoteCell = (text: string): string =>
  /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
