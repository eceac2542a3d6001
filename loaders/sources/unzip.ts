/** Zipped deliveries: each file of the archive becomes one of the delivery, if the archive is safe to open. */
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {unzipSync} from "fflate";
import type {IssueCode} from "../contract/issue.js";
import {checkArchive, mostBytes} from "./checkArchive.js";
import type {GivenFile} from "./source.js";

export const isZip = ({name}: GivenFile): boolean => name.toLowerCase().endsWith(".zip");

/** Files are written under their number, never under a name from the archive. */
export function unzip(file: GivenFile, folder: string): GivenFile[] | {refused: IssueCode} {
  const bytes = readFileSync(file.path);
  const danger = checkArchive(bytes);
  if (danger) return {refused: danger === "notWorkbook" ? "notArchive" : danger};
  const entries = inflate(bytes);
  if (entries === null) return {refused: "unsafeArchive"};
  mkdirSync(folder, {recursive: true, mode: 0o700});
  return Object.entries(entries)
    .filter(([name]) => isWanted(name))
    .map(([name, content], index) => {
      const path = join(folder, String(index));
      writeFileSync(path, content, {mode: 0o600});
      return {name: `${file.name}/${name}`, path};
    });
}

/** What an archive declares may be false: inflating stops where it says more than it declared. */
function inflate(bytes: Buffer): Record<string, Uint8Array> | null {
  let left = mostBytes;
  try {
    return unzipSync(bytes, {
      filter: ({originalSize}) => {
        left -= originalSize;
        return left >= 0;
      }
    });
  } catch {
    return null;
  }
}

/** Not the folders, nor what macOS adds. */
const isWanted = (name: string): boolean =>
  !name.endsWith("/") && !name.startsWith("__MACOSX/") && !basename(name).startsWith(".");
