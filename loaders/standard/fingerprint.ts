/** What a delivery's standard rows come from: the bytes of its files, the mapping, the reader itself. */
import {createHash} from "node:crypto";
import type {Delivery} from "../sources/deliveries.js";
import {eachChunk} from "../sources/scanRecords.js";
import type {MemberContext} from "./context.js";

/** Raised when the same bytes would be read otherwise: everything is then read again. */
const readerVersion = 5;

export interface DeliveryFingerprint {
  reader: number;
  /** Hash of the mapping as read, beside its own version. */
  mapping: string;
  mappingVersion: number;
  files: readonly {name: string; size: number; mtimeMs: number; sha256: string}[];
}

type Reading = Pick<MemberContext, "mapping" | "member">;

/** The mapping, and what the member's own file says of taxes. */
const readingHash = ({mapping, member: {salesTax}}: Reading): string =>
  textHash(JSON.stringify([mapping, salesTax]));

export const fingerprintOf = (
  {files}: Delivery,
  {mapping, member}: Reading
): DeliveryFingerprint => ({
  reader: readerVersion,
  mapping: readingHash({mapping, member}),
  mappingVersion: mapping.version,
  files: files.map(({name, path, size, mtimeMs}) => ({name, size, mtimeMs, sha256: fileHash(path)}))
});

/** Size and time are believed; where the time alone differs, the bytes are asked. */
export function isUnchanged(
  kept: DeliveryFingerprint,
  {files}: Delivery,
  {mapping, member}: Reading
): boolean {
  const isSameReading =
    kept.reader === readerVersion && kept.mapping === readingHash({mapping, member});
  return (
    isSameReading &&
    kept.files.length === files.length &&
    files.every(({name, path, size, mtimeMs}, index) => {
      const before = kept.files[index]!;
      if (before.name !== name || before.size !== size) return false;
      return before.mtimeMs === mtimeMs || before.sha256 === fileHash(path);
    })
  );
}

/** Equal for equal bytes, whenever they were received. */
export const contentOf = ({reader, mapping, files}: DeliveryFingerprint): string =>
  textHash(JSON.stringify([reader, mapping, files.map(({name, sha256}) => [name, sha256])]));

export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex");

export function fileHash(path: string): string {
  const hash = createHash("sha256");
  eachChunk(path, (chunk) => hash.update(chunk));
  return hash.digest("hex");
}
