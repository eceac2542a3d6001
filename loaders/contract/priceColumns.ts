/** Price types that stand in columns of their own: the file is read once for each, a row being an order line wherever it sold some. */
import type {FileMapping} from "../mapping.js";
import {literal} from "../warehouse/variables.js";
import type {Batch} from "./readBatch.js";
import {resolveColumns} from "./resolveColumns.js";

type Texts = Map<string, string>;

/** Adds the fields that the price columns give, so that none of them is thought missing; each batch then has its own. */
export function addPriceTexts(
  {prices}: FileMapping,
  header: readonly string[],
  texts: Texts
): void {
  const [first] = prices.map((price) => textsOf(price, header)).filter((own) => own.has("amount"));
  for (const [field, text] of first ?? []) texts.set(field, text);
}

/** One batch per price type; the batch itself when it has none. */
export function batchesByPrice(batch: Batch): Batch[] {
  const {prices} = batch.mapping;
  if (batch.table !== "orders" || prices.length === 0) return [batch];
  const header = batch.files[0]!.header;
  const priced = prices.map((price) => textsOf(price, header));
  const sold = priced.flatMap((texts) => soldColumns(texts)).join(" or ");
  return priced.map((own, place) => ({
    ...batch,
    texts: new Map([...batch.texts, ["tickets", "null::varchar"], ...own]),
    price: {isFirst: place === 0, sold: `(${sold || "false"})`}
  }));
}

const soldColumns = (texts: Texts): string[] =>
  ["tickets", "amount"].flatMap((field) => {
    const text = texts.get(field);
    return text ? [`${text} is not null`] : [];
  });

/** A zero in such a column is no sale; tickets without money were free, as are those of a price type without a column of amounts. */
function textsOf(
  {priceType, tickets, amount}: FileMapping["prices"][number],
  header: readonly string[]
): Texts {
  const {texts} = resolveColumns(
    {...(tickets && {tickets}), ...(amount && {amount})} as FileMapping["tables"]["orders"] &
      object,
    header
  );
  for (const [field, text] of texts) texts.set(field, `(${notZero(text)})`);
  const [count, money] = [texts.get("tickets"), texts.get("amount")];
  const free = count && `case when ${count} is not null then '0' end`;
  if (free) texts.set("amount", money ? `coalesce(${money}, ${free})` : free);
  texts.set("price_type", literal(priceType));
  return texts;
}

const notZero = (text: string): string =>
  `case when not regexp_full_match(${text}, '[\\s$\\x{a0}\\x{202f}-]*0*([.,]0*)?[\\s$\\x{a0}\\x{202f}]*') then ${text} end`;
