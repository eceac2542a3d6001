/** How a file nobody has described reads, from its bytes: the `format` of its mapping (one per sheet or list), or why it holds no table. */
import {closeSync, openSync, readFileSync, readSync} from "node:fs";
import type {IssueCode} from "../contract/issue.js";
import type {FileMapping} from "../mapping.js";
import {archiveKind} from "../sources/archiveKind.js";
import {checkArchive} from "../sources/checkArchive.js";
import {guessEncoding} from "../sources/guessEncoding.js";
import {readHtml} from "../sources/readHtml.js";
import {type SheetRows, sampleSheets} from "../sources/readSheet.js";
import type {GivenFile} from "../sources/source.js";
import {conceptsOf} from "./headers.js";
import type {RefusalCode} from "./refusals.js";
import {sniffJson, sniffXml} from "./sniffDocument.js";
import {findHeader, linesBefore, type SampleRecord, sniffText, titleLines} from "./sniffText.js";

export type Sniffed =
  | {formats: FileMapping["format"][]; otherSheets: readonly string[]}
  | {refused: RefusalCode | IssueCode};

const sampleBytes = 1 << 18;
const sampleRows = 300;

export async function sniffFile({name, path}: GivenFile): Promise<Sniffed> {
  const start = startOf(path);
  if (start.length === 0) return {refused: "emptyFile"};
  const kind = kindOf(start);
  if (kind === "zip") return sniffZip(name, path);
  if (kind !== "text") return {refused: kind};
  const encoding = guessEncoding(path, start);
  if (encoding === null) return {refused: "nulBytes"};
  const text = new TextDecoder(encoding).decode(start, {stream: true}).replace(/^\uFEFF+/, "");
  if (/^\s*[[{]/.test(text)) return documentOf(sniffJson(path));
  if (/^\s*</.test(text)) return isPage(text) ? sniffPage(path) : documentOf(sniffXml(path));
  const sniffed = sniffText(text);
  if (sniffed === null) return {refused: "noTable"};
  if (sniffed.header === null) return {refused: "noHeader"};
  const {delimiter, quote, skipLines, headerLines} = sniffed;
  return {
    formats: [{kind: "csv", encoding, delimiter, quote, skipLines, headerLines}],
    otherSheets: []
  };
}

const documentOf = (found: ReturnType<typeof sniffJson>): Sniffed =>
  Array.isArray(found) ? {formats: found, otherSheets: []} : found;

/** The first rows of its tables tell as those of a sheet would. */
function sniffPage(path: string): Sniffed {
  const records: SampleRecord[] = [];
  let line = 0;
  readHtml(path, (cells) => {
    line++;
    if (cells.some(Boolean)) records.push({line, cells});
    return line < sampleRows;
  });
  const header = headerOf(records);
  if (!header || metBy(header) < 2) return {refused: "markup"};
  const titles = titleLines(records, header, linesBefore(records, header));
  return {formats: [{kind: "html", ...titles}], otherSheets: []};
}

const isPage = (text: string): boolean =>
  /^\s*<(!doctype html|html|head|meta|style|table|div|body)/i.test(text);

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
const signatures: readonly (readonly [string, RefusalCode | "zip"])[] = [
  ["504b0304", "zip"],
  ["25504446", "poster"],
  ["89504e47", "poster"],
  ["ffd8ff", "poster"],
  ["47494638", "poster"],
  ["d0cf11e0", "oldWorkbook"],
  ["1f8b", "archive"]
];

function kindOf(start: Uint8Array): RefusalCode | "zip" | "text" {
  const hex = Buffer.from(start.subarray(0, 8)).toString("hex");
  return signatures.find(([signature]) => hex.startsWith(signature))?.[1] ?? "text";
}

function sniffZip(name: string, path: string): Promise<Sniffed> | Sniffed {
  const kind = /\.xls[xm]$/i.test(name) ? "workbook" : archiveKind(path);
  if (kind === "workbook") return sniffWorkbook(path);
  return {refused: kind === "document" ? "oldWorkbook" : "archive"};
}

/** Every sheet whose header holds what we look for; else the first that has a header. */
async function sniffWorkbook(path: string): Promise<Sniffed> {
  const bytes = readFileSync(path);
  const danger = checkArchive(bytes);
  if (danger) return {refused: danger};
  const sheets = await sampleSheets(bytes, sampleRows);
  if (typeof sheets === "string") return {refused: sheets};
  const titled = sheets
    .map(({sheet, data}) => ({sheet, records: recordsOf(data)}))
    .flatMap(({sheet, records}) => {
      const header = headerOf(records);
      return header ? [{sheet, records, header, met: metBy(header)}] : [];
    });
  const known = titled.filter(({met}) => met >= 2);
  const read = known.length > 0 ? known : titled.slice(0, 1);
  if (read.length === 0) return {refused: "noHeader"};
  return {
    formats: read.map(({sheet, records, header}) => ({
      kind: "xlsx",
      sheet: read.length === 1 && sheet === sheets[0]!.sheet ? null : sheet,
      ...titleLines(records, header, linesBefore(records, header))
    })),
    otherSheets: titled.filter((one) => !read.includes(one)).map(({sheet}) => sheet)
  };
}

const headerOf = (records: readonly SampleRecord[]): SampleRecord | null =>
  findHeader(records, Math.max(0, ...records.map(({cells}) => cells.length)));

const metBy = ({cells}: SampleRecord): number =>
  cells.filter((cell) => conceptsOf(cell).length).length;

const recordsOf = (rows: SheetRows): SampleRecord[] =>
  rows
    .map((row, place) => ({
      line: place + 1,
      cells: [...row].map((cell) => (cell === null ? "" : String(cell).trim()))
    }))
    .filter(({cells}) => cells.some(Boolean));
