/** Finds the columns that a mapping names in the header a file really has. */
import {type FileMapping, type GivenTable, type Lookup, lookupHeader} from "../mapping.js";
import {literal} from "../warehouse/variables.js";

type Given =
  | string
  | {join: string[]; with: string; prefix?: string | undefined}
  | {constant: string}
  | Lookup;

export interface ResolvedColumns {
  /** Field → SQL for its trimmed text; an empty cell is NULL. */
  texts: Map<string, string>;
  /** Fields whose column the header lacks. */
  missing: readonly string[];
  /** Fields whose title the header bears twice: its first column is read. */
  doubled: readonly string[];
}

/** Columns are known to SQL by place (c0, c1 …): a header's own text never becomes an identifier. */
export function resolveColumns(
  fields: NonNullable<FileMapping["tables"][GivenTable]>,
  header: readonly string[]
): ResolvedColumns {
  const places = new Map(header.map((name, place) => [headerKey(name), place] as const).reverse());
  const texts = new Map<string, string>();
  const missing: string[] = [];
  const twice = new Set(
    header.map(headerKey).filter((key, place, keys) => keys.indexOf(key) !== place)
  );
  for (const [field, given] of Object.entries(fields) as [string, Given][]) {
    const text = textOf(given, places);
    if (text === null) missing.push(field);
    else texts.set(field, text);
  }
  const doubled = Object.entries(fields as Record<string, Given>)
    .filter(([, given]) => titlesOf(given).some((title) => twice.has(headerKey(title))))
    .map(([field]) => field);
  return {texts, missing, doubled};
}

function titlesOf(given: Given): string[] {
  if (typeof given === "string") return [given];
  return "join" in given ? given.join : [];
}

function textOf(given: Given, places: ReadonlyMap<string, number>): string | null {
  if (typeof given === "string") return cellOf(given, places);
  if ("constant" in given) return literal(given.constant);
  if ("by" in given) return cellOf(lookupHeader(given), places);
  const parts = given.join.map((name) => cellOf(name, places));
  if (parts.includes(null)) return null;
  // `||` is NULL as soon as one part is: half a key is no key
  const key = parts.join(` || ${literal(given.with)} || `);
  return given.prefix ? `(${literal(given.prefix)} || ${key})` : `(${key})`;
}

function cellOf(name: string, places: ReadonlyMap<string, number>): string | null {
  const place = places.get(headerKey(name));
  return place === undefined ? null : `nullif(trim(c${place}), '')`;
}

const headerKey = (name: string): string =>
  name.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
