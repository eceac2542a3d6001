/** Examines a UTF-8 text file and, where read_csv would stumble, writes a mended copy with the same line numbers. */
import {closeSync, openSync, readSync} from "node:fs";
import {join} from "node:path";
import {longestRecord, mostColumns} from "../contract/contract.js";
import type {IssueCode} from "../contract/issue.js";
import {joinHeaders} from "./joinHeaders.js";
import {parseRecord} from "./parseRecord.js";
import {type Dialect, type ScannedRecord, type ScanSummary, scanRecords} from "./scanRecords.js";
import type {FileIssue, Opened, TextTable, UnreadableRecord} from "./source.js";
import {writeWhole} from "./writeWhole.js";

interface GivenText {
  name: string;
  path: string;
  scratch: string;
  dialect: Dialect;
  /** Rows of titles; one unless told. */
  headerLines?: number;
  warnings?: readonly FileIssue[];
}

/** Refuses a file that cannot be cut into records; sets aside the records of which nothing can be read. */
export function openText({
  name,
  path,
  scratch,
  dialect,
  headerLines = 1,
  warnings = []
}: GivenText): Opened {
  const seen = examine(path, dialect, headerLines);
  const {summary, header} = seen;
  if (summary.openQuoteLine !== null)
    return {refused: {code: "unclosedQuote", line: summary.openQuoteLine}};
  if (header === null) return {refused: {code: "emptyFile", line: null}};
  if (header.columns > mostColumns) return {refused: {code: "tooManyColumns", line: header.line}};
  const needsMending = seen.unreadable.length > 0 || hasMixedLineEnds(summary);
  const mended = needsMending ? mend(path, join(scratch, "mended.csv"), seen, dialect) : path;
  const table: TextTable = {
    name,
    path: mended,
    dialect,
    skip: seen.skip,
    header: joinHeaders(seen.titles.map((title) => parseRecord(textAt(path, title), dialect))),
    records: seen.records,
    hasLineBreaks: seen.hasLineBreaks,
    unreadable: seen.unreadable.map((record) => ({
      line: record.line,
      code: record.code,
      raw: textAt(path, record, 4_096)
    })),
    warnings
  };
  return {table};
}

/** read_csv settles on one line end and fails on another. */
const hasMixedLineEnds = ({loneReturns, lineFeeds, returnFeeds}: ScanSummary): boolean =>
  loneReturns > 0 || (returnFeeds > 0 && returnFeeds < lineFeeds);

interface Seen {
  summary: ScanSummary;
  /** The rows of titles, from the top one. */
  titles: readonly ScannedRecord[];
  /** The last of them; null when the file ends before it. */
  header: ScannedRecord | null;
  skip: number;
  records: number;
  hasLineBreaks: boolean;
  unreadable: (ScannedRecord & Pick<UnreadableRecord, "code">)[];
}

function examine(path: string, dialect: Dialect, headerLines: number): Seen {
  const titles: ScannedRecord[] = [];
  let header: ScannedRecord | null = null;
  let skip = 0;
  let records = 0;
  let hasLineBreaks = false;
  const unreadable: Seen["unreadable"] = [];
  const summary = scanRecords(path, dialect, {
    onRecord: (record) => {
      if (header !== null && skip === 0) skip = record.line - 1;
      if (record.isBlank || record.line <= dialect.skipLines) return;
      if (header === null) {
        titles.push({...record});
        if (titles.length === headerLines) header = titles.at(-1)!;
        return;
      }
      const code = unreadableBecause(record, header);
      if (code) unreadable.push({...record, code});
      else {
        records++;
        hasLineBreaks ||= record.hasLineBreak;
      }
    }
  });
  return {summary, titles, header, skip: skip || 1_000_000_000, records, hasLineBreaks, unreadable};
}

/** One cell too many is read and judged with the rest; two would stop read_csv. */
function unreadableBecause(record: ScannedRecord, header: ScannedRecord): IssueCode | null {
  if (record.end - record.start > longestRecord) return "recordTooLong";
  if (record.hasTextAfterQuote) return "malformedQuotes";
  return record.columns > header.columns + 1 ? "longRow" : null;
}

/** Copies the text with LF line ends, unreadable records left blank on as many lines as they had. */
function mend(from: string, to: string, {unreadable}: Seen, dialect: Dialect): string {
  const skipped = new Set(unreadable.map(({start}) => start));
  const source = openSync(from, "r");
  const copy = openSync(to, "w", 0o600);
  let line = 1;
  const catchUp = (until: number): string => "\n".repeat(until - line);
  try {
    scanRecords(from, dialect, {
      onRecord: (record) => {
        if (record.isBlank || skipped.has(record.start)) return;
        const text = bytesAt(source, record.start, record.end);
        writeWhole(copy, catchUp(record.line));
        writeWhole(copy, text);
        line = record.line + countLineFeeds(text);
      }
    });
    writeWhole(copy, "\n");
  } finally {
    closeSync(source);
    closeSync(copy);
  }
  return to;
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 10) count++;
  return count;
}

/** The text of a record, at most `limit` bytes of it. */
export function textAt(path: string, {start, end}: ScannedRecord, limit = longestRecord): string {
  const file = openSync(path, "r");
  try {
    const text = bytesAt(file, start, Math.min(end, start + limit)).toString("utf8");
    return text.replace(/^\uFEFF+/, "");
  } finally {
    closeSync(file);
  }
}

export function bytesAt(file: number, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(end - start);
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
}
