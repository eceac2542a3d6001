/** Files as an export writes them: delimited text in some encoding, or a workbook. Rows are written as they come. */
import {closeSync, openSync, statSync, writeFileSync, writeSync} from "node:fs";
import {unzipSync, zipSync} from "fflate";
import writeXlsx from "write-excel-file/node";
import type {Layout} from "./layout.js";

/** A cell is text as the member writes it, or a number or date that a workbook keeps as one. */
export type Cell = string | number | Date;

export interface TableFile {
  row(cells: readonly Cell[]): void;
  /** Anything that is no row: a title, an empty line. */
  line(text: string): void;
  /** Ends the file. @returns its size in bytes */
  close(): Promise<number>;
}

/** Opens `path`, writing title lines and header. */
export function openTableFile(path: string, layout: Layout, header: readonly string[]): TableFile {
  const file = layout.container === "xlsx" ? new Workbook(path) : new DelimitedText(path, layout);
  for (const title of layout.titleLines) file.line(title);
  file.row(header);
  return file;
}

const flushAt = 1 << 20;

class DelimitedText implements TableFile {
  private readonly path: string;
  private readonly layout: Layout;
  private readonly descriptor: number;
  private readonly special: RegExp;
  private text = "";

  constructor(path: string, layout: Layout) {
    this.path = path;
    this.layout = layout;
    this.descriptor = openSync(path, "w");
    this.special = new RegExp(`[${layout.delimiter}"\\r\\n]`);
    if (layout.byteOrderMark) this.text = "\ufeff";
  }

  row(cells: readonly Cell[]): void {
    let line = this.quote(cells[0]!);
    for (let index = 1; index < cells.length; index++)
      line += this.layout.delimiter + this.quote(cells[index]!);
    this.line(line);
  }

  line(text: string): void {
    this.text += text + this.layout.lineEnd;
    if (this.text.length > flushAt) this.flush();
  }

  async close(): Promise<number> {
    this.flush();
    closeSync(this.descriptor);
    return statSync(this.path).size;
  }

  private flush(): void {
    writeSync(this.descriptor, encode(this.text, this.layout.encoding));
    this.text = "";
  }

  private quote(cell: Cell): string {
    const text = typeof cell === "string" ? cell : String(cell);
    return this.special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
}

/** Small members only: its rows are held until it closes. */
class Workbook implements TableFile {
  private readonly path: string;
  private readonly rows: SheetCell[][] = [];

  constructor(path: string) {
    this.path = path;
  }

  row(cells: readonly Cell[]): void {
    this.rows.push(cells.map(sheetCell));
  }

  line(text: string): void {
    this.row([text]);
  }

  async close(): Promise<number> {
    const bytes = await writeXlsx(this.rows).toBuffer();
    const steady = withoutClock(bytes);
    writeFileSync(this.path, steady);
    return steady.length;
  }
}

type SheetCell =
  | {value: string; type: typeof String}
  | {value: number; type: typeof Number}
  | {value: Date; type: typeof Date; format: string};

function sheetCell(value: Cell): SheetCell {
  if (typeof value === "string") return {value, type: String};
  if (typeof value === "number") return {value, type: Number};
  return {value, type: Date, format: "yyyy-mm-dd hh:mm"};
}

/** The same workbook with a fixed time on every entry, so that equal rows make equal bytes. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), {mtime: new Date(2022, 3, 15, 12)});
}

/** Windows-1252's own characters between 0x80 and 0x9F, which Node has no encoder for. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function encode(text: string, encoding: Layout["encoding"]): Buffer {
  if (encoding !== "windows-1252")
    return Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
  const bytes = text.replace(/\P{ASCII}/gu, (character) => {
    const place = windows1252.indexOf(character);
    if (place >= 0) return String.fromCharCode(0x80 + place);
    return character.length === 1 && character <= "ÿ" ? character : "?";
  });
  return Buffer.from(bytes, "latin1");
}
