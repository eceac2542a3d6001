/** Writes a copy of a text file in UTF-8. Node's decoder is right for windows-1252 only in a stream. */
import {closeSync, openSync} from "node:fs";
import {eachChunk} from "./scanRecords.js";
import {writeWhole} from "./writeWhole.js";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";

/** The copy has no byte-order mark. */
export function transcode(from: string, to: string, encoding: Encoding): void {
  const decoder = new TextDecoder(encoding);
  const file = openSync(to, "w", 0o600);
  try {
    eachChunk(from, (chunk) => writeWhole(file, decoder.decode(chunk, {stream: true})));
    writeWhole(file, decoder.decode());
  } finally {
    closeSync(file);
  }
}

/** The encoding that a file's first bytes announce, if they do. */
export function markedEncoding(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? "utf-8" : null;
}
