/** Which column is the price of the tickets, where a file has several: a total may hold fees, taxes, or the whole order. */
import type {Text} from "../../src/vocabulary/language.js";
import {amountText, cents} from "../contract/expressions.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Concept} from "./headers.js";
import {readMoney} from "./money.js";
import type {Recognition, RecognizedColumn} from "./recognizeColumns.js";

/** `proposed` holds the file's rows. */
export async function settleAmount(
  work: Warehouse,
  recognition: Recognition
): Promise<Recognition> {
  const {columns} = recognition;
  if (columns.has("order_total") && !(await isOnePerOrder(work, recognition)))
    return settleAmount(work, without(recognition, "order_total", orderTotalNote(columns)));
  const [amount, unit] = [columns.get("amount"), columns.get("unit_price")];
  const hasMore = columns.has("fees") || columns.has("tax");
  if (!amount || !unit || !hasMore || (await areEqual(work, recognition, {amount, unit})))
    return recognition;
  return without(recognition, "amount", [moreNote(amount.column.header, unit.column.header)]);
}

function without(recognition: Recognition, concept: Concept, notes: readonly Text[]): Recognition {
  const columns = new Map(recognition.columns);
  columns.delete(concept);
  return {...recognition, columns, notes: [...recognition.notes, ...notes]};
}

/** Whether no order has more than one line. */
async function isOnePerOrder(work: Warehouse, {columns}: Recognition): Promise<boolean> {
  const order = columns.get("order_number")?.column.place;
  if (order === undefined) return true;
  const [row] = await rowsOf<{lines: number; orders: number}>(
    work,
    `select count(*) as lines, count(distinct c${order}) as orders from proposed where trim(c${order}) <> ''`
  );
  return row!.lines === row!.orders;
}

/** Whether the line's amount is that of its tickets, on nineteen rows of twenty. */
async function areEqual(
  work: Warehouse,
  {columns}: Recognition,
  {amount, unit}: Record<"amount" | "unit", RecognizedColumn>
): Promise<boolean> {
  const tickets = columns.get("tickets")?.column.place;
  const count = tickets === undefined ? "1" : `try_cast(trim(c${tickets}) as decimal(12, 2))`;
  const [row] = await rowsOf<{share: number | null}>(
    work,
    `select avg((abs(abs(amount) - abs(price * ${count})) <= 1)::integer) as share
     from (select *, ${centsOf(amount)} as amount, ${centsOf(unit)} as price from proposed)
     where amount is not null and price is not null`
  );
  return (row!.share ?? 1) >= 0.95;
}

function centsOf({column}: RecognizedColumn): string {
  const reading = readMoney(column.shapes) ?? {decimal: "." as const, drop: []};
  const money = {
    decimal: reading.decimal,
    drop: reading.drop,
    of: "line",
    tax: "unknown",
    unit: "dollar"
  } as const;
  return cents(amountText(`trim(c${column.place})`, {...money, drop: [...money.drop]}));
}

const moreNote = (total: string, price: string): Text => ({
  fr: `« ${total} » comprend plus que les billets (frais, taxes) : « ${price} » est lu à sa place.`,
  en: `“${total}” holds more than the tickets (fees, taxes): “${price}” is read instead.`
});

const orderTotalNote = (columns: Recognition["columns"]): Text[] =>
  columns.has("amount") || columns.has("unit_price")
    ? []
    : [
        {
          fr: `« ${columns.get("order_total")!.column.header} » est le total de la commande, répété sur chacune de ses lignes : il serait compté autant de fois. Ajoutez le prix de chaque billet à l’exportation.`,
          en: `“${columns.get("order_total")!.column.header}” is the order’s total, repeated on each of its lines: it would be counted as often. Add the price of each ticket to the export.`
        }
      ];
