/** How a text file nobody has described reads: delimiter, quote, lines before the header, the header itself. */
import {parseRecord} from "../sources/parseRecord.js";
import {conceptsOf} from "./headers.js";

export interface SniffedText {
  delimiter: "," | ";" | "\t" | "|";
  quote: '"' | "'" | "";
  /** Physical lines before the header. */
  skipLines: number;
  /** Rows of titles: two where groups stand above titles that come back. */
  headerLines: number;
  /** Null when no record of the first thirty looks like a header. */
  header: readonly string[] | null;
}

export interface SampleRecord {
  line: number;
  cells: readonly string[];
}

const delimiters = [";", ",", "\t", "|"] as const;

/** Judges the beginning of a file, decoded, its last record possibly cut. Null when no delimiter gives a table. */
export function sniffText(text: string): SniffedText | null {
  const quote = quoteOf(text);
  const best = delimiters
    .map((delimiter) => ({delimiter, records: splitRecords(text, delimiter, quote)}))
    .map((reading) => ({...reading, ...regularity(reading.records)}))
    .sort((a, b) => b.score - a.score)[0]!;
  if (best.columns < 2) return null;
  const found = findHeader(best.records, best.columns);
  return {
    delimiter: best.delimiter,
    quote,
    ...(found
      ? titleLines(best.records, found, linesBefore(best.records, found))
      : {skipLines: 0, headerLines: 1}),
    header: found?.cells ?? null
  };
}

/** A table of one column has no delimiter to be known by. */
function regularity(records: readonly SampleRecord[]): {columns: number; score: number} {
  const counts = new Map<number, number>();
  for (const {cells} of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [columns, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return {columns, score: columns < 2 ? 0 : (times / records.length) * Math.log2(columns + 1)};
}

/** Double quotes unless cells are wrapped in single ones; none where a double quote is a mere sign. */
function quoteOf(text: string): SniffedText["quote"] {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const doubles = count(/(^|[,;\t|\r\n])"/g);
  const singles = count(/(^|[,;\t|\r\n])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/g);
  if (singles > doubles && singles > 4) return "'";
  const signs = count(/"/g);
  return doubles === 0 && signs > 0 ? "" : '"';
}

/** Records of the sample with the line they begin on; blank ones left out, at most 300. */
function splitRecords(text: string, delimiter: string, quote: string): SampleRecord[] {
  const records: SampleRecord[] = [];
  let line = 1;
  let start = 0;
  let startLine = 1;
  let isOpen = false;
  const end = (at: number): void => {
    const record = text.slice(start, at).replace(/^\uFEFF+/, "");
    if (record.trim() !== "")
      records.push({line: startLine, cells: parseRecord(record, {delimiter, quote, skipLines: 0})});
  };
  for (let at = 0; at < text.length && records.length < 300; at++) {
    const sign = text[at]!;
    if (sign === quote && quote !== "") isOpen = !isOpen;
    const isBreak = sign === "\n" || (sign === "\r" && text[at + 1] !== "\n");
    if (!isBreak) continue;
    line++;
    if (isOpen) continue;
    end(text[at - 1] === "\r" && sign === "\n" ? at - 1 : at);
    start = at + 1;
    startLine = line;
  }
  if (records.length === 0) end(text.length);
  return records;
}

/** The record that holds most headers somebody has met, else the first one made of words only. */
export function findHeader(records: readonly SampleRecord[], columns: number): SampleRecord | null {
  const candidates = records
    .slice(0, 30)
    .filter(({cells}) => cells.filter(Boolean).length >= Math.max(2, columns * 0.4));
  const ranked = candidates
    .map((record) => ({record, met: record.cells.filter((cell) => conceptsOf(cell).length).length}))
    .sort((a, b) => b.met - a.met);
  if (ranked[0] && ranked[0].met >= 2) return ranked[0].record;
  return candidates.find(({cells}) => isHeaderLike(cells)) ?? null;
}

/** Names of columns: distinct words, no address, no amount, no date, no long number. */
const isHeaderLike = (cells: readonly string[]): boolean => {
  const filled = cells.filter(Boolean);
  return (
    new Set(filled).size === filled.length && filled.every((cell) => isYear(cell) || isName(cell))
  );
};

const isYear = (cell: string): boolean => /^(19|20)\d\d$/.test(cell);
const isName = (cell: string): boolean =>
  !/@|\d{5,}|^[\d\s.,$%:/-]+$|\d[/-]\d/.test(cell) && cell.length <= 60;

/** A header whose titles come back (Qté, Montant, Qté, Montant) is told apart by the groups on the line above it. */
export function titleLines(
  records: readonly SampleRecord[],
  header: SampleRecord,
  skipLines: number
): {skipLines: number; headerLines: number} {
  const above = records[records.indexOf(header) - 1];
  const filled = header.cells.filter(Boolean);
  const comesBack = new Set(filled).size < filled.length;
  const isGroups =
    above !== undefined &&
    above.line === header.line - 1 &&
    above.cells.filter(Boolean).length > 1 &&
    above.cells.every((cell) => cell === "" || isName(cell));
  return comesBack && isGroups
    ? {skipLines: Math.max(0, skipLines - 1), headerLines: 2}
    : {skipLines, headerLines: 1};
}

/** Blank lines are skipped anyway: only lines with something on them must be told. */
export const linesBefore = (records: readonly SampleRecord[], header: SampleRecord): number =>
  records[0] === header ? 0 : header.line - 1;
