/**
 * What was delivered of each order so far, so that an order changed later gives its reversal and never a second sale.
 * A delivery of additions joins as a multiset (5-metrics, case 15): it always carries an order's whole history.
 * Lies in the raw zone, under the same erasure rules: it holds order and customer codes, no name or address.
 */

import {join} from "node:path";
import {DatabaseSync, type StatementSync} from "node:sqlite";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import type {Sale, SaleLine} from "./apiSource.js";

export interface LedgerLine extends SaleLine {
  order: string;
  refund: boolean;
}

export interface LastPull {
  /** Where the next incremental pull starts. */
  asOf: string;
  /** Hash of the performances delivered last. */
  catalogue: string;
}

const schema = `
  CREATE TABLE IF NOT EXISTS lines (
    order_number TEXT NOT NULL, unit TEXT NOT NULL, sale TEXT NOT NULL, refunded_at TEXT
  );
  CREATE INDEX IF NOT EXISTS lines_of_order ON lines (order_number, unit);
  CREATE TABLE IF NOT EXISTS pulled (source TEXT NOT NULL, as_of TEXT NOT NULL, catalogue TEXT NOT NULL);
`;

export const ledgerFile = "ledger.sqlite";

/** What a member's pulls keep from run to run. */
export const pullWorkshop = ({raw}: Pick<Home, "raw">, organization: string): string =>
  join(raw, organization, ".pull");

/** The codes of customers that a ledger holds, and how to let them go; the file is then written anew. */
export function ledgerOfPulls(path: string): {
  customerCodes: () => string[];
  forget: (codes: readonly string[]) => number;
  [Symbol.dispose]: () => void;
} {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const code = `json_extract(sale, '$[${fields.indexOf("customer_code")}]')`;
  const selected = `SELECT DISTINCT ${code} AS code FROM lines WHERE ${code} <> ''`;
  return {
    customerCodes: () =>
      database
        .prepare(selected)
        .all()
        .map((row) => String(row.code)),
    forget(codes) {
      const update = database.prepare(
        `UPDATE lines SET sale = json_set(sale, '$[${fields.indexOf("customer_code")}]', '') WHERE ${code} = ?`
      );
      const changes = codes.map((one) => Number(update.run(one).changes));
      database.exec("VACUUM");
      return changes.reduce((sum, count) => sum + count, 0);
    },
    [Symbol.dispose]: () => database.close()
  };
}

/** Opened for one pull: nothing is kept unless `commit` is called; two pulls of one member exclude each other. */
export class Ledger {
  readonly #database: DatabaseSync;
  readonly #touched = new Set<string>();
  readonly #select: StatementSync;
  readonly #insert: StatementSync;

  /** @throws PublicCError when another pull of the same member is running */
  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    try {
      this.#database.exec("BEGIN EXCLUSIVE");
    } catch (cause) {
      this.#database.close();
      throw new PublicCError("another pull of this member is running", {
        next: "wait for it to end",
        cause
      });
    }
    this.#database.exec(schema);
    this.#select = this.#database.prepare(
      "SELECT sale, refunded_at FROM lines WHERE order_number = ? AND unit = ?"
    );
    this.#insert = this.#database.prepare("INSERT INTO lines VALUES (?, ?, ?, ?)");
  }

  /** The last pull of this very source, null when there was none or the member changed systems. */
  last(source: string): LastPull | null {
    const row = this.#database.prepare("SELECT as_of, catalogue FROM pulled WHERE source = ?");
    const found = row.get(source);
    return found ? {asOf: String(found.as_of), catalogue: String(found.catalogue)} : null;
  }

  /** Starts over: the coming delivery is complete and replaces all that was delivered. */
  clear(): void {
    this.#database.exec("DELETE FROM lines; DELETE FROM pulled");
  }

  /** Adds what is new in a sale: lines that came, and a refund for each line that no longer stands. */
  record({order, unit, changedAt, sold, standing}: Sale): void {
    const known = this.#net(order, unit);
    const add = (key: string, refundedAt: string | null) =>
      this.#insert.run(order, unit, key, refundedAt);
    for (const key of minus(keys(known.isNew ? sold : standing), known.net)) add(key, null);
    const net = known.isNew ? keys(sold) : known.net;
    for (const key of minus(net, keys(standing))) add(key, changedAt);
    this.#touched.add(order);
  }

  /** The whole history of every order recorded in this pull. */
  *lines(): Iterable<LedgerLine> {
    const all = this.#database.prepare(
      "SELECT sale, refunded_at FROM lines WHERE order_number = ? ORDER BY rowid"
    );
    for (const order of this.#touched)
      for (const {sale, refunded_at} of all.iterate(order))
        yield lineOf(order, String(sale), refunded_at as string | null);
  }

  commit(source: string, last: LastPull): void {
    this.#database.exec("DELETE FROM pulled");
    this.#database
      .prepare("INSERT INTO pulled VALUES (?, ?, ?)")
      .run(source, last.asOf, last.catalogue);
    this.#database.exec("COMMIT");
  }

  close(): void {
    this.#database.close();
  }

  #net(order: string, unit: string): {isNew: boolean; net: Map<string, number>} {
    const net = new Map<string, number>();
    for (const {sale, refunded_at} of this.#select.iterate(order, unit))
      count(net, String(sale), refunded_at === null ? 1 : -1);
    return {isNew: net.size === 0, net};
  }
}

const fields = [
  "customer_code",
  "performance_code",
  "ordered_at",
  "cents",
  "price_type",
  "channel",
  "tickets"
] as const satisfies readonly (keyof SaleLine)[];

const keyOf = (line: SaleLine): string => JSON.stringify(fields.map((field) => line[field]));

function lineOf(order: string, key: string, refundedAt: string | null): LedgerLine {
  const values = JSON.parse(key) as unknown[];
  const line = Object.fromEntries(
    fields.map((field, i) => [field, values[i]])
  ) as unknown as SaleLine;
  if (refundedAt === null) return {...line, order, refund: false};
  return {
    ...line,
    order,
    refund: true,
    ordered_at: refundedAt,
    cents: -line.cents,
    tickets: -line.tickets
  };
}

function keys(lines: readonly SaleLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) count(counts, keyOf(line), 1);
  return counts;
}

const count = (counts: Map<string, number>, key: string, by: number): Map<string, number> =>
  counts.set(key, (counts.get(key) ?? 0) + by);

/** Each key of `a` as often as it exceeds `b`. */
function* minus(a: Map<string, number>, b: Map<string, number>): Iterable<string> {
  for (const [key, times] of a)
    for (let i = Math.max(0, b.get(key) ?? 0); i < times; i++) yield key;
}
