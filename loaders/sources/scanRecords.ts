/** Walks delimited text byte by byte and says where each record begins and ends, as read_csv will cut it. */
import {closeSync, openSync, readSync} from "node:fs";

export interface Dialect {
  delimiter: string;
  /** "" when the file quotes nothing. */
  quote: string;
  /** Lines before the header, in which a quote is a mere character. */
  skipLines: number;
}

/** One record, lines before the header and blank lines included; the object is reused from call to call. */
export interface ScannedRecord {
  /** Byte offsets: first byte, and the byte after the last one, line end excluded. */
  start: number;
  end: number;
  /** Physical line on which it begins, counted from 1. */
  line: number;
  columns: number;
  isBlank: boolean;
  /** Text stands after a closing quote: read_csv would refuse the file. */
  hasTextAfterQuote: boolean;
  hasLineBreak: boolean;
}

export interface ScanSummary {
  bytes: number;
  /** Line ends by a lone carriage return, outside quotes. */
  loneReturns: number;
  /** Line ends by LF or CRLF, outside quotes. */
  lineFeeds: number;
  /** Those of them that are CRLF. */
  returnFeeds: number;
  /** Line where a quote opens that never closes. */
  openQuoteLine: number | null;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
/** Where the scanner stands: before a field, in a bare one, in a quoted one, after its closing quote. */
const fieldStart = 0;
const plain = 1;
const quoted = 2;
const closed = 3;

export interface ScanEffects {
  onRecord: (record: ScannedRecord) => void;
  onChunk?: (chunk: Uint8Array) => void;
}

/** Reads `path` once, a megabyte at a time. */
export function scanRecords(
  path: string,
  dialect: Dialect,
  {onRecord, onChunk}: ScanEffects
): ScanSummary {
  const scanner = new Scanner(dialect, onRecord);
  eachChunk(path, (chunk) => {
    onChunk?.(chunk);
    scanner.read(chunk);
  });
  return scanner.close();
}

/** Lends the bytes of a file, chunk after chunk; the buffer is reused. */
export function eachChunk(path: string, use: (chunk: Uint8Array) => void): void {
  const file = openSync(path, "r");
  const buffer = Buffer.allocUnsafe(1 << 20);
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer))
      use(buffer.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

class Scanner {
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly skipLines: number;
  /** 1 for the bytes at which anything can change; within a field the others are passed over. */
  private readonly turns = new Uint8Array(256);
  private readonly onRecord: (record: ScannedRecord) => void;
  private readonly record: ScannedRecord;
  private readonly summary: ScanSummary = {
    bytes: 0,
    loneReturns: 0,
    lineFeeds: 0,
    returnFeeds: 0,
    openQuoteLine: null
  };
  private state: number = fieldStart;
  private line = 1;
  private quoteLine = 0;
  private afterReturn = false;

  constructor({delimiter, quote, skipLines}: Dialect, onRecord: (record: ScannedRecord) => void) {
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote === "" ? -1 : quote.charCodeAt(0);
    for (const byte of [LF, CR, this.delimiter, this.quote]) if (byte >= 0) this.turns[byte] = 1;
    this.skipLines = skipLines;
    this.onRecord = onRecord;
    this.record = freshRecord();
  }

  read(chunk: Uint8Array): void {
    const {delimiter, turns} = this;
    let quote = this.currentQuote();
    const from = this.summary.bytes;
    let state = this.state;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index]!;
      if (this.afterReturn) {
        this.afterReturn = false;
        if (byte === LF) {
          this.summary.loneReturns--;
          this.summary.lineFeeds++;
          this.summary.returnFeeds++;
          this.record.start = from + index + 1;
          continue;
        }
      }
      if (state === quoted) {
        if (byte === quote) state = closed;
        else if (byte === LF) this.breakInside();
      } else if (byte === LF || byte === CR) {
        this.endRecord(from + index, byte === CR);
        quote = this.currentQuote();
        state = fieldStart;
      } else if (byte === delimiter) {
        this.record.columns++;
        state = fieldStart;
      } else if (byte === quote && state !== plain) {
        if (state === fieldStart) this.quoteLine = this.line;
        state = quoted;
      } else if (state === closed) {
        if (byte !== SPACE) {
          this.record.hasTextAfterQuote = true;
          state = plain;
        }
      } else state = plain;
      if (state === plain || state === quoted)
        while (index + 1 < chunk.length && turns[chunk[index + 1]!] === 0) index++;
    }
    this.state = state;
    this.summary.bytes += chunk.length;
  }

  close(): ScanSummary {
    if (this.state === quoted) this.summary.openQuoteLine = this.quoteLine;
    if (this.summary.bytes > this.record.start) this.emit(this.summary.bytes);
    return this.summary;
  }

  private currentQuote(): number {
    return this.line > this.skipLines ? this.quote : -1;
  }

  private breakInside(): void {
    this.line++;
    this.record.hasLineBreak = true;
  }

  private endRecord(end: number, byReturn: boolean): void {
    if (byReturn) this.summary.loneReturns++;
    else this.summary.lineFeeds++;
    this.afterReturn = byReturn;
    this.emit(end);
    this.line++;
    Object.assign(this.record, freshRecord(), {start: end + 1, line: this.line});
  }

  private emit(end: number): void {
    this.record.end = end;
    this.record.isBlank = end === this.record.start;
    this.onRecord(this.record);
  }
}

const freshRecord = (): ScannedRecord => ({
  start: 0,
  end: 0,
  line: 1,
  columns: 1,
  isBlank: false,
  hasTextAfterQuote: false,
  hasLineBreak: false
});
