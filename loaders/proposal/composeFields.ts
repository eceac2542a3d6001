/** Recognized columns → the fields of each table, with what had to be joined, borrowed or given for lack of a column. */
import type {Text} from "../../src/vocabulary/language.js";
import {requiredFields} from "../contract/contract.js";
import type {GivenTable} from "../mapping.js";
import type {Concept} from "./headers.js";
import type {RecognizedColumn} from "./recognizeColumns.js";

export type GivenField = string | {join: string[]; with: string} | {constant: string};
export type Fields = Record<string, GivenField>;

export interface Composition {
  tables: Partial<Record<GivenTable, Fields>>;
  missing: {table: GivenTable; field: string}[];
  notes: Text[];
}

export interface ComposeOptions {
  tables: readonly GivenTable[];
  columns: ReadonlyMap<Concept, RecognizedColumn>;
  /** Price types stand in columns of their own: they give number, money and price type. */
  hasPrices: boolean;
  /** Field → what it is on every row, for what a file does not say. */
  constants: Readonly<Record<string, string>>;
  /** Make do without order numbers and sale dates, and say so. */
  standIns: boolean;
}

export function composeFields(options: ComposeOptions): Composition {
  const compose = {customers: customerFields, orders: orderFields, performances: performanceFields};
  const composition: Composition = {tables: {}, missing: [], notes: []};
  for (const table of options.tables) {
    const fields = withConstants(table, compose[table](options, composition.notes), options);
    if (table === "orders" && options.hasPrices)
      for (const field of ["amount", "tickets", "price_type"]) delete fields[field];
    composition.tables[table] = fields;
    for (const field of requiredFields(table))
      if (!(field in fields) && !(field === "amount" && options.hasPrices))
        composition.missing.push({table, field});
  }
  return composition;
}

type Columns = ComposeOptions["columns"];

const headerOf = (columns: Columns, concept: Concept): string | undefined =>
  columns.get(concept)?.column.header;

/** The fields that a column of the same meaning feeds as it stands. */
function direct(columns: Columns, pairs: readonly (readonly [string, Concept])[]): Fields {
  const fields: Fields = {};
  for (const [field, concept] of pairs) {
    const header = headerOf(columns, concept);
    if (header !== undefined && !(field in fields)) fields[field] = header;
  }
  return fields;
}

const joined = (headers: readonly string[], sign: string): GivenField | undefined =>
  headers.length > 1 ? {join: [...headers], with: sign} : headers[0];

/** A day in one column and its hour in another are one instant. */
function instant(columns: Columns, day: Concept, time: Concept): GivenField | undefined {
  const date = columns.get(day);
  if (!date) return undefined;
  const hour = headerOf(columns, time);
  const isWhole = date.dates?.hasTime ?? true;
  return joined([date.column.header, ...(hour && !isWhole ? [hour] : [])], " ");
}

function performanceCode({columns}: ComposeOptions): GivenField | undefined {
  const code = headerOf(columns, "performance_code");
  if (code) return code;
  return joined(showingHeaders(columns), " | ");
}

/** What tells one performance from another when no code does; nothing without a start. */
export function showingHeaders(columns: Columns): string[] {
  if (!columns.has("starts_at")) return [];
  const isWhole = columns.get("starts_at")!.dates?.hasTime ?? true;
  const parts: Concept[] = [
    "show_title",
    "starts_at",
    ...(isWhole ? [] : (["start_time"] as const))
  ];
  return parts.flatMap((concept) => headerOf(columns, concept) ?? []);
}

const codeNote: Text = {
  fr: "Aucun code de représentation : ce qui la distingue (titre, début) en tient lieu.",
  en: "No performance code: what tells it apart (title, start) stands for it."
};
const emailNote: Text = {
  fr: "Aucun code client : l’adresse courriel en tient lieu (elle devient un pseudonyme, comme tout code client).",
  en: "No customer number: the e-mail address stands for it (it becomes a pseudonym, as every customer number does)."
};

/** The column that names the customer on most rows. */
function customerCode(columns: Columns): Concept | undefined {
  const filled = (concept: Concept): number => columns.get(concept)?.column.filled ?? 0;
  if (filled("customer_code") === 0 && filled("email") === 0) return undefined;
  return filled("email") > 2 * filled("customer_code") ? "email" : "customer_code";
}

const customerField = (columns: Columns): Fields => {
  const concept = customerCode(columns);
  return concept ? direct(columns, [["customer_code", concept]]) : {};
};

function customerFields({columns}: ComposeOptions, notes: Text[]): Fields {
  if (customerCode(columns) === "email") notes.push(emailNote);
  const people = direct(columns, [
    ["title", "person_title"],
    ["first_name", "first_name"],
    ["last_name", "last_name"],
    ["last_name", "full_name"],
    ["last_name", "company"],
    ["address", "address"],
    ["city", "city"],
    ["province", "province"],
    ["country", "country"],
    ["postal_code", "postal_code"],
    ["phone", "phone"],
    ["email", "email"]
  ]);
  return {...customerField(columns), ...people};
}

function orderFields(options: ComposeOptions, notes: Text[]): Fields {
  const {columns, standIns} = options;
  const code = performanceCode(options);
  const orderedAt = instant(columns, "ordered_at", "ordered_time");
  const startsAt = instant(columns, "starts_at", "start_time");
  const fields: Fields = {
    ...direct(columns, [["order_number", "order_number"]]),
    ...customerField(columns),
    ...(code !== undefined && {performance_code: code}),
    ...(orderedAt !== undefined && {ordered_at: orderedAt}),
    ...direct(columns, [
      ["amount", "amount"],
      ["amount", "unit_price"],
      ["amount", "order_total"],
      ["price_type", "price_type"],
      ["channel", "channel"],
      ["tickets", "tickets"],
      ["status", "order_status"]
    ])
  };
  if (code !== undefined && !columns.has("performance_code")) notes.push(codeNote);
  if (standIns) addStandIns(fields, options, startsAt, notes);
  return fields;
}

/** Nothing of it tells who bought: an order number reaches the warehouse as it stands. */
function addStandIns(
  fields: Fields,
  {columns}: ComposeOptions,
  startsAt: GivenField | undefined,
  notes: Text[]
): void {
  if (!fields.order_number) {
    const parts: Concept[] = ["ordered_at", "ordered_time", "price_type", "unit_price"];
    const headers = [
      ...new Set([
        ...showingHeaders(columns),
        ...parts.flatMap((concept) => headerOf(columns, concept) ?? [])
      ])
    ];
    const number = joined(headers, " | ");
    if (number !== undefined) {
      fields.order_number = number;
      notes.push({
        fr: "Aucun numéro de commande : chaque ligne tient lieu d’une commande ; la taille des groupes et le nombre de commandes ne disent rien.",
        en: "No order number: each row stands for one order; party size and number of orders say nothing."
      });
    }
  }
  if (!fields.ordered_at && startsAt !== undefined) {
    fields.ordered_at = startsAt;
    notes.push({
      fr: "Aucune date de vente : celle de la représentation en tient lieu ; délais d’achat et courbe de vente ne disent rien.",
      en: "No sale date: the performance’s own stands for it; lead times and the sales curve say nothing."
    });
  }
}

function performanceFields(options: ComposeOptions): Fields {
  const {columns} = options;
  const code = performanceCode(options);
  const startsAt = instant(columns, "starts_at", "start_time");
  return {
    ...(code !== undefined && {performance_code: code}),
    ...direct(columns, [
      ["title", "show_title"],
      ["venue_name", "venue_name"]
    ]),
    ...(startsAt !== undefined && {starts_at: startsAt}),
    ...direct(columns, [
      ["capacity", "capacity"],
      ["discipline", "discipline"],
      ["status", "performance_status"]
    ])
  };
}

/** A person's `--constant` gives what no column does, in the table it belongs to. */
function withConstants(
  table: GivenTable,
  fields: Fields,
  {constants}: Pick<ComposeOptions, "constants">
): Fields {
  for (const [field, value] of Object.entries(constants))
    if (constantTables[field] === table) fields[field] = {constant: value};
  return fields;
}

export const constantTables: Readonly<Record<string, GivenTable>> = {
  title: "performances",
  venue_name: "performances",
  starts_at: "performances",
  capacity: "performances",
  performance_code: "orders",
  channel: "orders",
  price_type: "orders"
};
