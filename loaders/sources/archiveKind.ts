/** What a ZIP file is by what it holds: its name may say anything. */
import {closeSync, fstatSync, openSync, readSync} from "node:fs";

export type ArchiveKind = "workbook" | "document" | "archive";

/** Read in the directory, at the end of the file; `archive` when nothing tells. */
export function archiveKind(path: string): ArchiveKind {
  const end = lastBytes(path, 1 << 18).toString("latin1");
  if (end.includes("xl/workbook.xml") || end.includes("xl/worksheets/")) return "workbook";
  return /word\/document\.xml|META-INF\/manifest\.xml|ppt\/presentation\.xml/.test(end)
    ? "document"
    : "archive";
}

function lastBytes(path: string, most: number): Buffer {
  const file = openSync(path, "r");
  try {
    const {size} = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, most));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes;
  } finally {
    closeSync(file);
  }
}
