/** Whether a line marked "refunded" takes away a sale told elsewhere, or is that sale itself, which no longer stands. */
import {amountText, cents} from "../contract/expressions.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {MoneyReading} from "./money.js";
import type {Recognition} from "./recognizeColumns.js";

/** Words of the status column of which most lines are below zero, or whose order has a line of another status. */
export async function statusesTakingAway(
  work: Warehouse,
  {columns}: Recognition,
  money: MoneyReading | null
): Promise<string[]> {
  const status = columns.get("order_status")?.column.place;
  const order = columns.get("order_number")?.column.place;
  const amount = (columns.get("amount") ?? columns.get("unit_price"))?.column.place;
  if (status === undefined) return [];
  const reading = {decimal: money?.decimal ?? ("." as const), drop: [...(money?.drop ?? [])]};
  const text = amountText(`trim(c${amount})`, {
    ...reading,
    of: "line",
    tax: "unknown",
    unit: "dollar"
  });
  const isNegative = amount === undefined ? "false" : `coalesce(${cents(text)} < 0, false)`;
  const rows = await rowsOf<{word: string}>(
    work,
    `with lines as (
       select trim(c${status}) as word, ${order === undefined ? "null" : `trim(c${order})`} as number,
         ${isNegative} as is_negative
       from proposed where trim(c${status}) <> ''),
     orders as (select number, count(distinct word) as words from lines group by number)
     select word from lines left join orders using (number)
     group by word
     having avg((is_negative or coalesce(words, 1) > 1)::integer) > 0.5 order by word`
  );
  return rows.map(({word}) => word);
}
