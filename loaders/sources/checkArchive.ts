/** Reads the directory of a zip before anything is inflated: a small file must not become gigabytes. */
import type {IssueCode} from "../contract/issue.js";

const mostEntries = 200;
export const mostBytes = 200_000_000;
const mostRatio = 100;
const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
const firstEntry = 0x04034b50;

/** @returns the reason to refuse it, or null */
export function checkArchive(bytes: Buffer): IssueCode | null {
  const end = bytes.lastIndexOf(signature(directoryEnd));
  if (end < 0 || end + 22 > bytes.length)
    return isBegun(bytes) ? "truncatedArchive" : "notWorkbook";
  const entries = readDirectory(bytes, bytes.readUInt32LE(end + 16), bytes.readUInt16LE(end + 10));
  if (entries === null) return "truncatedArchive";
  const inflated = entries.reduce((sum, {size}) => sum + size, 0);
  const isOversized =
    entries.length > mostEntries ||
    inflated > mostBytes ||
    entries.some(({size, packed}) => size > 1_000_000 && size > packed * mostRatio);
  return isOversized || entries.some(({name}) => isForeign(name)) ? "unsafeArchive" : null;
}

/** Its first entry is there, its directory, which comes last, is not. */
const isBegun = (bytes: Buffer): boolean =>
  bytes.length > 3 && bytes.readUInt32LE(0) === firstEntry;

interface Entry {
  name: string;
  packed: number;
  size: number;
}

function readDirectory(bytes: Buffer, start: number, count: number): Entry[] | null {
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24)
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** A path that leaves the archive, or a macro. */
const isForeign = (name: string): boolean =>
  /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|vbaProject\.bin$/i.test(name);

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
