/** JSON exports: a list of objects, or one JSON value per line, becomes delimited text. */
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {mostColumns} from "../contract/contract.js";
import {eachDocumentRow} from "./documentRows.js";
import {openText} from "./openText.js";
import type {Opened, Source} from "./source.js";
import {markedEncoding} from "./transcode.js";
import {RowWriter, rowsDialect} from "./writeRows.js";

/** Held in memory whole: larger exports are asked for as CSV. */
export const mostBytes = 200_000_000;

export const json: Source<"json"> = {
  kind: "json",
  async open({name, path}, {rows: place}, {scratch}): Promise<Opened> {
    const {size} = statSync(path);
    if (size === 0) return {refused: {code: "emptyFile", line: null}};
    if (size > mostBytes) return {refused: {code: "fileTooLarge", line: null}};
    const names = place?.split(".") ?? [];
    const document = readDocument(path);
    const header = new Set<string>();
    const isList = eachDocumentRow(document, names, (row) => {
      if (header.size <= mostColumns) for (const key of row.keys()) header.add(key);
    });
    if (!isList) return {refused: {code: "notJson", line: null}};
    if (header.size > mostColumns) return {refused: {code: "tooManyColumns", line: null}};
    const copy = join(scratch, "rows.csv");
    writeDocument(document, names, {copy, columns: [...header]});
    return openText({name, path: copy, scratch, dialect: {...rowsDialect, skipLines: 0}});
  }
};

function writeDocument(
  document: unknown,
  names: readonly string[],
  {copy, columns}: {copy: string; columns: readonly string[]}
): void {
  using writer = new RowWriter(copy, columns.length);
  writer.write(columns);
  eachDocumentRow(document, names, (row) =>
    writer.write(columns.map((column) => row.get(column) ?? ""))
  );
}

/** The document, or the list of what its lines hold; null when it is neither. */
export function readDocument(path: string): unknown {
  const bytes = readFileSync(path);
  const marked = markedEncoding(bytes.subarray(0, 4)) ?? "utf-8";
  const text = new TextDecoder(marked).decode(bytes).replace(/^\uFEFF+/, "");
  try {
    return JSON.parse(text);
  } catch {
    return parseLines(text);
  }
}

function parseLines(text: string): unknown[] | null {
  try {
    return text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as unknown);
  } catch {
    return null;
  }
}
