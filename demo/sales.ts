/** What one organization sold: lines and customers in columns, as numbers. */
import {type Column, int16, int32, uint8} from "./columns.js";

export const noCustomer = -1;

/** A customer code's record: who stands behind it, and how the entry differs from the truth. */
export const recordKinds = [
  "person",
  "duplicate",
  "couple",
  "company",
  "school",
  "canary"
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A person's record, planted ones apart. */
export function standsForPerson({recordKind}: Sales, record: number): boolean {
  return recordKind.at(record) <= recordKinds.indexOf("couple");
}

/** Kinds of line; an exchange is a refund that a new sale follows. */
export const lineKinds = ["sale", "refund", "exchange"] as const;

export class Sales {
  /** Per batch of equal tickets in one order and performance. */
  readonly order: Column<Int32Array> = int32();
  readonly customer: Column<Int32Array> = int32();
  readonly performance: Column<Int32Array> = int32();
  /** Minute of the transaction. */
  readonly at: Column<Int32Array> = int32();
  /** Cents of one ticket, as the member writes money. */
  readonly cents: Column<Int32Array> = int32();
  readonly tickets: Column<Int16Array> = int16();
  readonly price: Column<Uint8Array> = uint8();
  readonly channel: Column<Uint8Array> = uint8();
  readonly kind: Column<Uint8Array> = uint8();
  /** Per order: its minute. */
  readonly orderedAt: Column<Int32Array> = int32();
  /** Per customer code. */
  readonly recordKind: Column<Uint8Array> = uint8();
  readonly person: Column<Int32Array> = int32();

  get length(): number {
    return this.order.length;
  }

  addCustomer(kind: RecordKind, person: number): number {
    this.recordKind.push(recordKinds.indexOf(kind));
    return this.person.push(person);
  }

  addLine(line: Line): void {
    this.order.push(line.order);
    this.customer.push(line.customer);
    this.performance.push(line.performance);
    this.at.push(line.at);
    this.cents.push(line.cents);
    this.tickets.push(line.tickets);
    this.price.push(line.price);
    this.channel.push(line.channel);
    this.kind.push(line.kind);
  }

  line(index: number): Line {
    return {
      order: this.order.at(index),
      customer: this.customer.at(index),
      performance: this.performance.at(index),
      at: this.at.at(index),
      cents: this.cents.at(index),
      tickets: this.tickets.at(index),
      price: this.price.at(index),
      channel: this.channel.at(index),
      kind: this.kind.at(index)
    };
  }

  /** Lines in the order of their transactions. */
  byTime(): Int32Array {
    return sortedBy(this.length, (index) => this.at.at(index));
  }

  /** Order → its number in the sequence of transactions, from 1. */
  orderNumbers(): Int32Array {
    const numbers = new Int32Array(this.orderedAt.length);
    sortedBy(this.orderedAt.length, (order) => this.orderedAt.at(order)).forEach((order, rank) => {
      numbers[order] = rank + 1;
    });
    return numbers;
  }
}

export interface Line {
  order: number;
  customer: number;
  performance: number;
  at: number;
  cents: number;
  tickets: number;
  /** Index in `priceKindNames`, `channelKindNames`, `lineKinds`. */
  price: number;
  channel: number;
  kind: number;
}

/** Indices by a whole number below 2^22; ties keep their order. */
function sortedBy(length: number, key: (index: number) => number): Int32Array {
  const keys = new Float64Array(length);
  for (let index = 0; index < length; index++) keys[index] = key(index) * 2 ** 31 + index;
  keys.sort();
  return Int32Array.from(keys, (value) => value % 2 ** 31);
}
