/** Columns that no figure tells apart are one unknown to everybody: the algebra gets small without losing anything. */
import type {Column, System, Vector} from "./system.js";

export interface Classes {
  /** Class → its columns. */
  members: readonly (readonly number[])[];
  /** Column → its class. */
  of: Int32Array;
}

/** Groups the columns that have equal coefficients in every known or candidate vector, and equal signs. */
export function classesOf(system: System): Classes {
  const of = Int32Array.from(system.columns, ({value}) => (value < 0 ? 1 : 0));
  let count = 2;
  for (const vector of vectorsOf(system)) count = split(of, vector, count);
  return gather(of, system.columns);
}

function vectorsOf(system: System): Vector[] {
  return [...system.known, ...system.candidates.map((candidate) => candidate.vector)];
}

/** Splits every class by the coefficient of its columns in one vector. */
function split(of: Int32Array, vector: Vector, count: number): number {
  const successors = new Map<number, Map<number, number>>();
  for (const [column, coefficient] of vector) {
    const byCoefficient = successors.get(of[column]!) ?? new Map<number, number>();
    successors.set(of[column]!, byCoefficient);
    const successor = byCoefficient.get(coefficient) ?? count++;
    byCoefficient.set(coefficient, successor);
    of[column] = successor;
  }
  return count;
}

function gather(labels: Int32Array, columns: readonly Column[]): Classes {
  const members = [...Map.groupBy(columns.keys(), (column) => labels[column]!).values()];
  const of = new Int32Array(columns.length);
  for (const [index, group] of members.entries()) for (const column of group) of[column] = index;
  return {members, of};
}

/** The vector over classes: columns of one class share their coefficient. */
export function overClasses(vector: Vector, classes: Classes): Vector {
  const merged = new Map<number, number>();
  for (const [column, coefficient] of vector) merged.set(classes.of[column]!, coefficient);
  return merged;
}
