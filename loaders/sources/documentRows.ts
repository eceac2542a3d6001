/** Nested objects (JSON, XML) as flat rows: one per object of a list, what lies around the list beside it. */

/** Column → text: {costs: {gross: 1}} is "costs.gross" → "1". An empty value is no column. */
export type FlatRow = Map<string, string>;

/**
 * Lends each row to `use`, one at a time. An object that stands alone where a list would is one row.
 * @param path names that lead to the rows, through lists: ["orders", "tickets"]
 * @returns false when the path does not lead to a list of objects
 */
export const eachDocumentRow = (
  document: unknown,
  path: readonly string[],
  use: (row: FlatRow) => void
): boolean => gather(document, {path, names: [], around: new Map()}, use);

interface Place {
  path: readonly string[];
  /** Names already followed. */
  names: readonly string[];
  around: FlatRow;
}

function gather(value: unknown, place: Place, use: (row: FlatRow) => void): boolean {
  if (Array.isArray(value))
    return value.every((item) => isObject(item) && gatherObject(item, place, use));
  return isObject(value) && gatherObject(value, place, use);
}

function gatherObject(
  value: object,
  {path, names, around}: Place,
  use: (row: FlatRow) => void
): boolean {
  const [next, ...rest] = path;
  if (next === undefined) {
    use(beside(around, flatten(value)));
    return true;
  }
  const inner = (value as Record<string, unknown>)[next];
  if (inner === undefined || inner === null) return names.length > 0;
  const own = flatten({...value, [next]: null}, {prefix: prefixOf(names), isAround: true});
  const place = {path: rest, names: [...names, next], around: beside(around, own)};
  return gather(inner, place, use);
}

const prefixOf = (names: readonly string[]): string => names.map((name) => `${name}.`).join("");

/** A row's own value stands before one of the same name around it. */
export const beside = (around: FlatRow, own: FlatRow): FlatRow => new Map([...around, ...own]);

export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/** The text of an element that also has attributes: its column bears the element's own name. */
export const ownText = "";

/**
 * A list keeps its places ("tickets.0.price"), but one of names and values is as many columns ("attributes.Genre").
 * Of what lies around a row, lists are left alone.
 */
export function flatten(
  value: object,
  {prefix = "", isAround = false}: {prefix?: string; isAround?: boolean} = {},
  into: FlatRow = new Map()
): FlatRow {
  for (const [name, inner] of Object.entries(value)) {
    const pairs = pairsOf(inner);
    const column = name === ownText ? prefix.slice(0, -1) : `${prefix}${name}`;
    if (pairs) for (const [key, text] of pairs) into.set(`${column}.${key}`, text);
    else if (Array.isArray(inner) && isAround) continue;
    else if (isObject(inner)) flatten(inner, {prefix: `${column}.`, isAround}, into);
    else if (inner !== null && inner !== undefined) into.set(column, String(inner));
  }
  return into;
}

/** [{name: "Genre", value: "Danse"}, …]: what many systems write for fields of the client's own. */
function pairsOf(value: unknown): [string, string][] | null {
  const items = Array.isArray(value) ? value : [value];
  const pairs = items.map((item) => (isObject(item) ? pairOf(item) : null));
  return pairs.length > 0 && pairs.every((pair) => pair !== null) ? pairs : null;
}

function pairOf(item: object): [string, string] | null {
  const entries = Object.entries(item).map(([key, value]) => [key.toLowerCase(), value] as const);
  const {name, value} = Object.fromEntries(entries) as Record<string, unknown>;
  const isPair = entries.length <= 2 && entries.every(([key]) => key === "name" || key === "value");
  return isPair && entries.length === 2 && typeof name === "string" && !isObject(value)
    ? [name, value === null || value === undefined ? "" : String(value)]
    : null;
}
