/** What one attacker must not pin down, and what it works with: unknowns, class by class. */
import {type ClassedSystem, type Parts, partsOfVector} from "./classes.js";
import type {Equation} from "./linearProgram.js";
import {type Attacker, knows, nobody, type Vector} from "./system.js";

/** A combination of unknowns, with how high the attacker must believe that it can be. */
export interface Secret {
  coefficients: Vector;
  value: number;
  /** Its feasible upper bound must reach this; when it equals `value`, any uncertainty will do. */
  required: number;
}

/** What an attacker does not know. */
export interface Unknowns {
  /** Class → what the others have in it, in absolute value; 0 where the attacker knows all. */
  values: Float64Array;
  /** Class → the sign of its figures. */
  signs: Float64Array;
}

/** Unsafe cells with their parts: the same for every attacker, so worked out once. */
export type UnsafeCells = readonly {vector: Vector; parts: Parts}[];

export const unsafeCellsOf = ({candidates, classes}: ClassedSystem): UnsafeCells =>
  candidates
    .filter(({isPrimary}) => isPrimary)
    .map(({vector}) => ({vector, parts: partsOfVector(vector, classes)}));

export function unknownsOf(attacker: Attacker, {classes}: ClassedSystem): Unknowns {
  const values = Float64Array.from(classes, ({parts}) =>
    parts.reduce((sum, [contributor, value]) => sum + (knows(attacker, contributor) ? 0 : value), 0)
  );
  return {values, signs: Float64Array.from(classes, ({sign}) => sign)};
}

/** A known combination of classes, less what the attacker knows of it. */
export function equationOf(vector: Vector, {values, signs}: Unknowns): Equation {
  const coefficients = new Map<number, number>();
  let value = 0;
  for (const [index, coefficient] of vector) {
    if (values[index] === 0) continue;
    coefficients.set(index, coefficient * signs[index]!);
    value += coefficient * signs[index]! * values[index]!;
  }
  return {coefficients, value};
}

/** Every unsafe cell less the attacker's own part, and what each other contributor has in each class. */
export function secretsOf(
  attacker: Attacker,
  {classes}: ClassedSystem,
  unsafeCells: UnsafeCells,
  unknowns: Unknowns,
  p: number
): Secret[] {
  const cells = unsafeCells.map(({vector, parts}) => {
    const {coefficients, value} = equationOf(vector, unknowns);
    return {coefficients, value, required: value + protectionAgainst(attacker, parts, p)};
  });
  const contributions = classes.map(({parts}, index) => {
    // The largest other contributor stands for the rest, who would move as far from less.
    const value = largestOther(attacker, parts);
    return {coefficients: new Map([[index, 1]]), value, required: (1 + p / 100) * value};
  });
  return [...cells, ...contributions].filter(
    ({value, coefficients}) => value > 0 && coefficients.size > 0
  );
}

/**
 * How far above the others' total its upper bound must lie so that the largest of them stays p % away:
 * the attacker takes the upper bound less all it knows. The outsider is given the eyes of the second largest.
 */
export function protectionAgainst(attacker: Attacker, given: Parts, p: number): number {
  const parts = given.filter(([contributor]) => contributor !== nobody);
  const total = parts.reduce((sum, [, value]) => sum + value, 0);
  const own = attacker === "outsider" ? (parts[1]?.[1] ?? 0) : ownPart(attacker, parts);
  return Math.max(0, own + (1 + p / 100) * largestOther(attacker, parts) - total);
}

const ownPart = (attacker: Attacker, parts: Parts): number =>
  parts.reduce((sum, [contributor, value]) => sum + (knows(attacker, contributor) ? value : 0), 0);

const largestOther = (attacker: Attacker, parts: Parts): number =>
  parts.find(([contributor]) => contributor !== nobody && !knows(attacker, contributor))?.[1] ?? 0;
