/** Price types that stand in columns of their own ("Adulte Qté", "Adulte Montant"), known by their words and what they hold. */
import type {FileMapping} from "../mapping.js";
import {type Concept, headerKey} from "./headers.js";
import {readMoney} from "./money.js";
import type {ColumnProfile} from "./profileColumns.js";
import type {Recognition} from "./recognizeColumns.js";
import {codeOf} from "./words.js";

type Prices = FileMapping["prices"];

/** What price columns give in the place of one column each. */
export const priceConcepts: readonly Concept[] = ["amount", "tickets", "price_type"];

export const isPriceColumn = (prices: Prices, header: string): boolean =>
  prices.some(({tickets, amount}) => header === tickets || header === amount);

/** Two price types at least, each with its money; where only numbers are given, nothing tells what each paid. */
export function findPrices(
  columns: readonly ColumnProfile[],
  {columns: known}: Recognition
): Prices {
  if (known.has("price_type")) return [];
  const taken = new Set(
    [...known.values()]
      .filter(({concept}) => !priceConcepts.includes(concept) && concept !== "unit_price")
      .map(({column}) => column.place)
  );
  const free = columns.filter(({place}) => !taken.has(place));
  const prices = new Map<string, Prices[number]>();
  for (const column of free) {
    const found = readTitle(column);
    if (!found) continue;
    const price = prices.get(headerKey(found.priceType)) ?? {priceType: found.priceType};
    prices.set(headerKey(found.priceType), {...price, [found.holds]: column.header});
  }
  const named = [...prices.values()].filter(({priceType, tickets, amount}) => {
    const code = codeOf("priceTypes", priceType);
    if (amount === undefined) return code === "complimentary";
    return tickets !== undefined || code !== null;
  });
  return named.length >= 2 && named.some(({priceType}) => codeOf("priceTypes", priceType))
    ? named
    : [];
}

const counts =
  /(?:^|[\s_(-]+)(?:qt[eé]|quantit[eé]|quantity|qty|nb\.?|nbre|nombre|billets?|tickets?|tix|count|places|#)[\s_).:-]*(?:de |of )?/iu;
const money =
  /(?:^|[\s_(-]+)(?:montant|amount|total|revenus?|revenue|recettes?|sales|ventes|\$)[\s_).:-]*(?:de |of )?/iu;

/** "Adulte Qté" → Adulte, tickets; a word of a price type alone is told by what it holds. */
function readTitle(column: ColumnProfile): {priceType: string; holds: "tickets" | "amount"} | null {
  for (const [pattern, holds] of [
    [counts, "tickets"],
    [money, "amount"]
  ] as const) {
    const priceType = column.header.replace(pattern, " ").trim();
    if (priceType !== column.header && priceType !== "") {
      return holdsNumbers(column, holds) ? {priceType, holds} : null;
    }
  }
  if (codeOf("priceTypes", column.header) === null || !holdsNumbers(column, "amount")) return null;
  return {
    priceType: column.header,
    holds: column.wholeNumbers === column.filled ? "tickets" : "amount"
  };
}

const holdsNumbers = ({shapes, filled, wholeNumbers}: ColumnProfile, holds: string): boolean =>
  filled === 0 || (holds === "tickets" ? wholeNumbers > filled / 2 : readMoney(shapes) !== null);
