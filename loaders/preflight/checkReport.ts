/** What a member's check says before anything is handed over. Sentences come in both languages; a page or a text picks one. */
import type {Text} from "../../src/vocabulary/language.js";
import type {GivenTable, Mapping} from "../mapping.js";

/** `ready`: hand it over · `toCorrect`: it loads, some of it is set aside · `notReady`: something indispensable is missing. */
export type Verdict = "ready" | "toCorrect" | "notReady";

export interface CheckReport {
  asOf: string;
  verdict: Verdict;
  score: Score;
  eligibility: {privacyPolicy: Eligibility; history: Eligibility};
  files: CheckedFile[];
  /** True when no reviewed mapping was given: the reading itself waits for confirmation. */
  isMappingProposed: boolean;
  mapping: Mapping | null;
  tables: Record<GivenTable, TableAccount>;
  coverage: Coverage;
  /** Blocking first, most rows first. */
  problems: Problem[];
  suspicions: Suspicion[];
  unlocks: Unlock[];
}

export interface CheckedFile {
  name: string;
  tables: GivenTable[];
  /** Why nothing is read from it. */
  refused: Text | null;
}

/** read = loaded + rejected + duplicate, rows and cents; cents of orders only. */
export interface TableAccount {
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  rowsDuplicate: number;
  centsRead: number;
  centsLoaded: number;
  centsRejected: number;
}

export interface Score {
  /** 0 to 100: the weighted sum of the criteria. */
  value: number;
  criteria: {id: string; label: Text; weight: number; share: number}[];
}

export interface Eligibility {
  isMet: boolean;
  sentence: Text;
}

export interface Coverage {
  /** First and last day of sale; null without sales. */
  from: string | null;
  to: string | null;
  /** Every month from the first to the last, empty ones too. */
  months: CoveredMonth[];
  years: {
    year: number;
    lines: number;
    tickets: number;
    cents: number;
    performances: number;
    isFull: boolean;
  }[];
  /** Runs of months without sales in which other years have some. */
  gaps: {from: string; to: string}[];
}

export interface CoveredMonth {
  /** "2019-03" */
  month: string;
  lines: number;
  tickets: number;
  cents: number;
  performances: number;
}

/** One kind of problem in one file. `found` is shown to the member only: it may hold an identity. */
export interface Problem {
  code: string;
  severity: "blocking" | "warning";
  table: GivenTable | null;
  file: string | null;
  /** The member's own column, else our name of the field. */
  column: Text | null;
  rows: number;
  sentence: Text;
  expected: Text;
  examples: {line: number | null; found: string | null}[];
}

export interface Suspicion {
  code: string;
  count: number;
  sentence: Text;
}

/** An optional field that is absent or half empty, and what it would give. */
export interface Unlock {
  table: GivenTable;
  field: string;
  label: Text;
  /** Share of rows that have it; 0 when the column is absent. */
  share: number;
  sentence: Text;
}
