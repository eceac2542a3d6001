/** XML exports: each element of the announced path becomes a row of delimited text. Read twice, never held whole. */
import {statSync} from "node:fs";
import {join} from "node:path";
import {mostColumns} from "../contract/contract.js";
import {mostBytes} from "./json.js";
import {openText} from "./openText.js";
import {readXml} from "./readXml.js";
import type {Opened, Source} from "./source.js";
import {RowWriter, rowsDialect} from "./writeRows.js";

export const xml: Source<"xml"> = {
  kind: "xml",
  async open({name, path}, {rows: place}, {scratch}): Promise<Opened> {
    const {size} = statSync(path);
    if (size === 0) return {refused: {code: "emptyFile", line: null}};
    if (size > mostBytes) return {refused: {code: "fileTooLarge", line: null}};
    const names = place.split(".");
    const header = new Set<string>();
    const problem = readXml(path, names, {
      onRow: (row) => {
        if (header.size <= mostColumns) for (const key of row.keys()) header.add(key);
      }
    });
    if (problem) return {refused: {code: problem, line: null}};
    if (header.size === 0) return {refused: {code: "notXml", line: null}};
    if (header.size > mostColumns) return {refused: {code: "tooManyColumns", line: null}};
    const copy = join(scratch, "rows.csv");
    writeXmlRows(path, names, {copy, columns: [...header]});
    return openText({name, path: copy, scratch, dialect: {...rowsDialect, skipLines: 0}});
  }
};

function writeXmlRows(
  path: string,
  names: readonly string[],
  {copy, columns}: {copy: string; columns: readonly string[]}
): void {
  using writer = new RowWriter(copy, columns.length);
  writer.write(columns);
  readXml(path, names, {
    onRow: (row) => writer.write(columns.map((column) => row.get(column) ?? ""))
  });
}
