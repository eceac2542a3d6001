/** From raw answers to the flat files of a delivery, in the layout that `layout.ts` documents. */
import {createHash} from "node:crypto";
import {closeSync, fsyncSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {GivenTable, givenFields} from "../../mapping.js";
import {type Account, balance, enter, openAccount} from "./account.js";
import type {Answers, ApiSource, Sale, SaleLine} from "./apiSource.js";
import {csvHeader, csvLine, statusWords} from "./layout.js";
import type {Ledger} from "./ledger.js";
import {localDays} from "./localDays.js";
import {amountOf} from "./money.js";

export interface WrittenFile {
  rows: number;
  sha256: string;
  /** Of orders.csv: what its lines add up to. */
  cents?: number;
  tickets?: number;
}

export interface Written {
  account: Account;
  files: Readonly<Record<string, WrittenFile>>;
  /** First and last local day of the transactions in orders.csv. */
  days: {from: string; to: string} | null;
  /** Changes whenever the performances do. */
  catalogue: string;
}

type Row<T extends GivenTable> = Partial<Record<(typeof givenFields)[T][number], string>>;

type IsForgotten = (customerCode: string) => boolean;

/** Writes customers.csv, performances.csv and orders.csv, those that the source brings, into `folder`. */
export async function writeDelivery(
  source: ApiSource,
  answers: Answers,
  ledger: Ledger,
  {folder, timeZone, isForgotten}: {folder: string; timeZone: string; isForgotten: IsForgotten}
): Promise<Written> {
  const {account, customers, performances} = await gather(source, answers, ledger, isForgotten);
  const brought = <T extends GivenTable>(table: T, rows: Iterable<Row<T>>) =>
    source.brings.includes(table)
      ? {[`${table}.csv`]: writeTable(join(folder, `${table}.csv`), table, rows)}
      : {};
  const people = brought("customers", customers.values());
  const shows = brought("performances", performances.values());
  const sums = {cents: 0, tickets: 0, days: null as Written["days"], dayOf: localDays(timeZone)};
  const sales = brought("orders", orderRows(ledger, sums));
  if (sales["orders.csv"])
    Object.assign(sales["orders.csv"], {cents: sums.cents, tickets: sums.tickets});
  return {
    account: balance(account),
    files: {...people, ...shows, ...sales},
    days: sums.days,
    catalogue: shows["performances.csv"]?.sha256 ?? ""
  };
}

/** The newest row of each customer and performance; sales go to the ledger. */
async function gather(
  source: ApiSource,
  answers: Answers,
  ledger: Ledger,
  isForgotten: IsForgotten
) {
  const customers = new Map<string, Row<"customers">>();
  const performances = new Map<string, Row<"performances">>();
  const account = openAccount();
  for await (const given of source.rows(answers)) {
    enter(account, given);
    const code = given.kind === "customer" ? (given.row.customer_code ?? "") : "";
    if (given.kind === "customer" && !isForgotten(code)) renew(customers, code, given.row);
    if (given.kind === "performance") performances.set(given.row.performance_code ?? "", given.row);
    if (given.kind === "sale") ledger.record(withoutForgotten(given.sale, isForgotten));
  }
  return {account, customers, performances};
}

function withoutForgotten(sale: Sale, isForgotten: IsForgotten): Sale {
  const clear = (lines: readonly SaleLine[]) =>
    lines.map((line) => (isForgotten(line.customer_code) ? {...line, customer_code: ""} : line));
  return {...sale, sold: clear(sale.sold), standing: clear(sale.standing)};
}

/** What is newly said replaces, what is left unsaid stays. */
function renew(rows: Map<string, Row<"customers">>, code: string, row: Row<"customers">): void {
  const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
  rows.set(code, {...rows.get(code), ...said});
}

function* orderRows(
  ledger: Ledger,
  sums: {
    cents: number;
    tickets: number;
    days: Written["days"];
    dayOf: (instant: string) => string;
  }
): Iterable<Row<"orders">> {
  for (const {order, refund, cents, tickets, ...line} of ledger.lines()) {
    sums.cents += cents;
    sums.tickets += tickets;
    sums.days = widen(sums.days, sums.dayOf(line.ordered_at));
    yield {
      ...line,
      order_number: order,
      amount: amountOf(cents),
      tickets: String(tickets),
      status: refund ? statusWords.refund : statusWords.sale
    };
  }
}

const widen = (days: Written["days"], day: string): {from: string; to: string} => ({
  from: days === null || day < days.from ? day : days.from,
  to: days === null || day > days.to ? day : days.to
});

function writeTable<T extends GivenTable>(
  path: string,
  table: T,
  rows: Iterable<Row<T>>
): WrittenFile {
  const handle = openSync(path, "w", 0o600);
  const hash = createHash("sha256");
  const write = (text: string) => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
  };
  try {
    let count = 0;
    let pending = csvHeader(table);
    for (const row of rows) {
      pending += csvLine(table, row);
      count++;
      if (pending.length < 65_536) continue;
      write(pending);
      pending = "";
    }
    write(pending);
    fsyncSync(handle);
    return {rows: count, sha256: hash.digest("hex")};
  } finally {
    closeSync(handle);
  }
}
