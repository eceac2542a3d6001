/** Tells, chunk after chunk, whether bytes are UTF-8 and whether they hold NUL. */
import {isAscii, isUtf8} from "node:buffer";

export class Utf8Check {
  isValid = true;
  hasNul = false;
  /** Something beyond ASCII was met. */
  isWide = false;
  private tail: Uint8Array = new Uint8Array(0);

  read(chunk: Uint8Array): void {
    if (!this.hasNul) this.hasNul = chunk.includes(0);
    if (!this.isValid) return;
    const bytes = this.tail.length ? Buffer.concat([this.tail, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    this.isValid = isUtf8(bytes.subarray(0, whole));
    this.tail = bytes.slice(whole);
    if (!this.isWide) this.isWide = !isAscii(bytes);
  }

  close(): this {
    if (this.tail.length > 0) this.isValid = false;
    return this;
  }
}

/** Bytes of a character that the chunk's end cuts in two. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

const lengthOf = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
