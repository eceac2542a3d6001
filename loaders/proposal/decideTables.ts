/** Which of the three tables a file feeds, or why it feeds none. */
import type {GivenTable} from "../mapping.js";
import {type Concept, headerKey} from "./headers.js";
import type {RefusalCode} from "./refusals.js";

export interface Shape {
  has: (concept: Concept) => boolean;
  header: readonly string[];
  rows: number;
  /** Starts are told to the hour: a day alone may be a week's or a month's total. */
  hasHour: boolean;
  /** Distinct performances, when the file tells them apart. */
  showings: number | null;
}

export function decideTables(shape: Shape): GivenTable[] | RefusalCode {
  const {has} = shape;
  if (isWide(shape)) return "preAggregated";
  if (!isSale(has)) {
    if (isOneRowPerShowing(shape) && isCatalogue(shape)) return ["performances"];
    if (isTotals(shape)) return "preAggregated";
  }
  const tables: GivenTable[] = [];
  if ((has("customer_code") || has("email")) && hasPerson(has)) tables.push("customers");
  if (hasSales(shape)) tables.push("orders");
  if (
    has("starts_at") &&
    (has("show_title") || has("performance_code") || tables.includes("orders"))
  )
    tables.push("performances");
  if (tables.length > 0) return tables;
  return has("show_title") || has("performance_code") ? "showsWithoutDates" : "notTicketing";
}

type Has = Shape["has"];

/** Something that only a sale has. */
const isSale = (has: Has): boolean =>
  has("order_number") ||
  has("ordered_at") ||
  has("customer_code") ||
  has("email") ||
  has("ticket_number");

const hasSales = ({has}: Shape): boolean => {
  const money = has("amount") || has("unit_price") || has("order_total");
  const sold = has("ordered_at") || has("tickets") || has("performance_code") || has("starts_at");
  const line = sold || has("customer_code") || has("price_type") || has("ticket_number");
  return (money && sold) || (has("order_number") && line);
};

const hasPerson = (has: Has): boolean =>
  has("last_name") || has("full_name") || has("postal_code") || has("city") || has("address");

/** Columns of years or months. */
const isWide = ({has, header}: Shape): boolean =>
  header.filter(isPeriod).length >= 3 && !has("order_number");

const isOneRowPerShowing = ({rows, showings}: Shape): boolean => showings === rows;

/** A list of performances may say how many were sold: it is read for its performances. */
const isCatalogue = ({has, hasHour}: Shape): boolean =>
  has("starts_at") &&
  (has("performance_code") || (has("capacity") && hasHour)) &&
  !has("price_type");

/** Figures of shows or of periods, no sale behind them. */
function isTotals(shape: Shape): boolean {
  const {has, header} = shape;
  const hasFigures =
    has("amount") || has("tickets") || header.some((name) => totals.test(headerKey(name)));
  if (!hasFigures) return false;
  return has("starts_at")
    ? isOneRowPerShowing(shape) && !has("price_type")
    : !has("performance_code");
}

const isPeriod = (name: string): boolean =>
  /^(19|20)\d\d( (19|20)?\d\d)?$/.test(headerKey(name)) ||
  /^(jan|feb|fev|mar|apr|avr|mai|may|jun|jui|jul|aug|aou|sep|oct|nov|dec)[a-z]*( \d{2,4})?$/.test(
    headerKey(name)
  );

const totals =
  /\b(gross|revenue|recettes?|revenus?|chiffre d.affaires|attendance|frequentation|entrees|admissions|spectateurs|visiteurs|visitors|assistance|total)\b/;
