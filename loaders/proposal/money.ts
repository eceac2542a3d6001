/** How amounts read, from the shapes of a column's values: decimal sign, thousands, currency. */
import type {ShapeCount} from "./dates.js";

export interface MoneyReading {
  decimal: "." | ",";
  /** Signs dropped before reading. */
  drop: string[];
  /** Rows with a value that reads as an amount. */
  rows: number;
  /** "1,234" alone: a thousand or a decimal, no value tells. */
  isAmbiguous: boolean;
  hasDecimals: boolean;
  hasNegatives: boolean;
}

/** Null when less than half of the values look like amounts. */
export function readMoney(shapes: readonly ShapeCount[]): MoneyReading | null {
  const total = shapes.reduce((sum, {rows}) => sum + rows, 0);
  const amounts = shapes.filter(({shape}) => isAmountShape(shape));
  const rows = amounts.reduce((sum, shape) => sum + shape.rows, 0);
  if (rows === 0 || rows < total / 2) return null;
  const votes = {".": 0, ",": 0};
  let isAmbiguous = false;
  for (const {shape, rows} of amounts) {
    const sign = decimalSign(shape);
    if (sign === "either") isAmbiguous = true;
    else if (sign) votes[sign] += rows;
  }
  const decimal = votes[","] > votes["."] ? "," : ".";
  return {
    decimal,
    drop: droppedSigns(amounts, decimal),
    rows,
    isAmbiguous: isAmbiguous && votes["."] + votes[","] === 0,
    hasDecimals: votes["."] + votes[","] > 0,
    hasNegatives: amounts.some(({shape}) => /^\(|-/.test(shape))
  };
}

/** Digits with separators, a sign, parentheses, and at most a currency. */
const isAmountShape = (shape: string): boolean =>
  /9/.test(shape) &&
  /^\(?-?\s*(CA|CAD|US|USD|C|EUR)?\s*[$€£]?\s*-?9[9\s\u00a0\u202f.,'’]*\s*[$€£]?\s*(CA|CAD|US|USD|EUR)?\s*\)?$/i.test(
    shape
  );

/** The last separator is the decimal one when one or two digits follow it; three digits may be a thousand. */
function decimalSign(shape: string): "." | "," | "either" | null {
  const match = /([.,])(9+)[^9]*$/.exec(shape);
  if (!match) return null;
  const [, sign, digits] = match as unknown as [string, "." | ",", string];
  if (digits.length === 3) {
    const other = sign === "," ? "." : ",";
    return shape.includes(other) ? null : "either";
  }
  return sign;
}

function droppedSigns(amounts: readonly ShapeCount[], decimal: "." | ","): string[] {
  const text = amounts.map(({shape}) => shape).join("");
  const currencies = [...new Set(text.match(/[A-Za-z]+/g) ?? [])];
  const signs = [...new Set(text.replace(/[9A-Za-z()-]/g, ""))].filter((sign) => sign !== decimal);
  return [...currencies, ...signs].map((sign) => (sign.trim() === "" ? " " : sign)).filter(unique);
}

const unique = (sign: string, place: number, all: readonly string[]): boolean =>
  all.indexOf(sign) === place;
