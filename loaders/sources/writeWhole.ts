/** On a disk that fills up, a write may stop short without a word: what was not written must not pass for written. */
import {writeSync} from "node:fs";

/** @throws when the disk is full */
export function writeWhole(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
