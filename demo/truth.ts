/** What the generator knows of its own files, so that an ingestion can be held against it. */
import type {GivenTable} from "../loaders/mapping.js";

/** Rows that cannot be loaded, by reason. */
export const badKinds = [
  "impossibleDate",
  "textAmount",
  "threeDecimals",
  "unknownPerformance",
  "shortLine",
  "longLine",
  "totalRow",
  "missingCode"
] as const;
export type BadKind = (typeof badKinds)[number];

/** Rows that load, with something to say about them. */
export const flagKinds = [
  "unknownCustomer",
  "duplicateCode",
  "impossiblePostalCode",
  "unmappedPriceType",
  "unmappedChannel",
  "unmappedDiscipline"
] as const;
export type FlagKind = (typeof flagKinds)[number];

/**
 * One table of one delivery: rows = good + all bad; flagged rows are among the good ones.
 * A flat file counts under orders only.
 */
export interface TableTruth {
  rows: number;
  good: number;
  bad: Partial<Record<BadKind, number>>;
  flagged: Partial<Record<FlagKind, number>>;
  blankLines: number;
}

export interface OrdersTruth extends TableTruth {
  /** Signed: a refund takes away. */
  tickets: number;
  /** Signed, as the member writes money. */
  cents: number;
  refundRows: number;
}

export interface FileTruth {
  /** Path under the raw folder. */
  path: string;
  bytes: number;
}

export interface DeliveryTruth {
  /** Folder name: the day it was exported. */
  delivery: string;
  files: FileTruth[];
  tables: {customers: TableTruth; orders: OrdersTruth; performances: TableTruth};
}

export interface MemberTruth {
  organization: string;
  deliveries: DeliveryTruth[];
  /** Once all deliveries are in, a later one replacing the days it spans. */
  final: {
    orderRows: number;
    tickets: number;
    cents: number;
    customerCodes: number;
    performances: number;
  };
  /** Persons behind the customer codes that are persons: fewer than codes, some being entered twice. */
  people: number;
}

export interface DemoReport {
  seed: string;
  /** Tickets asked for, and tickets sold in all (before refunds). */
  ticketsAsked: number;
  tickets: number;
  /** Of the generator's own sources: the same means the same bytes. */
  generator: string;
  organizations: number;
  files: number;
  rows: Record<GivenTable, number>;
  people: {persons: number; atSeveralOrganizations: number};
  members: MemberTruth[];
}

export const emptyTable = (): TableTruth => ({
  rows: 0,
  good: 0,
  bad: {},
  flagged: {},
  blankLines: 0
});
export const emptyOrders = (): OrdersTruth => ({
  ...emptyTable(),
  tickets: 0,
  cents: 0,
  refundRows: 0
});

export function countGood(table: TableTruth, ...flags: readonly (FlagKind | null)[]): void {
  table.rows++;
  table.good++;
  for (const flag of flags) if (flag !== null) table.flagged[flag] = (table.flagged[flag] ?? 0) + 1;
}

export function countBad(table: TableTruth, kind: BadKind): void {
  table.rows++;
  table.bad[kind] = (table.bad[kind] ?? 0) + 1;
}
