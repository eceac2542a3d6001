/**
 * The flat layout of every API delivery: three UTF-8 comma files whose headers are our own field names.
 * `orders.csv` one line per seat sold or given back · `customers.csv` one per customer code · `performances.csv` one per performance.
 * Amounts are decimal with a point, negative for a refund; instants are ISO 8601, with their offset unless the vendor gives local time.
 */
import type {z} from "zod";
import {type GivenTable, givenFields, type Mapping, mappingSpec} from "../../mapping.js";
import type {ApiSource} from "./apiSource.js";

export const layoutWords = mappingSpec.shape.words.partial();
export type LayoutWords = z.input<typeof layoutWords>;

interface LayoutOptions {
  brings: ApiSource["brings"];
  tax: "included" | "excluded" | "unknown";
  /** The vendor's own words first, the member's over them. */
  words: readonly LayoutWords[];
  defaults: z.input<typeof mappingSpec>["defaults"];
}

/** The mapping by which the ordinary pipeline reads this layout. */
export function layoutMapping({brings, tax, words, defaults}: LayoutOptions): Mapping {
  return mappingSpec.parse({
    version: 1,
    files: brings.map((table) => ({
      match: `${table}.csv`,
      format: {kind: "csv"},
      dates: ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S"],
      money: {tax},
      tables: {[table]: Object.fromEntries(givenFields[table].map((field) => [field, field]))}
    })),
    words: mergeWords([
      {refunds: [statusWords.refund], cancelled: [statusWords.cancelled]},
      ...words
    ]),
    defaults
  });
}

/** What `status` says in orders.csv and performances.csv. */
export const statusWords = {sale: "sale", refund: "refund", cancelled: "cancelled"} as const;

export function csvLine<T extends GivenTable>(
  table: T,
  row: Partial<Record<(typeof givenFields)[T][number], string>>
): string {
  const fields = givenFields[table] as readonly (typeof givenFields)[T][number][];
  return `${fields.map((field) => csvCell(row[field] ?? "")).join(",")}\n`;
}

export const csvHeader = (table: GivenTable): string => `${givenFields[table].join(",")}\n`;

/** Line breaks and NUL become spaces: one row stays one line, whatever reads it. */
function csvCell(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters a vendor lets through
  const text = value.replace(/[\r\n\u0000\u2028\u2029]+/g, " ").trim();
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function mergeWords(layers: readonly LayoutWords[]): LayoutWords {
  const merge = <T extends object>(pick: (words: LayoutWords) => T | undefined): T =>
    Object.assign({}, ...layers.map(pick)) as T;
  return {
    priceTypes: merge((words) => words.priceTypes),
    channels: merge((words) => words.channels),
    disciplines: merge((words) => words.disciplines),
    refunds: layers.flatMap((words) => words.refunds ?? []),
    voided: layers.flatMap((words) => words.voided ?? []),
    cancelled: layers.flatMap((words) => words.cancelled ?? [])
  };
}
