/** How a file nobody has described reads, from its bytes: the `format` of its mapping, or why it holds no table. */
import {closeSync, openSync, readFileSync, readSync} from "node:fs";
import readWorkbook, {type Sheet} from "read-excel-file/node";
import type {IssueCode} from "../contract/issue.js";
import type {FileMapping} from "../mapping.js";
import {checkArchive} from "../sources/checkArchive.js";
import {guessEncoding} from "./guessEncoding.js";
import {conceptsOf} from "./headers.js";
import type {RefusalCode} from "./refusals.js";
import {findHeader, linesBefore, type SampleRecord, sniffText} from "./sniffText.js";

export type Sniffed =
  | {format: FileMapping["format"]; otherSheets: readonly string[]}
  | {refused: RefusalCode | IssueCode};

const sampleBytes = 1 << 18;

export async function sniffFile(path: string): Promise<Sniffed> {
  const start = startOf(path);
  if (start.length === 0) return {refused: "emptyFile"};
  const kind = kindOf(start);
  if (kind === "workbook") return sniffWorkbook(path);
  if (kind !== "text") return {refused: kind};
  const encoding = guessEncoding(path, start);
  if (encoding === null) return {refused: "nulBytes"};
  const text = new TextDecoder(encoding).decode(start, {stream: true});
  if (/^\s*[[{]/.test(text)) return {refused: "json"};
  if (/^\s*</.test(text)) return {refused: "markup"};
  const sniffed = sniffText(text);
  if (sniffed === null) return {refused: "noTable"};
  if (sniffed.header === null) return {refused: "noHeader"};
  const {delimiter, quote, skipLines} = sniffed;
  return {format: {kind: "csv", encoding, delimiter, quote, skipLines}, otherSheets: []};
}

function startOf(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(sampleBytes);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** Signatures of what is no export: pictures and PDF are posters or printed reports. */
const signatures: readonly (readonly [string, RefusalCode | "workbook"])[] = [
  ["504b0304", "workbook"],
  ["25504446", "poster"],
  ["89504e47", "poster"],
  ["ffd8ff", "poster"],
  ["47494638", "poster"],
  ["d0cf11e0", "oldWorkbook"],
  ["1f8b", "archive"]
];

function kindOf(start: Uint8Array): RefusalCode | "workbook" | "text" {
  const hex = Buffer.from(start.subarray(0, 8)).toString("hex");
  return signatures.find(([signature]) => hex.startsWith(signature))?.[1] ?? "text";
}

/** The sheet whose header holds most of what we look for. */
async function sniffWorkbook(path: string): Promise<Sniffed> {
  const bytes = readFileSync(path);
  const danger = checkArchive(bytes);
  if (danger) return {refused: danger};
  const sheets = await readSheets(bytes);
  if (sheets === null) return {refused: "notWorkbook"};
  const read = sheets
    .map(({sheet, records}) => ({sheet, records, header: headerOf(records)}))
    .filter(({header}) => header !== null)
    .sort((a, b) => metBy(b.header!) - metBy(a.header!));
  const best = read[0];
  if (!best) return {refused: "noHeader"};
  return {
    format: {
      kind: "xlsx",
      sheet: sheets[0]!.sheet === best.sheet ? null : best.sheet,
      skipLines: linesBefore(best.records, best.header!)
    },
    otherSheets: read.slice(1).map(({sheet}) => sheet)
  };
}

const headerOf = (records: readonly SampleRecord[]): SampleRecord | null =>
  findHeader(records, Math.max(0, ...records.map(({cells}) => cells.length)));

const metBy = ({cells}: SampleRecord): number =>
  cells.filter((cell) => conceptsOf(cell).length).length;

async function readSheets(
  bytes: Buffer
): Promise<{sheet: string; records: SampleRecord[]}[] | null> {
  try {
    const sheets: Sheet[] = await readWorkbook(bytes);
    return sheets.map(({sheet, data}) => ({sheet, records: recordsOf(data)}));
  } catch {
    return null;
  }
}

const recordsOf = (rows: Sheet["data"]): SampleRecord[] =>
  rows
    .slice(0, 300)
    .map((row, place) => ({
      line: place + 1,
      cells: [...row].map((cell) => (cell === null ? "" : String(cell).trim()))
    }))
    .filter(({cells}) => cells.some(Boolean));
