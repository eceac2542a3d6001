/** Columns that a file borrows from another of its delivery: the title of a show known here by its number, say. */
import {closeSync, openSync} from "node:fs";
import {join} from "node:path";
import {type Lookup, lookupHeader, lookupsOf} from "../mapping.js";
import {bytesAt, textAt} from "../sources/openText.js";
import {parseRecord} from "../sources/parseRecord.js";
import {scanRecords} from "../sources/scanRecords.js";
import type {TextTable} from "../sources/source.js";
import {writeWhole} from "../sources/writeWhole.js";
import type {OpenedFile} from "./openDelivery.js";

/** A file without lookups stays where it lies. A file to look into that was not delivered leaves its column out. */
export const addLookups = (opened: readonly OpenedFile[]): OpenedFile[] =>
  opened.map((file) => {
    const found = lookupsOf(file.mapping).flatMap((lookup) => {
      const others = opened.filter(({mapping}) => mapping.match === lookup.in);
      return others.length > 0 ? [{lookup, values: valuesIn(others, lookup)}] : [];
    });
    return found.length === 0 ? file : {...file, table: widen(file, found)};
  });

interface Found {
  lookup: Lookup;
  values: ReadonlyMap<string, string>;
}

/** Key → value; a key whose rows disagree has none, unless they are added. */
function valuesIn(files: readonly OpenedFile[], {key, value, sum}: Lookup): Map<string, string> {
  const values = new Map<string, string>();
  for (const {table} of files) {
    const [from, to] = [table.header.indexOf(key), table.header.indexOf(value)];
    if (from < 0 || to < 0) continue;
    eachRow(table, (cells) => {
      const [name, text] = [cells[from] ?? "", cells[to] ?? ""];
      if (name === "" || text === "") return;
      const known = values.get(name);
      if (known === undefined) values.set(name, text);
      else if (sum) values.set(name, String(Number(known) + Number(text)));
      else if (known !== text) values.set(name, "");
    });
  }
  return values;
}

/** A copy with the columns at its end, on the same lines; a row that has not as many cells as the header stays as it is. */
function widen({table, scratch}: OpenedFile, found: readonly Found[]): TextTable {
  const path = join(scratch, "widened.csv");
  const places = found.map(({lookup: {by}}) => table.header.indexOf(by));
  const source = openSync(table.path, "r");
  const copy = openSync(path, "w", 0o600);
  let line = 1;
  try {
    scanRecords(table.path, table.dialect, {
      onRecord: (record) => {
        if (record.isBlank) return;
        const raw = bytesAt(source, record.start, record.end);
        writeWhole(copy, "\n".repeat(record.line - line));
        writeWhole(copy, raw);
        line = record.line + raw.filter((byte) => byte === 10).length;
        if (record.line <= table.skip || record.columns !== table.header.length) return;
        const cells = parseRecord(raw.toString("utf8"), table.dialect);
        const texts = found.map(({values}, at) => values.get(cells[places[at]!] ?? "") ?? "");
        writeWhole(copy, texts.map((text) => cellOf(text, table.dialect)).join(""));
      }
    });
    writeWhole(copy, "\n");
  } finally {
    closeSync(source);
    closeSync(copy);
  }
  const header = [...table.header, ...found.map(({lookup}) => lookupHeader(lookup))];
  return {...table, path, header};
}

function eachRow(table: TextTable, use: (cells: readonly string[]) => void): void {
  scanRecords(table.path, table.dialect, {
    onRecord: (record) => {
      if (!record.isBlank && record.line > table.skip)
        use(parseRecord(textAt(table.path, record), table.dialect));
    }
  });
}

/** Where a file quotes nothing, a delimiter in the value would be one too many. */
function cellOf(text: string, {delimiter, quote}: TextTable["dialect"]): string {
  const flat = text.replace(/[\r\n]+/g, " ");
  const cell =
    quote === ""
      ? flat.replaceAll(delimiter, " ")
      : `${quote}${flat.replaceAll(quote, quote + quote)}${quote}`;
  return `${delimiter}${cell}`;
}
