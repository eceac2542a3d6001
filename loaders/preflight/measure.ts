/** What the criteria of readiness look at, measured; and what it comes to. */
import {requiredFields} from "../contract/contract.js";
import type {GivenTable, Mapping} from "../mapping.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {CheckReport, Coverage, Problem, TableAccount, Verdict} from "./checkReport.js";
import type {Measured} from "./criteria.js";
import {givenTables} from "./readAccounts.js";
import {optionalFields} from "./unlocks.js";

type Told = Pick<CheckReport, "files" | "tables" | "coverage" | "problems" | "unlocks"> & {
  /** Tables fed, by these files or earlier ones. */
  known: readonly GivenTable[];
};

/** Every share lies between 0 and 1. */
export async function measure(work: Warehouse, mapping: Mapping, told: Told): Promise<Measured> {
  const {files, tables, coverage, problems, unlocks, known} = told;
  const lacking = unlocks.reduce((sum, {share}) => sum + (1 - share), 0);
  return {
    ...(await measureLines(work)),
    filesRead: files.filter(({refused}) => refused === null).length / files.length,
    requiredColumns: requiredShare(problems, mapping),
    rowsLoaded: shareOf(
      sumOf(tables, "rowsLoaded") + sumOf(tables, "rowsDuplicate") + noSales(problems),
      sumOf(tables, "rowsRead")
    ),
    moneyLoaded: moneyShare(tables.orders),
    tablesFed: known.length / 3,
    fullYears: fullYears(coverage).length / 2,
    optionalFields: 1 - lacking / optionalFields
  };
}

/** Nothing could be read. */
export const nothing: Measured = {
  filesRead: 0,
  requiredColumns: 0,
  rowsLoaded: 0,
  moneyLoaded: 0,
  tablesFed: 0,
  fullYears: 0,
  wordsKnown: 0,
  customersKnown: 0,
  optionalFields: 0
};

/** Nothing indispensable is missing, and 19 rows of 20 load. */
export function verdictOf(problems: readonly Problem[], measured: Measured): Verdict {
  const {tablesFed, rowsLoaded, requiredColumns, filesRead} = measured;
  if (tablesFed < 1 || requiredColumns < 1 || rowsLoaded < 0.95) return "notReady";
  const isBlocked = problems.some(({severity}) => severity === "blocking");
  return isBlocked || filesRead < 1 ? "toCorrect" : "ready";
}

const measureLines = async (
  work: Warehouse
): Promise<Pick<Measured, "wordsKnown" | "customersKnown">> => {
  const [row] = await rowsOf<{words: number | null; customers: number | null}>(
    work,
    `select count(*) filter (not (price_type is not null and price_category = 'unknown')) / nullif(count(*), 0) as words,
       count(*) filter (customer_key is not null) / nullif(count(*), 0) as customers
     from checked_orders`
  );
  return {wordsKnown: row?.words ?? 0, customersKnown: row?.customers ?? 0};
};

/** Set aside rightly: sales that no longer stand, totals and headers among the data. */
const noSales = (problems: readonly Problem[]): number =>
  problems
    .filter(({code}) => ["voidedLine", "totalRow", "repeatedHeader"].includes(code))
    .reduce((sum, {rows}) => sum + rows, 0);

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sumOf = (tables: CheckReport["tables"], count: keyof TableAccount): number =>
  givenTables.reduce((sum, table) => sum + tables[table][count], 0);

function moneyShare({rowsLoaded, centsLoaded, centsRejected}: TableAccount): number {
  if (rowsLoaded === 0) return 0;
  const rejected = Math.abs(centsRejected);
  return rejected === 0 ? 1 : shareOf(Math.abs(centsLoaded), Math.abs(centsLoaded) + rejected);
}

function requiredShare(problems: readonly Problem[], mapping: Mapping): number {
  const fed = new Set(mapping.files.flatMap(({tables}) => Object.keys(tables)));
  const all = givenTables.flatMap((table) => requiredFields(table));
  const missing = problems.filter(({code}) => code === "missingColumn").length;
  const absent = givenTables.filter((table) => !fed.has(table)).flatMap(requiredFields).length;
  return 1 - Math.min(1, (missing + absent) / all.length);
}

export const fullYears = ({years}: Coverage): number[] =>
  years.filter(({isFull}) => isFull).map(({year}) => year);
