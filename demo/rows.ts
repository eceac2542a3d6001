/** Rows of one member's files: each column of its layout, filled from what was sold. */
import {dateStyles, dateWriter, sheetDate} from "./calendar.js";
import {
  type CustomerCells,
  type CustomerContext,
  customerCells,
  impossiblePostalCode
} from "./customerCells.js";
import type {GivenColumn, Layout} from "./layout.js";
import type {DemoMember} from "./members.js";
import type {Population} from "./people.js";
import {mix} from "./random.js";
import {noCustomer, type Sales} from "./sales.js";
import type {Performance} from "./schedule.js";
import type {Cell} from "./tableFile.js";
import type {FlagKind} from "./truth.js";
import {
  channelKindNames,
  channelKinds,
  priceKindNames,
  priceKinds,
  type Words,
  wordSets
} from "./words.js";

/** One order line about to be written; a bad row replaces some of its texts. */
export interface OrderRow {
  line: number;
  /** Tickets that this row stands for. */
  tickets: number;
  /** Sold by the reseller's system, under its own numbers. */
  isSecond?: boolean;
  replaced?: Readonly<Partial<Record<string, Cell>>>;
}

export class Rows {
  private readonly words: Words;
  private readonly date: (minute: number) => Cell;
  private readonly orderNumbers: Int32Array;
  private readonly context: CustomerContext;
  private readonly cellsOfCustomer = new Map<number, CustomerCells>();
  readonly member: DemoMember;
  readonly sales: Sales;
  readonly performances: readonly Performance[];

  constructor(
    member: DemoMember,
    sales: Sales,
    performances: readonly Performance[],
    population: Population
  ) {
    const {layout, organization} = member;
    this.member = member;
    this.sales = sales;
    this.performances = performances;
    this.words = wordSets[layout.words];
    this.date = layout.sheetDates ? sheetDate : dateWriter(layout.dates);
    this.orderNumbers = sales.orderNumbers();
    this.context = {
      organization,
      population,
      sales,
      language: layout.headers.endsWith("En") ? "en" : "fr",
      emailIsKey: layout.customerKey === "email"
    };
  }

  private get layout(): Layout {
    return this.member.layout;
  }

  customer(
    columns: readonly GivenColumn[],
    record: number,
    moved = false
  ): {cells: Cell[]; flag: FlagKind | null} {
    const given = customerCells(record, this.context, moved);
    const cells = columns.map(({field, header}) => this.customerCell(field, header, record, given));
    return {
      cells,
      flag:
        given.postal_code === impossiblePostalCode &&
        columns.some(({field}) => field === "postal_code")
          ? "impossiblePostalCode"
          : null
    };
  }

  /** @param knownAt minute of the export: a later cancellation is not known yet */
  performance(columns: readonly GivenColumn[], index: number, knownAt: number): Cell[] {
    return columns.map(({field, header}) => this.performanceCell(field, header, index, knownAt));
  }

  /** The same performance as the reseller's system lists it. */
  secondPerformance(columns: readonly GivenColumn[], index: number, knownAt: number): Cell[] {
    const {code, title, venueName, capacity} = this.performances[index]!.second!;
    const cells: Readonly<Record<string, Cell>> = {
      performance_code: code,
      title,
      venue_name: venueName,
      capacity: String(capacity)
    };
    return columns.map(
      ({field, header}) => cells[field ?? ""] ?? this.performanceCell(field, header, index, knownAt)
    );
  }

  /** Whether the reseller's system sold this line: some orders of the performances that it lists. */
  isSecond(line: number): boolean {
    const {performance, order} = this.sales;
    const {second} = this.performances[performance.at(line)]!;
    return second !== null && mix(order.at(line)) % 3 === 0;
  }

  /** Orders of a three-table or flat file; in a flat one the row carries customer and performance too. */
  order(columns: readonly GivenColumn[], row: OrderRow, knownAt: number): Cell[] {
    return columns.map((column) => {
      const replaced =
        column.table === "orders" && column.field ? row.replaced?.[column.field] : undefined;
      return replaced ?? this.orderCell(column, row, knownAt);
    });
  }

  orderFlags({line}: OrderRow): (FlagKind | null)[] {
    const {without} = this.layout;
    const price = priceKindNames[this.sales.price.at(line)]!;
    const channel = channelKindNames[this.sales.channel.at(line)]!;
    return [
      priceKinds[price] === null && !without.includes("orders.price_type")
        ? "unmappedPriceType"
        : null,
      channelKinds[channel] === null && !without.includes("orders.channel")
        ? "unmappedChannel"
        : null
    ];
  }

  performanceFlag(index: number): FlagKind | null {
    const isMissing = this.layout.without.includes("performances.discipline");
    return !isMissing && this.disciplineWord(index) === unmappedDiscipline
      ? "unmappedDiscipline"
      : null;
  }

  /** Signed cents of a row, as the member writes money. */
  cents({line, tickets}: OrderRow): number {
    return this.sign(line) * this.sales.cents.at(line) * tickets;
  }

  signedTickets({line, tickets}: OrderRow): number {
    return this.sign(line) * tickets;
  }

  customerCode(record: number): string {
    const {headers, customerKey} = this.layout;
    if (customerKey === "email") return this.customerCellsOf(record).email;
    const serial = String(record + 1);
    if (headers.startsWith("programme")) return `CLI${serial.padStart(6, "0")}`;
    if (headers === "capitalsFr") return `C-${serial.padStart(6, "0")}`;
    return headers === "systemEn" ? String(1_000_000 + record) : String(10_000 + record);
  }

  /** A date that no calendar has, in the member's own style. */
  impossibleDate(): string {
    return dateStyles[this.layout.dates].write("2019", "02", "31", "20", "00", "00");
  }

  money(cents: number): Cell {
    const {decimal, prefix, suffix, thousands} = this.layout.money;
    if (this.layout.container === "xlsx") return cents / 100;
    const whole = String(Math.floor(Math.abs(cents) / 100));
    const grouped = thousands ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
    const rest = String(Math.abs(cents) % 100).padStart(2, "0");
    return `${cents < 0 ? "-" : ""}${prefix}${grouped}${decimal}${rest}${suffix}`;
  }

  /** 12.505: a third decimal, which money has not. */
  threeDecimals(): Cell {
    const {decimal, prefix, suffix} = this.layout.money;
    return this.layout.container === "xlsx" ? 12.505 : `${prefix}12${decimal}505${suffix}`;
  }

  private sign(line: number): 1 | -1 {
    return this.sales.kind.at(line) === 0 ? 1 : -1;
  }

  private orderCell({table, field, header}: GivenColumn, row: OrderRow, knownAt: number): Cell {
    const {line, isSecond = false} = row;
    const record = this.sales.customer.at(line);
    if (table === "customers")
      return record === noCustomer
        ? ""
        : this.customerCell(field, header, record, this.customerCellsOf(record));
    const performance = this.sales.performance.at(line);
    if (table === "performances") return this.performanceCell(field, header, performance, knownAt);
    switch (field) {
      case "order_number":
        return `${isSecond ? "RB" : ""}${this.orderNumber(this.sales.order.at(line))}`;
      case "customer_code":
        return record === noCustomer ? "" : this.customerCode(record);
      case "performance_code":
        return this.codeOf(performance, isSecond);
      case "ordered_at":
        return this.date(this.sales.at.at(line));
      case "amount":
        return this.amount(row);
      case "price_type":
        return this.words.prices[priceKindNames[this.sales.price.at(line)]!];
      case "channel":
        return this.words.channels[channelKindNames[this.sales.channel.at(line)]!];
      case "tickets":
        return this.quantity(row);
      case "status":
        return this.words.statuses[this.sales.kind.at(line)]!;
      default:
        return extraCell(header, line);
    }
  }

  private codeOf(performance: number, isSecond: boolean): string {
    const {code, second} = this.performances[performance]!;
    return isSecond ? second!.code : code;
  }

  /** A refund shows by its sign, or by its status and then without one. */
  private amount(row: OrderRow): Cell {
    const sign = this.layout.refunds === "status" ? 1 : this.sign(row.line);
    const count = this.layout.lines === "perBatch" ? row.tickets : 1;
    return this.money(sign * this.sales.cents.at(row.line) * count);
  }

  private quantity(row: OrderRow): Cell {
    const signed = this.layout.refunds === "status" ? row.tickets : this.signedTickets(row);
    return this.layout.container === "xlsx" ? signed : String(signed);
  }

  private customerCell(
    field: GivenColumn["field"],
    header: string,
    record: number,
    given: CustomerCells
  ): Cell {
    if (field === null) return extraCell(header, record);
    if (field === "customer_code") return this.customerCode(record);
    const cell = given[field as keyof CustomerCells];
    return field === "address" && this.layout.breaksAddresses
      ? cell.replace(", app.", "\napp.")
      : cell;
  }

  private performanceCell(
    field: GivenColumn["field"],
    header: string,
    index: number,
    knownAt: number
  ): Cell {
    const performance = this.performances[index]!;
    switch (field) {
      case "performance_code":
        return performance.code;
      case "title":
        return performance.title;
      case "venue_name":
        return performance.venueName;
      case "starts_at":
        return this.date(performance.startsAt);
      case "capacity":
        return this.layout.container === "xlsx"
          ? performance.capacity
          : String(performance.capacity);
      case "discipline":
        return this.disciplineWord(index);
      case "status": {
        const isOff = performance.cancelledAt !== null && performance.cancelledAt <= knownAt;
        return this.words.performances[isOff ? 1 : 0];
      }
      default:
        return extraCell(header, index);
    }
  }

  /** One performance in eighty carries a word that nobody mapped. */
  private disciplineWord(index: number): string {
    if (mix(index + this.performances.length) % 80 === 0) return unmappedDiscipline;
    return this.words.disciplines[this.performances[index]!.discipline] ?? unmappedDiscipline;
  }

  private customerCellsOf(record: number): CustomerCells {
    let cells = this.cellsOfCustomer.get(record);
    if (cells === undefined) {
      cells = customerCells(record, this.context);
      this.cellsOfCustomer.set(record, cells);
    }
    return cells;
  }

  private orderNumber(order: number): string {
    const number = this.orderNumbers[order]!;
    return this.layout.headers.startsWith("programme")
      ? String(100_000 + number)
      : `T${String(number).padStart(7, "0")}`;
  }
}

const unmappedDiscipline = "Divers";

/** Columns that say nothing we ask for. */
function extraCell(header: string, index: number): Cell {
  const hash = mix(index);
  if (header === "Siège")
    return `${String.fromCharCode(65 + (hash % 18))}-${1 + ((hash >>> 5) % 40)}`;
  if (header === "Langue") return hash % 9 ? "fr" : "en";
  if (header === "CreatedOn") return `20${10 + (hash % 12)}-0${1 + (hash % 9)}-1${hash % 10}`;
  if (header === "Segment") return "";
  return header === "ReportingCode" ? `R-${1_000 + index}` : ["AB", "MT", "JC", "web"][hash % 4]!;
}
