/** What a ticketing system's API is to us: what to ask, how to read it, which rows it gives. Pure; `pull` does the asking. */
import type {givenFields, Mapping} from "../../mapping.js";

export type GivenField<T extends keyof typeof givenFields> = (typeof givenFields)[T][number];

/** One question to the API. Kept in the cursor file, so it is plain data and carries no secret. */
export interface Question {
  /** Which list it belongs to; names the file of raw answers. */
  stream: string;
  url: string;
  /** A search that the vendor reads by POST; absent for GET. */
  body?: unknown;
  /** What the answer is about when the answer does not say it (the event of a list of orders). */
  about?: string;
  /** Records of the same list read on earlier pages, to notice a list that stops short. */
  before?: number;
}

export interface Answer {
  body: unknown;
  header(name: string): string | null;
}

export interface Reading {
  /** Records in this answer. */
  records: number;
  next: readonly Question[];
  /** The vendor's own clock when the list was made: where the next incremental pull starts. */
  asOf?: string | null;
}

/** One seat sold, as a line of orders.csv; money in integer cents, instants in ISO 8601 with their offset. */
export interface SaleLine {
  customer_code: string;
  performance_code: string;
  ordered_at: string;
  cents: number;
  price_type: string;
  channel: string;
  tickets: number;
}

/** The present state of the smallest thing the vendor changes at once: an order, or one ticket of it. */
export interface Sale {
  order: string;
  /** Part of the order that this state speaks of; "" when it is the whole order. */
  unit: string;
  changedAt: string;
  /** Every line that was once sold, and those that still stand. */
  sold: readonly SaleLine[];
  standing: readonly SaleLine[];
}

/** Lines of sale and their money in cents. */
export interface Tally {
  lines: number;
  cents: number;
}

export type GivenRow =
  | {kind: "customer"; row: Partial<Record<GivenField<"customers">, string>>}
  | {kind: "performance"; row: Partial<Record<GivenField<"performances">, string>>}
  | {kind: "sale"; sale: Sale}
  /** Lines as the answers hold them, before anything is decided: what the account must come back to. */
  | ({kind: "read"} & Tally)
  /** Lines of the answers that are no ticket sale, said with a reason. */
  | ({kind: "setAside"; reason: string} & Tally);

/** The raw answers of a pull, read back in the order they came. */
export interface Answers {
  of(stream: string): AsyncIterable<{about: string; body: unknown}>;
}

export interface ApiSource {
  readonly name: string;
  /** The configured address: no secret is ever sent to another origin. */
  readonly url: string;
  readonly brings: readonly (keyof typeof givenFields)[];
  /** How the flat files of a delivery read: the ordinary pipeline loads them by it. */
  readonly mapping: Mapping;
  /** False where the vendor publishes its catalogue without a key. */
  readonly needsToken: boolean;
  /** Whether the vendor can say what changed since an instant; otherwise each pull is complete. */
  readonly incremental: boolean;
  /** Milliseconds between two questions, from the vendor's published limit. */
  readonly spacing: number;
  headers(token: string): Record<string, string>;
  /** The first questions; `since` = only what changed from that instant on. */
  open(since: string | null): Question[];
  /** Checks an answer's shape and says what to ask next. @throws PublicCError when it is not what the vendor documents */
  read(question: Question, answer: Answer, since: string | null): Reading;
  rows(answers: Answers): AsyncIterable<GivenRow>;
}
