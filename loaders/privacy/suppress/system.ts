/**
 * What an attacker does not know, as linear algebra: every contribution is an unknown (a column), every
 * publishable figure a combination of unknowns (a vector). Hierarchies, margins, overlapping peer groups
 * and earlier releases are all just more vectors (Langsrud 2024, restated in 4-trust A.3).
 */

import type {Identity} from "./identities.js";

/** Column → whole coefficient. */
export type Vector = ReadonlyMap<number, number>;

export interface Column {
  /** Index of the contributor whose figure it is. */
  contributor: number;
  /** The true value, which the audit needs and nobody else reads. */
  value: number;
}

/** A figure one would like to publish. */
export interface Candidate {
  vector: Vector;
  /** Exact value. */
  value: number;
  /** Unsafe by a primary rule: never published, and kept secret. */
  isPrimary: boolean;
}

export interface System {
  contributors: number;
  columns: readonly Column[];
  /** Everyone knows these already, from earlier releases and other marts. */
  known: readonly Vector[];
  /** Everyone knows that these are zero. */
  identities?: readonly Identity[];
  /** Most wanted first. */
  candidates: readonly Candidate[];
}

/** Owner of columns that nobody keeps from anybody, as in a sheet whose owner has consented. */
export const nobody = -1;

/** A reader who subtracts nothing, its own contributions, or those of a coalition: a grantee with the owner's eyes. */
export type Attacker = "outsider" | number | readonly number[];

/** The outsider and every contributor: whoever reads a comparative is in it. */
export const everyAttacker = (system: Pick<System, "contributors">): Attacker[] => [
  "outsider",
  ...Array(system.contributors).keys()
];

/** Whether an attacker knows what a contributor contributes. */
export const knows = (attacker: Attacker, contributor: number): boolean =>
  typeof attacker === "object" ? attacker.includes(contributor) : attacker === contributor;

/** Vector of the columns, each once. */
export const vectorOf = (columns: Iterable<number>): Vector => {
  const vector = new Map<number, number>();
  for (const column of columns) vector.set(column, (vector.get(column) ?? 0) + 1);
  return vector;
};

/** Exact value of a vector. */
export function exactValue(vector: Vector, columns: readonly Column[]): number {
  let value = 0;
  for (const [column, coefficient] of vector) value += coefficient * columns[column]!.value;
  return value;
}
