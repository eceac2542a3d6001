/** A member's mapping: how its files read and what its words mean. Data a person can review; no code per member. */
import {basename, matchesGlob} from "node:path";
import {z} from "zod";
import {channels, disciplines, priceCategories, taxBases} from "./../src/vocabulary/codes.js";

const keysOf = <T extends object>(codes: T) => z.enum(Object.keys(codes) as [keyof T & string]);

/** Fields of the three tables as a member gives them. A mapping says which column feeds which field. */
export const givenFields = {
  customers: [
    "customer_code",
    "title",
    "first_name",
    "last_name",
    "address",
    "city",
    "province",
    "country",
    "postal_code",
    "phone",
    "email"
  ],
  orders: [
    "order_number",
    "customer_code",
    "performance_code",
    "ordered_at",
    "amount",
    "price_type",
    "channel",
    "tickets",
    "status"
  ],
  performances: [
    "performance_code",
    "title",
    "venue_name",
    "starts_at",
    "capacity",
    "discipline",
    "status"
  ]
} as const;
export type GivenTable = keyof typeof givenFields;

/** Rows of titles; under a group's title a repeated one is "group title". */
const headerLines = z.int().min(1).max(3).default(1);

/** How a text file reads. Absent keys are sniffed once and written back by `public-c map`. */
const csv = z.strictObject({
  kind: z.literal("csv"),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"]).default("utf-8"),
  delimiter: z.enum([",", ";", "\t", "|"]).default(","),
  quote: z.enum(['"', "'", ""]).default('"'),
  /** Lines before the header row: a title, a date of export. */
  skipLines: z.int().min(0).default(0),
  headerLines
});
const xlsx = z.strictObject({
  kind: z.literal("xlsx"),
  sheet: z.string().nullable().default(null),
  skipLines: z.int().min(0).default(0),
  headerLines
});
/** Tables of a web page: what many systems call an Excel export (.xls). */
const html = z.strictObject({
  kind: z.literal("html"),
  skipLines: z.int().min(0).default(0),
  headerLines
});
/**
 * A list of objects; nested names are columns joined by dots: "costs.gross.major_value". What lies around the list
 * is beside each row: of "orders.tickets", "orders.date" is the order's.
 */
const json = z.strictObject({
  kind: z.literal("json"),
  /** Dotted path of the list inside the document, through other lists; null when the document is the list. */
  rows: z.string().nullable().default(null)
});
/** As JSON: an element of the path is a row, its attributes and inner elements are columns. */
const xml = z.strictObject({
  kind: z.literal("xml"),
  /** From the document's own element: "Orders.Order.Ticket". */
  rows: z.string().min(1)
});

/** What another file of the delivery says: there, the `value` of the row whose `key` is what `by` holds here. */
const lookup = z.strictObject({
  by: z.string(),
  /** The `match` of that file's entry; its own tables may be empty. */
  in: z.string(),
  key: z.string(),
  value: z.string(),
  /** Where a key has several rows: their numbers added, else nothing unless all say the same. */
  sum: z.boolean().default(false)
});
export type Lookup = z.output<typeof lookup>;

const fieldsOf = <T extends GivenTable>(table: T) =>
  z.partialRecord(
    z.enum(givenFields[table] as unknown as [string, ...string[]]),
    /** A header, or several joined by a separator to make a key ("EventName" + "EventDate"). */
    z.union([
      z.string(),
      z.strictObject({
        join: z.array(z.string()).min(1),
        with: z.string().default(" | "),
        /** Before a key of a member's second system, whose numbers are not those of the first: "reseau:". */
        prefix: z.string().optional()
      }),
      z.strictObject({constant: z.string()}),
      lookup
    ])
  );

export const fileMappingSpec = z.strictObject({
  /** Glob on the file's name inside a delivery. Entries of one glob read several parts of a file: its sheets, its lists. */
  match: z.string(),
  format: z.discriminatedUnion("kind", [csv, xlsx, html, json, xml]),
  /** strptime formats tried in order, local time of the collective unless the value carries an offset. */
  dates: z.array(z.string()).min(1).default(["%Y-%m-%d %H:%M"]),
  money: z
    .strictObject({
      decimal: z.enum([".", ","]).default("."),
      /** Characters dropped before reading: thousands separators, currency signs. */
      drop: z.array(z.string()).default([]),
      /** Some systems write whole cents: 2550 for 25.50. */
      unit: z.enum(["dollar", "cent"]).default("dollar"),
      /** What one amount pays for: one ticket, or the whole line. */
      of: z.enum(["ticket", "line"]).default("line"),
      tax: z.enum(taxBases)
    })
    .prefault({tax: "unknown"}),
  /** One flat file may feed several tables. */
  tables: z.strictObject({
    customers: fieldsOf("customers").optional(),
    orders: fieldsOf("orders").optional(),
    performances: fieldsOf("performances").optional()
  }),
  /**
   * Price types that stand in columns of their own, the number sold in one and the money in another: a row is then
   * as many order lines as it sold price types. One without a column of amounts is free; one without numbers counts
   * one ticket a row.
   */
  prices: z
    .array(
      z
        .strictObject({
          priceType: z.string().min(1),
          tickets: z.string().optional(),
          amount: z.string().optional()
        })
        .refine(({tickets, amount}) => tickets !== undefined || amount !== undefined, {
          error: "a column of tickets, of amounts, or both"
        })
    )
    .default([])
});
export type FileMapping = z.output<typeof fileMappingSpec>;

/** The column that a lookup adds to the file. */
export const lookupHeader = ({by, in: file, value}: Lookup): string => `${by} → ${file} ${value}`;

/** Every lookup of an entry, each once. */
export function lookupsOf({tables}: FileMapping): Lookup[] {
  const given = Object.values(tables).flatMap((fields) => Object.values(fields ?? {}));
  const found = given.filter((one): one is Lookup => typeof one === "object" && "by" in one);
  return [...new Map(found.map((one) => [lookupHeader(one), one])).values()];
}

/** A file as one entry reads it. */
export interface FileReading {
  /** The file's name in the delivery, its part in brackets where several are read: "ventes.xlsx [Commandes]". */
  name: string;
  entry: FileMapping;
}

/** How a delivered file is read, once per part; by its whole path, or by its name alone where an archive or a folder stands before it. */
export function readingsOf({files}: Pick<Mapping, "files">, name: string): FileReading[] {
  const first = files.find(({match}) => matches(name, match));
  if (!first) return [];
  const parts = files.filter(
    ({match, format}) => match === first.match && format.kind === first.format.kind
  );
  if (partName(first.format) === null || parts.length === 1) return [{name, entry: first}];
  return parts.map((entry) => ({name: `${name} [${partName(entry.format) ?? 1}]`, entry}));
}

const matches = (name: string, match: string): boolean =>
  matchesGlob(name, match) || matchesGlob(basename(name), match);

/** The part of a file that a format reads: a sheet's name, a list's path; null for a text file. */
export function partName(format: FileMapping["format"]): string | null {
  if (format.kind === "csv" || format.kind === "html") return null;
  return format.kind === "xlsx" ? format.sheet : format.rows;
}

export const mappingSpec = z.strictObject({
  /** Raised whenever the meaning changes; kept with every delivery it read. */
  version: z.int().min(1),
  files: z.array(fileMappingSpec).min(1),
  /** Their word (compared without case, accents or surrounding space) → our code. */
  words: z.strictObject({
    priceTypes: z.record(z.string(), keysOf(priceCategories)).default({}),
    channels: z.record(z.string(), keysOf(channels)).default({}),
    disciplines: z.record(z.string(), keysOf(disciplines)).default({}),
    /** Words in `orders.status` that make a line a refund: the sale it takes away has a line of its own. */
    refunds: z.array(z.string()).default([]),
    /** Words there that say a sale no longer stands, on its only line: it counts for nothing. */
    voided: z.array(z.string()).default([]),
    cancelled: z.array(z.string()).default([])
  }),
  defaults: z
    .strictObject({
      discipline: keysOf(disciplines).optional(),
      channel: keysOf(channels).optional()
    })
    .default({})
});
export type Mapping = z.output<typeof mappingSpec>;
