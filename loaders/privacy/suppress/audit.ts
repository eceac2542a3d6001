/**
 * The audit: an independent look at what the span method let through. By linear programming, each attacker
 * works out the highest value that every secret can have; when that is too close to the truth, the largest
 * published figure that holds it there is masked too, and the attacker tries again.
 */
import {PublicCError} from "../../error.js";
import {type Classes, classesOf, overClasses} from "./classes.js";
import {identitiesOverClasses} from "./identities.js";
import {type Equation, type Region, withRegion} from "./linearProgram.js";
import {
  type Attacker,
  type Candidate,
  everyAttacker,
  partsOfVector,
  type System,
  type Vector
} from "./system.js";

export interface Audit {
  /** Candidate → still published after the audit. */
  published: boolean[];
  /** Attackers × secrets looked at. */
  secrets: number;
  /** Figures that the audit itself had to mask. */
  masked: number;
}

/** Something an attacker must not pin down, over classes of unknowns. */
interface Secret {
  coefficients: Vector;
  value: number;
  /** Its feasible upper bound must reach this; when it equals `value`, any uncertainty will do. */
  required: number;
}

/** What an attacker does not know, class by class. */
interface Unknowns {
  /** Class → what the others have in it; 0 and no unknown where the attacker knows all. */
  values: Float64Array;
  signs: Float64Array;
}

/** Masks what is needed until no secret is known to within p %. @throws PublicCError when masking cannot help */
export async function audit(
  given: System,
  published: readonly boolean[],
  p: number,
  attackers: readonly Attacker[] = everyAttacker(given)
): Promise<Audit> {
  const system = scaled(given);
  const classes = classesOf(system);
  const result = {published: [...published], secrets: 0, masked: 0};
  for (const attacker of attackers) {
    const unknowns = unknownsOf(attacker, classes, system);
    const secrets = secretsOf(attacker, system, classes, unknowns, p);
    const equations = equationsOf(system, classes, unknowns, result.published);
    const open = secretsAtRisk(secrets, unknowns, equations);
    result.secrets += secrets.length;
    if (open.length > 0)
      await withRegion(classes.members.length, equations, (region) =>
        hideAll(open, region, system, result)
      );
  }
  return result;
}

/** Figures between 0 and 10,000, so that cents and rates mean the same to the solver's tolerances. */
function scaled(system: System): System {
  const largest = system.columns.reduce((max, {value}) => Math.max(max, Math.abs(value)), 0);
  const factor = largest === 0 ? 1 : 1e4 / largest;
  const columns = system.columns.map((column) => ({...column, value: factor * column.value}));
  return {...system, columns};
}

/** Attacks one secret after the other; an answer to one often shows that others are safe too. */
function hideAll(secrets: readonly Secret[], region: Region, system: System, result: Audit): void {
  let open = [...secrets];
  for (let secret = open.shift(); secret; secret = open.shift()) {
    const answers = protect(secret, region, system, result);
    open = open.filter((other) => !answers.some((answer) => isHiddenBy(answer, other)));
  }
}

/** Leaves out what needs no solver: secrets that no equation bounds, or that may move within their class. */
function secretsAtRisk(
  secrets: readonly Secret[],
  unknowns: Unknowns,
  equations: readonly Equation[]
): Secret[] {
  const bounded = new Set(equations.flatMap(({coefficients}) => [...coefficients.keys()]));
  return secrets.filter(
    (secret) =>
      [...secret.coefficients.keys()].every((index) => bounded.has(index)) &&
      !isHiddenWithinClass(secret, unknowns)
  );
}

/** Tries the attack until it fails, masking one figure each time; returns the answers seen on the way. */
function protect(secret: Secret, region: Region, system: System, result: Audit): Float64Array[] {
  const answers: Float64Array[] = [];
  for (;;) {
    const upper = region.maximize(secret.coefficients);
    if (upper.unknowns) answers.push(upper.unknowns);
    if (upper.value >= secret.required && upper.value > beyond(secret)) return answers;
    if (secret.required <= secret.value && isUncertainBelow(secret, region, answers))
      return answers;
    const figure = largestOf(upper.binding, system, result.published);
    region.release(figure);
    result.published[figure] = false;
    result.masked++;
  }
}

function isUncertainBelow(secret: Secret, region: Region, answers: Float64Array[]): boolean {
  const opposite = new Map([...secret.coefficients].map(([index, value]) => [index, -value]));
  const lower = region.maximize(opposite);
  if (lower.unknowns) answers.push(lower.unknowns);
  return -lower.value < secret.value - margin(secret);
}

/** What the solver's tolerance could feign. */
const margin = ({value}: Secret): number => 1e-4 * Math.max(Math.abs(value), 1e-3);
const beyond = (secret: Secret): number => secret.value + margin(secret);

function isHiddenBy(answer: Float64Array, secret: Secret): boolean {
  let value = 0;
  for (const [index, coefficient] of secret.coefficients) value += coefficient * answer[index]!;
  const anyUncertainty = secret.required <= secret.value;
  return anyUncertainty
    ? Math.abs(value - secret.value) > margin(secret)
    : value >= secret.required && value > beyond(secret);
}

/** Within a class nothing tells the others apart: one of them may have it all. */
function isHiddenWithinClass({coefficients, required, value}: Secret, unknowns: Unknowns): boolean {
  const [index] = coefficients.keys();
  const total = unknowns.values[index!]!;
  return coefficients.size === 1 && total >= required && total > value;
}

function largestOf(
  binding: readonly number[],
  system: System,
  published: readonly boolean[]
): number {
  const figures = binding.filter((row) => published[row]);
  const [largest] = figures.sort(
    (a, b) => sizeOf(system.candidates[b]!) - sizeOf(system.candidates[a]!) || a - b
  );
  if (largest !== undefined) return largest;
  throw new PublicCError("disclosure audit: earlier releases alone come too close to a secret", {
    next: "publish nothing and have the release ledger examined"
  });
}

const sizeOf = (candidate: Candidate): number => Math.abs(candidate.value);

function unknownsOf(attacker: Attacker, classes: Classes, {columns}: System): Unknowns {
  const values = new Float64Array(classes.members.length);
  const signs = new Float64Array(classes.members.length);
  for (const [index, members] of classes.members.entries()) {
    signs[index] = columns[members[0]!]!.value < 0 ? -1 : 1;
    for (const column of members)
      if (columns[column]!.contributor !== attacker)
        values[index]! += Math.abs(columns[column]!.value);
  }
  return {values, signs};
}

/** One equation per candidate, of which a masked one says nothing, then what is known already. */
function equationsOf(
  system: System,
  classes: Classes,
  unknowns: Unknowns,
  published: readonly boolean[]
): Equation[] {
  const none: Equation = {coefficients: new Map(), value: 0};
  const equation = (vector: Vector) => equationOf(overClasses(vector, classes), unknowns);
  return [
    ...system.candidates.map(({vector}, index) => (published[index] ? equation(vector) : none)),
    ...system.known.map(equation),
    ...identitiesOverClasses(system, classes).map((vector) => equationOf(vector, unknowns))
  ];
}

function equationOf(vector: Vector, {values, signs}: Unknowns): Equation {
  const coefficients = new Map<number, number>();
  let value = 0;
  for (const [index, coefficient] of vector) {
    if (values[index] === 0) continue;
    coefficients.set(index, coefficient * signs[index]!);
    value += coefficient * signs[index]! * values[index]!;
  }
  return {coefficients, value};
}

function secretsOf(
  attacker: Attacker,
  system: System,
  classes: Classes,
  unknowns: Unknowns,
  p: number
): Secret[] {
  return [
    ...primarySecrets(attacker, system, classes, unknowns, p),
    ...contributionSecrets(attacker, system, classes, p)
  ].filter(({value, coefficients}) => value > 0 && coefficients.size > 0);
}

/** Unsafe cells, less the attacker's own part. */
function primarySecrets(
  attacker: Attacker,
  system: System,
  classes: Classes,
  unknowns: Unknowns,
  p: number
): Secret[] {
  return system.candidates
    .filter(({isPrimary}) => isPrimary)
    .map(({vector}) => {
      const {coefficients, value} = equationOf(overClasses(vector, classes), unknowns);
      const parts = partsOfVector(vector, system.columns);
      return {coefficients, value, required: value + protectionAgainst(attacker, parts, p)};
    });
}

/**
 * How far above the others' total its upper bound must lie so that the largest of them stays p % away:
 * the attacker takes the upper bound less all it knows. The outsider is given the eyes of the second largest.
 */
function protectionAgainst(
  attacker: Attacker,
  parts: ReadonlyMap<number, number>,
  p: number
): number {
  const sorted = [...parts].sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, part]) => sum + part, 0);
  const target = sorted.find(([contributor]) => contributor !== attacker)?.[1] ?? 0;
  const own = attacker === "outsider" ? (sorted[1]?.[1] ?? 0) : (parts.get(attacker) ?? 0);
  return Math.max(0, own + (1 + p / 100) * target - total);
}

/** What each other contributor has in each class. */
function contributionSecrets(
  attacker: Attacker,
  {columns}: System,
  classes: Classes,
  p: number
): Secret[] {
  return classes.members.flatMap((members, index) => {
    const parts = partsOfVector(new Map(members.map((column) => [column, 1])), columns);
    parts.delete(attacker as number);
    const value = Math.max(0, ...parts.values());
    return [{coefficients: new Map([[index, 1]]), value, required: (1 + p / 100) * value}];
  });
}
