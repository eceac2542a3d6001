/** What one attacker must not pin down, and what it works with: unknowns, class by class. */
import {type Classes, overClasses} from "./classes.js";
import type {Equation} from "./linearProgram.js";
import {type Attacker, knows, nobody, partsOfVector, type System, type Vector} from "./system.js";

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
  /** Class → the sign of its figures, which everybody knows. */
  signs: Float64Array;
}

export function unknownsOf(attacker: Attacker, classes: Classes, {columns}: System): Unknowns {
  const values = new Float64Array(classes.members.length);
  const signs = new Float64Array(classes.members.length);
  for (const [index, members] of classes.members.entries()) {
    signs[index] = columns[members[0]!]!.value < 0 ? -1 : 1;
    for (const column of members)
      if (!knows(attacker, columns[column]!.contributor))
        values[index]! += Math.abs(columns[column]!.value);
  }
  return {values, signs};
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
  system: System,
  classes: Classes,
  unknowns: Unknowns,
  p: number
): Secret[] {
  return [
    ...unsafeCells(attacker, system, classes, unknowns, p),
    ...contributions(attacker, system, classes, p)
  ].filter(({value, coefficients}) => value > 0 && coefficients.size > 0);
}

function unsafeCells(
  attacker: Attacker,
  {candidates, columns}: System,
  classes: Classes,
  unknowns: Unknowns,
  p: number
): Secret[] {
  return candidates
    .filter(({isPrimary}) => isPrimary)
    .map(({vector}) => {
      const {coefficients, value} = equationOf(overClasses(vector, classes), unknowns);
      const parts = partsOfVector(vector, columns);
      return {coefficients, value, required: value + protectionAgainst(attacker, parts, p)};
    });
}

/**
 * How far above the others' total its upper bound must lie so that the largest of them stays p % away:
 * the attacker takes the upper bound less all it knows. The outsider is given the eyes of the second largest.
 */
export function protectionAgainst(
  attacker: Attacker,
  parts: ReadonlyMap<number, number>,
  p: number
): number {
  const sorted = [...parts]
    .filter(([contributor]) => contributor !== nobody)
    .sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, part]) => sum + part, 0);
  const target = sorted.find(([contributor]) => !knows(attacker, contributor))?.[1] ?? 0;
  const own = attacker === "outsider" ? (sorted[1]?.[1] ?? 0) : ownPart(attacker, sorted);
  return Math.max(0, own + (1 + p / 100) * target - total);
}

const ownPart = (attacker: Attacker, parts: readonly [number, number][]): number =>
  parts.reduce((sum, [contributor, part]) => sum + (knows(attacker, contributor) ? part : 0), 0);

/** The largest other contributor of each class stands for the rest: they move as far, from less. */
function contributions(
  attacker: Attacker,
  {columns}: System,
  classes: Classes,
  p: number
): Secret[] {
  return classes.members.map((members, index) => {
    const parts = partsOfVector(new Map(members.map((column) => [column, 1])), columns);
    const others = [...parts].filter(
      ([contributor]) => contributor !== nobody && !knows(attacker, contributor)
    );
    const value = Math.max(0, ...others.map(([, part]) => part));
    return {coefficients: new Map([[index, 1]]), value, required: (1 + p / 100) * value};
  });
}
