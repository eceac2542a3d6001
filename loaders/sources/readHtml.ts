/** Rows of the tables of a web page, one after another: what many systems save under the name of an old workbook (.xls). */
import {Parser} from "htmlparser2";
import {firstBytes} from "./firstBytes.js";
import {guessEncoding} from "./guessEncoding.js";
import {eachChunk} from "./scanRecords.js";

/** A cell longer than this is no export's. */
const longestCell = 100_000;

/** Scripts are never run and nothing is fetched: tags are read as they stand. @param use false stops the reading */
export function readHtml(path: string, use: (cells: readonly string[]) => boolean): void {
  const decoder = new TextDecoder(guessEncoding(path, firstBytes(path, 1 << 12)) ?? "utf-8");
  const table = new TableReader(use);
  eachChunk(path, (chunk) => {
    if (!table.isDone) table.parser.write(decoder.decode(chunk, {stream: true}));
  });
  if (!table.isDone) table.parser.end(decoder.decode());
}

class TableReader {
  isDone = false;
  readonly parser: Parser;
  private readonly use: (cells: readonly string[]) => boolean;
  private row: string[] | null = null;
  private cell: string | null = null;
  private span = 1;

  constructor(use: (cells: readonly string[]) => boolean) {
    this.use = use;
    this.parser = new Parser({
      onopentag: (name, attributes) => this.open(name, attributes),
      ontext: (text) => this.read(text),
      onclosetag: (name) => this.close(name)
    });
  }

  private open(name: string, {colspan}: Readonly<Record<string, string>>): void {
    if (name === "tr") this.row = [];
    if (name === "br") this.read(" ");
    if (name !== "td" && name !== "th") return;
    this.cell = "";
    this.span = Math.min(Math.max(1, Number(colspan) || 1), 100);
  }

  private read(text: string): void {
    if (this.cell !== null && this.cell.length < longestCell) this.cell += text;
  }

  private close(name: string): void {
    if ((name === "td" || name === "th") && this.cell !== null) {
      const text = this.cell.replace(/\s+/g, " ").trim();
      this.row?.push(text, ...Array.from({length: this.span - 1}, () => ""));
      this.cell = null;
    }
    if (name !== "tr" || this.row === null) return;
    if (!this.isDone && !this.use(this.row)) this.isDone = true;
    this.row = null;
  }
}
