/** A delivery's files, those of its archives in the place of the archive. */
import {join} from "node:path";
import type {IssueCode} from "../contract/issue.js";
import {archiveKind} from "./archiveKind.js";
import {firstBytes} from "./firstBytes.js";
import type {GivenFile} from "./source.js";
import {isZip, unzip} from "./unzip.js";

export type Unpacked = {file: GivenFile} | {file: GivenFile; refused: IssueCode};

/** @param scratch where the archives' files are written, under names of our own */
export function unpack(files: readonly GivenFile[], scratch: string): Unpacked[] {
  return files.flatMap((file, index): Unpacked[] => {
    if (!isArchive(file)) return [{file}];
    const found = unzip(file, join(scratch, `archive-${index}`));
    return "refused" in found
      ? [{file, refused: found.refused}]
      : found.map((inner) => ({file: inner}));
  });
}

const isArchive = (file: GivenFile): boolean =>
  isZip(file) ||
  (Buffer.from(firstBytes(file.path, 4)).toString("latin1") === "PK\u0003\u0004" &&
    archiveKind(file.path) === "archive" &&
    !/\.(xlsx|xlsm)$/i.test(file.name));
