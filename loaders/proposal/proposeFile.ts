/** One file nobody has described → what it holds and how it would be read, for a person to confirm; a workbook or a document may be several tables. */
import {mkdirSync} from "node:fs";
import {basename, join} from "node:path";
import type {Text} from "../../src/vocabulary/language.js";
import {amountText, cents} from "../contract/expressions.js";
import type {IssueCode} from "../contract/issue.js";
import {type FileMapping, type GivenTable, partName} from "../mapping.js";
import {openFile} from "../sources/index.js";
import type {GivenFile} from "../sources/source.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import {composeFields, type Fields, showingHeaders} from "./composeFields.js";
import {type DayOrder, hasFrenchMonths, readTimes} from "./dates.js";
import {decideTables} from "./decideTables.js";
import {findPrices, isPriceColumn, priceConcepts} from "./findPrices.js";
import {type Concept, layoutOf} from "./headers.js";
import {type MoneyReading, readMoney} from "./money.js";
import {type ColumnProfile, profileColumns, wordsOf} from "./profileColumns.js";
import {type Recognition, recognizeColumns} from "./recognizeColumns.js";
import type {RefusalCode} from "./refusals.js";
import {settleAmount} from "./settleAmount.js";
import {sniffFile} from "./sniffFile.js";
import {statusesTakingAway} from "./statusesTakingAway.js";

export type TaxBasis = FileMapping["money"]["tax"];

export interface ProposeOptions {
  /** Where a numeric date tells nothing: d/m in French, m/d in English, unless told. */
  dayOrder: DayOrder;
  constants: Readonly<Record<string, string>>;
  standIns: boolean;
  /** What the amounts hold, when the headers do not say. */
  tax?: TaxBasis | undefined;
}

export interface ReadFile {
  name: string;
  /** The sheet or the list, where a file holds several. */
  part: string | null;
  vendor: string | null;
  format: FileMapping["format"];
  header: readonly string[];
  rows: number;
  tables: Partial<Record<GivenTable, Fields>>;
  missing: {table: GivenTable; field: string}[];
  dates: {formats: string[]; isAmbiguous: boolean; certain: DayOrder | null};
  money: MoneyReading | null;
  of: "ticket" | "line";
  /** Some systems write whole cents. */
  unit: "dollar" | "cent";
  tax: TaxBasis;
  grain: "ticket" | "order" | "seats" | "prices" | null;
  unknown: readonly string[];
  /** Price types that stand in columns of their own. */
  prices: FileMapping["prices"];
  words: Record<
    "priceTypes" | "channels" | "disciplines" | "statuses" | "performanceStatuses",
    {word: string; rows: number}[]
  >;
  /** Of `words.statuses`, those whose lines take away a sale that has a line of its own, or are written below zero. */
  takingAway: readonly string[];
  notes: Text[];
}

export type FileProposal = ReadFile | {name: string; refused: RefusalCode | IssueCode};

/** One proposal per sheet or list that tells something; when none does, why. */
export async function proposeFile(
  work: Warehouse,
  file: GivenFile,
  scratch: string,
  options: ProposeOptions
): Promise<FileProposal[]> {
  const sniffed = await sniffFile(file);
  if ("refused" in sniffed) return [{name: file.name, refused: sniffed.refused}];
  const {formats, otherSheets} = sniffed;
  const told: FileProposal[] = [];
  for (const [index, format] of formats.entries()) {
    const room = join(scratch, String(index));
    mkdirSync(room, {recursive: true, mode: 0o700});
    const part = formats.length > 1 ? partName(format) : null;
    told.push(
      await proposePart(work, {file, format, part, scratch: room}, {...options, otherSheets})
    );
  }
  const read = told.filter((one) => !("refused" in one));
  return read.length > 0 ? read : told.slice(0, 1);
}

interface Part {
  file: GivenFile;
  format: FileMapping["format"];
  part: string | null;
  scratch: string;
}

async function proposePart(
  work: Warehouse,
  {file, format, part, scratch}: Part,
  options: ProposeOptions & {otherSheets: readonly string[]}
): Promise<FileProposal> {
  const opened = await openFile(file, format, {scratch});
  if ("refused" in opened) return {name: file.name, refused: opened.refused.code};
  const {header} = opened.table;
  const {rows, columns: profiles} = await profileColumns(work, opened.table);
  if (rows === 0) return {name: file.name, refused: "headerOnly"};
  const layout = layoutOf(header);
  const recognition = await settleAmount(
    work,
    recognizeColumns(profiles, layout, options.dayOrder)
  );
  const prices = findPrices(profiles, recognition);
  const has = (concept: Concept): boolean =>
    recognition.columns.has(concept) || (prices.length > 0 && priceConcepts.includes(concept));
  const showings = await countShowings(work, recognition);
  const tables = decideTables({has, header, rows, showings, hasHour: hasHour(recognition)});
  if (typeof tables === "string") return {name: file.name, refused: tables};
  const composition = composeFields({
    tables,
    columns: recognition.columns,
    hasPrices: prices.length > 0,
    ...options
  });
  const dates = datesOf(recognition);
  const money = moneyOf(recognition, profiles, prices);
  return {
    name: file.name,
    vendor: layout?.vendor ?? null,
    part,
    format,
    header,
    rows,
    ...composition,
    dates,
    money,
    of: await amountOf(work, recognition, money),
    unit: unitOf(recognition),
    tax: taxOf(recognition) ?? options.tax ?? "unknown",
    grain: !tables.includes("orders")
      ? null
      : prices.length > 0
        ? "prices"
        : await grainOf(work, recognition),
    unknown: recognition.unknown.filter((name) => name !== "" && !isPriceColumn(prices, name)),
    prices,
    words: await wordsIn(work, recognition),
    takingAway: await statusesTakingAway(work, recognition, money),
    notes: [
      ...(layout?.notes ?? []),
      ...recognition.notes,
      ...composition.notes,
      ...readingNotes(recognition, header),
      ...sheetNotes(options.otherSheets)
    ]
  };
}

const placeOf = ({columns}: Recognition, concept: Concept): number | undefined =>
  columns.get(concept)?.column.place;

const hasHour = ({columns}: Recognition): boolean =>
  columns.has("start_time") || columns.get("starts_at")?.dates?.hasTime === true;

async function countShowings(work: Warehouse, recognition: Recognition): Promise<number | null> {
  const {columns} = recognition;
  const code = placeOf(recognition, "performance_code");
  const headers = showingHeaders(columns);
  const places =
    code !== undefined
      ? [code]
      : [...columns.values()]
          .filter(({column}) => headers.includes(column.header))
          .map(({column}) => column.place);
  if (places.length === 0) return null;
  const [row] = await rowsOf<{showings: number}>(
    work,
    `select count(*) as showings from (select distinct ${places.map((place) => `c${place}`).join(", ")} from proposed)`
  );
  return row!.showings;
}

function datesOf({columns}: Recognition): ReadFile["dates"] {
  const instants = [columns.get("ordered_at"), columns.get("starts_at")].flatMap(
    (column) => column?.dates ?? []
  );
  const formats = (["ordered_at", "starts_at"] as const).flatMap((concept) => {
    const column = columns.get(concept);
    const times = columns.get(concept === "ordered_at" ? "ordered_time" : "start_time");
    const days = column?.dates?.formats ?? [];
    if (!column?.dates || column.dates.hasTime || !times) return days;
    const hours = readTimes(times.column.shapes) ?? [];
    return days.flatMap((day) => hours.map((hour) => `${day} ${hour}`));
  });
  const certain = instants.find(
    ({order, isAmbiguous, isMixed}) => order && !isAmbiguous && !isMixed
  );
  return {
    formats: [...new Set(formats)],
    isAmbiguous: instants.some(({isAmbiguous}) => isAmbiguous),
    certain: certain?.order ?? null
  };
}

const amountColumn = ({columns}: Recognition) =>
  columns.get("amount") ?? columns.get("unit_price") ?? columns.get("order_total");

function moneyOf(
  recognition: Recognition,
  profiles: readonly ColumnProfile[],
  prices: FileMapping["prices"]
): MoneyReading | null {
  const named = prices.flatMap(({amount}) => amount ?? []);
  const priced = profiles.filter(({header}) => named.includes(header));
  const [column] = priced.length > 0 ? priced : [amountColumn(recognition)?.column];
  const shapes = priced.length > 0 ? priced.flatMap((one) => one.shapes) : column?.shapes;
  return shapes ? readMoney(shapes) : null;
}

/** Two seats cost twice as much as one where the amount is the line's. */
async function amountOf(
  work: Warehouse,
  recognition: Recognition,
  money: MoneyReading | null
): Promise<"ticket" | "line"> {
  const tickets = placeOf(recognition, "tickets");
  const amount = amountColumn(recognition);
  if (tickets === undefined || !amount || !money) return "line";
  const reading = cents(
    amountText(`trim(c${amount.column.place})`, {
      ...money,
      of: "line",
      tax: "unknown",
      unit: "dollar"
    })
  );
  const [means] = await rowsOf<{single: number | null; double: number | null}>(
    work,
    `select avg(amount) filter (where seats = 1) as single, avg(amount) filter (where seats = 2) as double
     from (select ${reading} as amount, try_cast(trim(c${tickets}) as integer) as seats from proposed)
     where amount > 0`
  );
  const {single, double} = means!;
  if (single && double) return double / single < 1.35 ? "ticket" : "line";
  return recognition.columns.has("amount") ? "line" : "ticket";
}

async function grainOf(work: Warehouse, recognition: Recognition): Promise<ReadFile["grain"]> {
  if (recognition.columns.has("tickets")) return "seats";
  const order = placeOf(recognition, "order_number");
  if (order === undefined) return "ticket";
  const [row] = await rowsOf<{rows: number; orders: number}>(
    work,
    `select count(*) as rows, count(distinct c${order}) as orders from proposed where trim(c${order}) <> ''`
  );
  return row!.orders === row!.rows && row!.rows > 1 ? "order" : "ticket";
}

/** Told by the header alone: 2550 may be a great many dollars. */
const unitOf = (recognition: Recognition): ReadFile["unit"] =>
  /(^|[\s_(])(cents?|centimes?|minor|cts)\b/i.test(amountColumn(recognition)?.column.header ?? "")
    ? "cent"
    : "dollar";

/** What the header says of taxes, when it does. */
function taxOf(recognition: Recognition): TaxBasis | null {
  const header = amountColumn(recognition)?.column.header ?? "";
  if (/\b(ttc|taxes? incl|avec taxes|incl\w* tax)/i.test(header)) return "included";
  return /\b(ht|hors taxes?|avant taxes?|excl\w* tax|before tax|net of tax)\b/i.test(header)
    ? "excluded"
    : null;
}

async function wordsIn(work: Warehouse, recognition: Recognition): Promise<ReadFile["words"]> {
  const read = async (concept: Concept): Promise<{word: string; rows: number}[]> => {
    const column = recognition.columns.get(concept)?.column;
    if (!column) return [];
    const words = await wordsOf(work, column.place);
    return words.filter(({word}) => word !== column.header);
  };
  return {
    priceTypes: await read("price_type"),
    channels: await read("channel"),
    disciplines: await read("discipline"),
    statuses: await read("order_status"),
    performanceStatuses: await read("performance_status")
  };
}

function readingNotes({columns}: Recognition, header: readonly string[]): Text[] {
  const notes: Text[] = [];
  for (const {column, dates} of [columns.get("ordered_at"), columns.get("starts_at")].flatMap(
    (found) => found ?? []
  )) {
    if (dates?.isSerial)
      notes.push({
        fr: `« ${column.header} » contient des numéros de jour d’Excel, pas des dates : enregistrez en XLSX, ou exportez les dates.`,
        en: `“${column.header}” holds Excel day numbers, not dates: save as XLSX, or export dates.`
      });
    if (dates?.isMixed)
      notes.push({
        fr: `« ${column.header} » mêle jour/mois et mois/jour : aucune lecture n’est juste partout. Refaites l’exportation.`,
        en: `“${column.header}” mixes day/month and month/day: no reading is right everywhere. Export again.`
      });
    if (!dates && hasFrenchMonths(column.shapes))
      notes.push({
        fr: `« ${column.header} » écrit les mois en lettres : exportez les dates en chiffres (2022-04-15 19:30).`,
        en: `“${column.header}” spells months in French: export dates in figures (2022-04-15 19:30).`
      });
  }
  const twice = header.filter((name, place) => name && header.indexOf(name) !== place);
  if (twice.length)
    notes.push({
      fr: `Des titres de colonne reviennent deux fois (${twice.join(", ")}) : la première colonne est lue.`,
      en: `Some column titles come twice (${twice.join(", ")}): the first column is read.`
    });
  return notes;
}

const sheetNotes = (sheets: readonly string[]): Text[] =>
  sheets.length === 0
    ? []
    : [
        {
          fr: `D’autres feuilles ne sont pas lues (${sheets.join(", ")}) : on n’y reconnaît rien.`,
          en: `Other sheets are not read (${sheets.join(", ")}): nothing in them is recognized.`
        }
      ];

/** "commandes_2022-04-15.csv" → "commandes*.csv": the next export of the same kind must match too. */
export function globOf(name: string): string {
  const base = basename(name);
  const dot = base.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, ""];
  const bare = stem.replace(/[-_ .(]*\d[\d\-_ .:hT()]*/g, "*").replace(/\*+/g, "*");
  const escaped = bare.replace(/[[\]{}?!]/g, "?");
  const folder = name.includes("/") ? "**/" : "";
  return `${folder}${/[^*]/.test(escaped) ? `${escaped.replace(/\*$/, "")}*` : "*"}${extension}`;
}
