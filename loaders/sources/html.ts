/** Tables of a web page, whatever its name: each row becomes a line of delimited text and goes on as any text file. */
import {statSync} from "node:fs";
import {join} from "node:path";
import {mostColumns} from "../contract/contract.js";
import {openText} from "./openText.js";
import {readHtml} from "./readHtml.js";
import type {Opened, Source} from "./source.js";
import {RowWriter, rowsDialect} from "./writeRows.js";

export const html: Source<"html"> = {
  kind: "html",
  async open({name, path}, {skipLines, headerLines}, {scratch}): Promise<Opened> {
    if (statSync(path).size === 0) return {refused: {code: "emptyFile", line: null}};
    let width = 0;
    readHtml(path, (cells) => {
      width = Math.max(width, cells.length);
      return width <= mostColumns;
    });
    if (width === 0) return {refused: {code: "noTableInPage", line: null}};
    if (width > mostColumns) return {refused: {code: "tooManyColumns", line: null}};
    const copy = join(scratch, "rows.csv");
    writeTable(path, copy, width);
    return openText({name, path: copy, scratch, dialect: {...rowsDialect, skipLines}, headerLines});
  }
};

function writeTable(path: string, copy: string, width: number): void {
  using writer = new RowWriter(copy, width);
  readHtml(path, (cells) => {
    writer.write(cells);
    return true;
  });
}
