/** The first bytes of a file tell what it is, whatever its name. */
import {closeSync, openSync, readSync} from "node:fs";

export function firstBytes(path: string, length = 8): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
