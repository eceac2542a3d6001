/** Columns that no figure tells apart are one unknown to everybody: the algebra gets small without losing anything. */
import {identitiesOverClasses} from "./identities.js";
import type {Column, System, Vector} from "./system.js";

/** Unknowns that only add up together. */
export interface Class {
  /** Each contributor in it with its absolute value, the largest first. */
  parts: Parts;
  /** The sign of its figures, which everybody knows. */
  sign: 1 | -1;
}

export type Parts = readonly (readonly [contributor: number, value: number])[];

/** A system whose vectors are over classes. */
export interface ClassedSystem {
  contributors: number;
  classes: readonly Class[];
  known: readonly Vector[];
  /** Identities that classes can express; empty when they were eliminated before. */
  identities: readonly Vector[];
  candidates: readonly ClassedCandidate[];
}

export interface ClassedCandidate {
  vector: Vector;
  isPrimary: boolean;
}

/** Which columns go together. */
export interface Grouping {
  /** Class → its columns. */
  members: readonly (readonly number[])[];
  /** Column → its class. */
  of: Int32Array;
}

/** Merges the columns that have equal coefficients in every known or candidate vector, and equal signs. */
export function mergeColumns(system: System): ClassedSystem {
  const grouping = groupColumns(system);
  const over = (vector: Vector) => overClasses(vector, grouping);
  return {
    contributors: system.contributors,
    classes: grouping.members.map((members) => classOf(members, system.columns)),
    known: system.known.map(over),
    identities: identitiesOverClasses(system, grouping),
    candidates: system.candidates.map(({vector, isPrimary}) => ({vector: over(vector), isPrimary}))
  };
}

function groupColumns({columns, known, candidates}: System): Grouping {
  const labels = Int32Array.from(columns, ({value}) => (value < 0 ? 1 : 0));
  let count = 2;
  for (const vector of known) count = split(labels, vector, count);
  for (const {vector} of candidates) count = split(labels, vector, count);
  const members = [...Map.groupBy(columns.keys(), (column) => labels[column]!).values()];
  const of = new Int32Array(columns.length);
  for (const [index, group] of members.entries()) for (const column of group) of[column] = index;
  return {members, of};
}

/** Splits every class by the coefficient of its columns in one vector. */
function split(labels: Int32Array, vector: Vector, count: number): number {
  const successors = new Map<number, Map<number, number>>();
  let next = count;
  for (const [column, coefficient] of vector) {
    const byCoefficient = successors.get(labels[column]!) ?? new Map<number, number>();
    successors.set(labels[column]!, byCoefficient);
    const successor = byCoefficient.get(coefficient) ?? next++;
    byCoefficient.set(coefficient, successor);
    labels[column] = successor;
  }
  return next;
}

function classOf(members: readonly number[], columns: readonly Column[]): Class {
  const sign = columns[members[0]!]!.value < 0 ? -1 : 1;
  return {sign, parts: partsOf(new Map(members.map((column) => [column, 1])), columns)};
}

function partsOf(vector: Vector, columns: readonly Column[]): Parts {
  const parts = new Map<number, number>();
  for (const [column, coefficient] of vector) {
    const {contributor, value} = columns[column]!;
    parts.set(contributor, (parts.get(contributor) ?? 0) + Math.abs(coefficient * value));
  }
  return largestFirst(parts);
}

/** What each contributor has in a vector over classes. */
export function partsOfVector(vector: Vector, classes: readonly Class[]): Parts {
  const parts = new Map<number, number>();
  for (const [index, coefficient] of vector)
    for (const [contributor, value] of classes[index]!.parts)
      parts.set(contributor, (parts.get(contributor) ?? 0) + Math.abs(coefficient) * value);
  return largestFirst(parts);
}

const largestFirst = (parts: ReadonlyMap<number, number>): Parts =>
  [...parts].sort(([, a], [, b]) => b - a);

/** The vector over classes: columns of one class share their coefficient. */
export function overClasses(vector: Vector, {of}: Grouping): Vector {
  const merged = new Map<number, number>();
  for (const [column, coefficient] of vector) merged.set(of[column]!, coefficient);
  return merged;
}
