/** What encoding the bytes of a text file are in, when nothing announces it. */
import {eachChunk} from "./scanRecords.js";
import {type Encoding, markedEncoding} from "./transcode.js";
import {Utf8Check} from "./utf8Check.js";

/** Null when the bytes are no text at all. */
export function guessEncoding(path: string, start: Uint8Array): Encoding | null {
  const marked = markedEncoding(start);
  if (marked) return marked;
  const wide = unmarkedUtf16(start);
  if (wide) return wide;
  const check = new Utf8Check();
  eachChunk(path, (chunk) => check.read(chunk));
  if (check.hasNul) return null;
  if (check.close().isValid) return "utf-8";
  const sample = accentedPart(path);
  return plausibility(sample, "macintosh") > plausibility(sample, "windows-1252")
    ? "macintosh"
    : "windows-1252";
}

/** Latin text in UTF-16 without its mark: every other byte is zero. */
function unmarkedUtf16(start: Uint8Array): Encoding | null {
  if (start.length < 16) return null;
  const zeros = [0, 0];
  start.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2]!++;
  });
  const half = start.length / 2;
  if (zeros[1]! > half * 0.8 && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > half * 0.8 && zeros[1] === 0 ? "utf-16be" : null;
}

/** Up to 256 kB around bytes beyond ASCII, wherever in the file they first come. */
function accentedPart(path: string): Uint8Array {
  const parts: Buffer[] = [];
  let size = 0;
  eachChunk(path, (chunk) => {
    if (size > 1 << 18) return;
    const first = chunk.findIndex((byte) => byte >= 0x80);
    if (first < 0) return;
    const part = Buffer.from(chunk.subarray(Math.max(0, first - 8), first + (1 << 18)));
    parts.push(part);
    size += part.length;
  });
  return Buffer.concat(parts);
}

/** Letters and signs of French text count for an encoding; others, and capitals inside a word, against it. */
function plausibility(bytes: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(bytes, {stream: true});
  let score = 0;
  for (const [sign] of text.matchAll(/[^\p{ASCII}]/gu)) score += french.includes(sign) ? 1 : -2;
  return score - 2 * (text.match(/\p{Ll}[ÀÂÇÈÉÊËÎÏÔÙÛ]/gu)?.length ?? 0);
}

const french = "àâäçéèêëîïíóôöùûüúœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’‘“”–—…€°•\u00a0";
