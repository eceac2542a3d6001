/** JSON exports: a list of objects, or one JSON value per line, becomes delimited text; nested names are joined by dots. */
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {openText} from "./openText.js";
import type {Opened, Source} from "./source.js";
import {rowsDialect, writeRows} from "./writeRows.js";

/** Held in memory whole: larger exports are asked for as CSV. */
const mostBytes = 200_000_000;

export const json: Source<"json"> = {
  kind: "json",
  async open({name, path}, {rows: place}, {scratch}): Promise<Opened> {
    const {size} = statSync(path);
    if (size === 0) return {refused: {code: "emptyFile", line: null}};
    if (size > mostBytes) return {refused: {code: "fileTooLarge", line: null}};
    const rows = readRows(readFileSync(path, "utf8"), place);
    if (rows === null) return {refused: {code: "notJson", line: null}};
    const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
    const copy = join(scratch, "rows.csv");
    const texts = rows.map((row) => header.map((key) => row.get(key) ?? ""));
    writeRows(copy, [header, ...texts], header.length);
    return openText({name, path: copy, scratch, dialect: {...rowsDialect, skipLines: 0}});
  }
};

type FlatRow = Map<string, string>;

/** @param place dotted path of the list inside the document, null for the document itself */
function readRows(text: string, place: string | null): FlatRow[] | null {
  const given = parseText(text.replace(/^\uFEFF/, ""));
  const found = place === null ? given : place.split(".").reduce(member, given);
  if (!Array.isArray(found) || !found.every(isObject)) return null;
  return found.map((row) => flatten(row));
}

function parseText(text: string): unknown {
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

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const member = (value: unknown, name: string): unknown =>
  isObject(value) ? (value as Record<string, unknown>)[name] : undefined;

/** {costs: {gross: 1}} → "costs.gross" → "1"; a list keeps its places: "tickets.0.price". */
function flatten(value: object, prefix = "", into: FlatRow = new Map()): FlatRow {
  for (const [name, inner] of Object.entries(value)) {
    if (isObject(inner)) flatten(inner, `${prefix}${name}.`, into);
    else if (inner !== null) into.set(`${prefix}${name}`, String(inner));
  }
  return into;
}
