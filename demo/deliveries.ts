/** Cuts one member's history into the deliveries it would hand over, and writes their files. */
import {mkdirSync} from "node:fs";
import {join} from "node:path";
import type {GivenTable} from "../loaders/mapping.js";
import {asOf, dayOf, isoDay, lastMinute, minutesPerDay} from "./calendar.js";
import {filesOf, type GivenFile} from "./layout.js";
import {type DemoMember, demoMembers} from "./members.js";
import {mix} from "./random.js";
import type {OrderRow, Rows} from "./rows.js";
import {noCustomer, recordKinds, standsForPerson} from "./sales.js";
import {type Cell, openTableFile, type TableFile} from "./tableFile.js";
import {
  type BadKind,
  countBad,
  countGood,
  type DeliveryTruth,
  emptyOrders,
  emptyTable,
  type MemberTruth
} from "./truth.js";

interface Span {
  /** Folder name: the day of the export. */
  date: string;
  /** Minutes of transaction, the last excluded. */
  from: number;
  to: number;
  /** A re-export, in which mistakes have been put right. */
  isCorrection: boolean;
}

export async function writeDeliveries(rows: Rows, rawFolder: string): Promise<MemberTruth> {
  const {member, sales} = rows;
  const order = sales.byTime();
  const delivered: Delivered = {customers: new Set(), performances: new Map(), final: []};
  const deliveries: DeliveryTruth[] = [];
  for (const span of spansOf(member))
    deliveries.push(await new DeliveryWriter(rows, span, order, delivered, rawFolder).write());
  return {
    organization: member.organization,
    deliveries,
    final: finalOf(delivered, rows),
    people: countPeople(rows)
  };
}

/** What the member has handed over so far: later deliveries bring what is new or changed. */
interface Delivered {
  customers: Set<number>;
  /** Performance → whether it was called off when last delivered. */
  performances: Map<number, boolean>;
  /** Per delivery: totals of the lines that stay when a correction replaces the last weeks. */
  final: {orderRows: number; tickets: number; cents: number}[];
}

const correctionFrom = dayOf("2021-12-01") * minutesPerDay;

function spansOf({layout}: DemoMember): Span[] {
  const end = {date: asOf, to: lastMinute, isCorrection: false};
  switch (layout.deliveries) {
    case "one":
      return [{...end, from: Number.NEGATIVE_INFINITY}];
    case "bySeason":
      return cut(
        [2018, 2019, 2020, 2021].map((year) => [
          `${year}-09-01`,
          isoDay(dayOf(`${year}-09-04`) + (year % 3))
        ])
      );
    case "increment":
      return cut([["2022-02-01", "2022-02-01"]]);
    case "correction":
      return [
        {...cut([["2022-03-01", "2022-03-01"]])[0]!},
        {...end, from: correctionFrom, isCorrection: true}
      ];
  }
}

/** Spans ending on given days, each exported on the day beside it; the last ends with the data. */
function cut(ends: readonly (readonly [string, string])[]): Span[] {
  const stops = [
    ...ends.map(([end, date]) => ({date, to: dayOf(end) * minutesPerDay})),
    {date: asOf, to: lastMinute}
  ];
  return stops.map(({date, to}, index) => ({
    date,
    to,
    from: index === 0 ? Number.NEGATIVE_INFINITY : stops[index - 1]!.to,
    isCorrection: false
  }));
}

/** One line in 333 is followed by a bad one, the kinds taking turns. */
const badEvery = 333;
const firstBad = 40;
const blankEvery = 2_000;

class DeliveryWriter {
  private readonly truth: DeliveryTruth;
  private readonly kept = {orderRows: 0, tickets: 0, cents: 0};
  private readonly inSpan: Int32Array;
  private readonly knownAt: number;
  /** Performances to hand over, by index. */
  private readonly ofSpan: readonly number[];
  private written = 0;
  private readonly rows: Rows;
  private readonly span: Span;
  private readonly delivered: Delivered;
  private readonly rawFolder: string;

  constructor(rows: Rows, span: Span, order: Int32Array, delivered: Delivered, rawFolder: string) {
    const {at} = rows.sales;
    this.rows = rows;
    this.span = span;
    this.delivered = delivered;
    this.rawFolder = rawFolder;
    this.inSpan = order.filter((line) => at.at(line) >= span.from && at.at(line) < span.to);
    this.knownAt = dayOf(span.date) * minutesPerDay + 720;
    this.ofSpan = this.performancesOfSpan();
    this.truth = {
      delivery: span.date,
      files: [],
      tables: {customers: emptyTable(), orders: emptyOrders(), performances: emptyTable()}
    };
  }

  async write(): Promise<DeliveryTruth> {
    const {member} = this.rows;
    mkdirSync(join(this.rawFolder, member.organization, this.span.date), {recursive: true});
    for (const file of filesOf(member)) await this.writeFile(file);
    this.delivered.final.push(this.kept);
    return this.truth;
  }

  private async writeFile(given: GivenFile): Promise<void> {
    const {layout, organization} = this.rows.member;
    const ending = layout.deliveries === "one" ? "" : `_${this.span.date}`;
    const path = join(organization, this.span.date, `${given.stem}${ending}.${layout.container}`);
    const header = given.columns.map((column) => column.header);
    const file = openTableFile(join(this.rawFolder, path), layout, header);
    if (given.tables.length > 1) this.writeFlat(file, given);
    else this.writeTable(given.tables[0]!, file, given);
    this.truth.files.push({path, bytes: await file.close()});
  }

  private writeTable(table: GivenTable, file: TableFile, given: GivenFile): void {
    if (table === "customers") this.writeCustomers(file, given);
    else if (table === "orders") this.writeOrders(file, given);
    else if (given.isSecond) this.writeSecondPerformances(file, given);
    else this.writePerformances(file, given);
  }

  /** A flat file also brings its customers and performances; nothing else tells of them. */
  private writeFlat(file: TableFile, given: GivenFile): void {
    this.writeOrders(file, given);
    for (const line of this.inSpan) {
      const record = this.rows.sales.customer.at(line);
      if (record !== noCustomer) this.delivered.customers.add(record);
      this.delivered.performances.set(this.rows.sales.performance.at(line), false);
    }
  }

  private writeOrders(file: TableFile, given: GivenFile): void {
    const perTicket = this.rows.member.layout.lines === "perTicket";
    for (const line of this.inSpan) {
      const isSecond = this.rows.isSecond(line);
      if (isSecond !== given.isSecond) continue;
      const tickets = this.rows.sales.tickets.at(line);
      if (perTicket)
        for (let seat = 0; seat < tickets; seat++)
          this.writeOrder(file, given, {line, tickets: 1, isSecond});
      else this.writeOrder(file, given, {line, tickets, isSecond});
    }
    if (this.rows.member.layout.titleLines.length > 0) this.writeTotal(file, given);
  }

  private writeOrder(file: TableFile, given: GivenFile, row: OrderRow): void {
    file.row(this.rows.order(given.columns, row, this.knownAt));
    this.countOrder(row);
    this.written++;
    if (this.span.isCorrection) return;
    if (this.written % badEvery === firstBad) this.writeMistake(file, given, row);
    if (this.written % blankEvery === 1_000) this.writeBlank(file);
  }

  /** A good row again, with one thing wrong; the kinds take turns. */
  private writeMistake(file: TableFile, given: GivenFile, row: OrderRow): void {
    const mistakes = this.mistakes();
    const turn = Math.floor(this.written / badEvery) + demoMembers.indexOf(this.rows.member);
    const mistake = mistakes[turn % mistakes.length]!;
    const bad = mistake.replaced ? {...row, replaced: mistake.replaced()} : row;
    const cells = this.rows.order(given.columns, bad, this.knownAt);
    file.row(mistake.cut ? mistake.cut(cells) : cells);
    if (mistake.kind === "unknownCustomer") this.countOrder(row, true);
    else countBad(this.truth.tables.orders, mistake.kind);
  }

  private mistakes(): readonly Mistake[] {
    const {rows} = this;
    const {layout} = rows.member;
    const general: Mistake[] = [
      {kind: "impossibleDate", replaced: () => ({ordered_at: rows.impossibleDate()})},
      {kind: "textAmount", replaced: () => ({amount: "à venir"})},
      {kind: "threeDecimals", replaced: () => ({amount: rows.threeDecimals()})}
    ];
    const ragged: Mistake[] = [
      {kind: "shortLine", cut: (cells) => cells.slice(0, -1)},
      {kind: "longLine", cut: (cells) => [...cells, "?"]}
    ];
    const keys: Mistake[] = [
      {kind: "unknownPerformance", replaced: () => ({performance_code: "ZZ99-0000"})},
      {kind: "unknownCustomer", replaced: () => ({customer_code: "INCONNU-1"})}
    ];
    return [
      ...general,
      ...(layout.container === "csv" ? ragged : []),
      ...(layout.tables === "three" ? keys : [])
    ];
  }

  private countOrder(row: OrderRow, isStranger = false): void {
    const {orders} = this.truth.tables;
    const tickets = this.rows.signedTickets(row);
    const cents = this.rows.cents(row);
    countGood(orders, ...this.rows.orderFlags(row), isStranger ? "unknownCustomer" : null);
    orders.tickets += tickets;
    orders.cents += cents;
    if (tickets < 0) orders.refundRows++;
    if (this.isReplacedLater(row)) return;
    this.kept.orderRows++;
    this.kept.tickets += tickets;
    this.kept.cents += cents;
  }

  private isReplacedLater({line}: OrderRow): boolean {
    const {layout} = this.rows.member;
    if (layout.deliveries !== "correction" || this.span.isCorrection) return false;
    return this.rows.sales.at.at(line) >= correctionFrom;
  }

  /** "Total" in the first column and the sum under the amounts. */
  private writeTotal(file: TableFile, given: GivenFile): void {
    const sum = this.rows.money(this.truth.tables.orders.cents);
    file.row(
      given.columns.map(({table, field}, index): Cell => {
        if (table === "orders" && field === "amount") return sum;
        return index === 0 ? "Total" : "";
      })
    );
    countBad(this.truth.tables.orders, "totalRow");
  }

  private writeBlank(file: TableFile): void {
    if (this.rows.member.layout.container === "xlsx") return;
    file.line("");
    this.truth.tables.orders.blankLines++;
  }

  /** New customers, and a few known ones who moved; some codes stand twice, some rows have none. */
  private writeCustomers(file: TableFile, given: GivenFile): void {
    const {customers} = this.truth.tables;
    for (const record of this.recordsOfSpan()) {
      const isKnown = this.delivered.customers.has(record);
      if (isKnown && !this.span.isCorrection && mix(record) % 20 !== 0) continue;
      const isCanary = this.rows.sales.recordKind.at(record) === recordKinds.indexOf("canary");
      const {cells, flag} = this.rows.customer(given.columns, record, isKnown && !isCanary);
      file.row(cells);
      countGood(customers, flag);
      this.delivered.customers.add(record);
      if (isCanary || this.span.isCorrection) continue;
      if (record % 700 === 12) this.writeTwice(file, given, record);
      if (record % 900 === 25) this.writeCodeless(file, given, record);
    }
  }

  private writeTwice(file: TableFile, given: GivenFile, record: number): void {
    const {cells, flag} = this.rows.customer(given.columns, record, true);
    file.row(cells);
    countGood(this.truth.tables.customers, flag, "duplicateCode");
  }

  private writeCodeless(file: TableFile, given: GivenFile, record: number): void {
    const {cells} = this.rows.customer(given.columns, record);
    file.row(
      cells.map((cell, index) => (given.columns[index]!.field === "customer_code" ? "" : cell))
    );
    countBad(this.truth.tables.customers, "missingCode");
  }

  /** Records named on the span's lines; the last delivery also brings those who never bought. */
  private recordsOfSpan(): number[] {
    const {customer, person} = this.rows.sales;
    const records = new Set<number>();
    for (const line of this.inSpan)
      if (customer.at(line) !== noCustomer) records.add(customer.at(line));
    if (this.span.to === lastMinute)
      for (let record = 0; record < person.length; record++)
        if (!this.delivered.customers.has(record)) records.add(record);
    return [...records].sort((a, b) => a - b);
  }

  /** Performances sold or played in the span, and those whose status changed. */
  private writePerformances(file: TableFile, given: GivenFile): void {
    const {performances} = this.truth.tables;
    for (const index of this.ofSpan) {
      file.row(this.rows.performance(given.columns, index, this.knownAt));
      countGood(performances, this.rows.performanceFlag(index));
      this.delivered.performances.set(index, this.isOff(index));
    }
    if (this.span.isCorrection || this.rows.performances.length < 20) return;
    this.writeImpossiblePerformance(file, given);
  }

  private writeSecondPerformances(file: TableFile, given: GivenFile): void {
    for (const index of this.ofSpan) {
      if (this.rows.performances[index]!.second === null) continue;
      file.row(this.rows.secondPerformance(given.columns, index, this.knownAt));
      countGood(this.truth.tables.performances, this.rows.performanceFlag(index));
    }
  }

  private writeImpossiblePerformance(file: TableFile, given: GivenFile): void {
    const replaced: Record<string, Cell> = {
      performance_code: "ERR-1",
      starts_at: this.rows.impossibleDate()
    };
    const cells = this.rows.performance(given.columns, 0, this.knownAt);
    file.row(given.columns.map(({field}, index) => replaced[field ?? ""] ?? cells[index]!));
    countBad(this.truth.tables.performances, "impossibleDate");
  }

  private performancesOfSpan(): number[] {
    const sold = new Set<number>();
    for (const line of this.inSpan) sold.add(this.rows.sales.performance.at(line));
    const isLast = this.span.to === lastMinute;
    return this.rows.performances.flatMap(({startsAt}, index) => {
      const before = this.delivered.performances.get(index);
      const isNew = before === undefined && (sold.has(index) || startsAt < this.span.to || isLast);
      const isChanged = before !== undefined && before !== this.isOff(index);
      return isNew || isChanged || (this.span.isCorrection && sold.has(index)) ? [index] : [];
    });
  }

  private isOff(index: number): boolean {
    const {cancelledAt} = this.rows.performances[index]!;
    return cancelledAt !== null && cancelledAt <= this.knownAt;
  }
}

interface Mistake {
  kind: BadKind | "unknownCustomer";
  /** Order fields that read otherwise. */
  replaced?: () => Readonly<Record<string, Cell>>;
  cut?: (cells: Cell[]) => Cell[];
}

function finalOf(delivered: Delivered, rows: Rows): MemberTruth["final"] {
  const sum = (of: (part: Delivered["final"][number]) => number): number =>
    delivered.final.reduce((total, part) => total + of(part), 0);
  return {
    orderRows: sum((part) => part.orderRows),
    tickets: sum((part) => part.tickets),
    cents: sum((part) => part.cents),
    customerCodes: countCodes(delivered, rows),
    performances: countPerformances(delivered, rows)
  };
}

/** Distinct codes: in a file keyed by e-mail, two records may share one. */
const countCodes = ({customers}: Delivered, rows: Rows): number =>
  new Set([...customers].map((record) => rows.customerCode(record))).size;

/** Distinct keys: two performances of one show at one minute are one under "title and date". */
function countPerformances({performances}: Delivered, rows: Rows): number {
  if (rows.member.layout.performanceKey === "code") return performances.size;
  const keys = [...performances.keys()].map((index) => rows.performances[index]!);
  return new Set(keys.map(({title, startsAt}) => `${title} ${startsAt}`)).size;
}

/** Distinct persons behind records that are persons. */
function countPeople({sales}: Rows): number {
  const persons = new Set<number>();
  for (let record = 0; record < sales.person.length; record++) {
    if (standsForPerson(sales, record)) persons.add(sales.person.at(record));
  }
  return persons.size;
}
