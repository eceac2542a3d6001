/**
 * The audit: an independent look at what the span method let through. By linear programming each attacker
 * works out the highest value that every secret can have; when that is too close to the truth, a published
 * figure that holds it there is masked too, and the attacker tries again.
 */
import {type ClassedSystem, mergeColumns} from "./classes.js";
import {type Equation, type Region, withRegion} from "./linearProgram.js";
import {
  equationOf,
  type Secret,
  secretsOf,
  type Unknowns,
  unknownsOf,
  unsafeCellsOf
} from "./secrets.js";
import {type Attacker, everyAttacker, type System, type Vector} from "./system.js";

export interface Audit {
  /** Candidate → still published after the audit. */
  published: boolean[];
  /** Attackers × secrets looked at. */
  secrets: number;
  /** Figures that the audit itself had to mask. */
  masked: number;
  /** Secrets that earlier releases alone leave too open, when a group shrank or a member left: none of this one's doing. */
  inherited: number;
}

/** Masks what is needed until nothing in this release brings a secret to within p %. */
export async function audit(
  given: System,
  published: readonly boolean[],
  p: number,
  attackers: readonly Attacker[] = everyAttacker(given)
): Promise<Audit> {
  const system = mergeColumns(scaled(given));
  const unsafeCells = unsafeCellsOf(system);
  const result = {published: [...published], secrets: 0, masked: 0, inherited: 0};
  for (const attacker of attackers) {
    const unknowns = unknownsOf(attacker, system);
    const secrets = secretsOf(attacker, system, unsafeCells, unknowns, p);
    const equations = equationsOf(system, unknowns, result.published);
    const open = secretsAtRisk(secrets, unknowns, equations);
    result.secrets += secrets.length;
    if (open.length > 0)
      await withRegion(system.classes.length, equations, (region) => hideAll(open, region, result));
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

/** One equation per candidate, of which a masked one says nothing, then what is known already. */
function equationsOf(
  {candidates, known, identities}: ClassedSystem,
  unknowns: Unknowns,
  published: readonly boolean[]
): Equation[] {
  const none: Equation = {coefficients: new Map(), value: 0};
  const equation = (vector: Vector) => equationOf(vector, unknowns);
  return [
    ...candidates.map(({vector}, index) => (published[index] ? equation(vector) : none)),
    ...known.map(equation),
    ...identities.map(equation)
  ];
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

/** Within a class nothing tells the others apart: one of them may have it all. */
function isHiddenWithinClass({coefficients, required, value}: Secret, unknowns: Unknowns): boolean {
  const [index] = coefficients.keys();
  const total = unknowns.values[index!]!;
  return coefficients.size === 1 && total >= required && total > value;
}

/** Attacks one secret after the other; an answer to one often shows that others are safe too. */
function hideAll(secrets: readonly Secret[], region: Region, result: Audit): void {
  let open = [...secrets];
  for (let secret = open.shift(); secret; secret = open.shift()) {
    const answers = hide(secret, region, result);
    open = open.filter((other) => !answers.some((answer) => isHiddenBy(answer, other)));
  }
}

/**
 * Masks figures of this release until the attack on one secret fails, or until none of them holds the secret
 * where it is; returns the answers seen on the way.
 */
function hide(secret: Secret, region: Region, result: Audit): Float64Array[] {
  const answers: Float64Array[] = [];
  for (;;) {
    const {isHidden, binding} = attack(secret, region, answers);
    if (isHidden) return answers;
    const figure = bestToMask(
      binding.filter((row) => result.published[row]),
      secret,
      region
    );
    if (figure === undefined) {
      result.inherited++;
      return answers;
    }
    region.release(figure);
    result.published[figure] = false;
    result.masked++;
  }
}

/** The least wanted of the figures whose masking alone hides the secret; if none does, the one that helps most. */
function bestToMask(
  figures: readonly number[],
  secret: Secret,
  region: Region
): number | undefined {
  let best: {figure: number; upper: number} | undefined;
  for (const figure of figures.toReversed()) {
    region.release(figure);
    const {isHidden, upper} = attack(secret, region);
    region.hold(figure);
    if (isHidden) return figure;
    if (!best || upper > best.upper * (1 + 1e-6)) best = {figure, upper};
  }
  return best?.figure;
}

/** Without an answer from the solver the secret counts as open, held by every figure that touches it. */
function attack(secret: Secret, region: Region, answers: Float64Array[] = []) {
  const answer = region.maximize(secret.coefficients);
  if (answer === null)
    return {isHidden: false, upper: secret.value, binding: region.about(secret.coefficients)};
  const {value: upper, unknowns, binding} = answer;
  if (unknowns) answers.push(unknowns);
  const isHidden =
    isHighEnough(upper, secret) || (needsAnything(secret) && isUncertainBelow(secret, region));
  return {isHidden, upper, binding};
}

function isUncertainBelow(secret: Secret, region: Region): boolean {
  const opposite = new Map([...secret.coefficients].map(([index, value]) => [index, -value]));
  const lowest = region.maximize(opposite);
  return lowest !== null && -lowest.value < secret.value - margin(secret);
}

function isHiddenBy(answer: Float64Array, secret: Secret): boolean {
  let value = 0;
  for (const [index, coefficient] of secret.coefficients) value += coefficient * answer[index]!;
  const isBelow = value < secret.value - margin(secret);
  return isHighEnough(value, secret) || (needsAnything(secret) && isBelow);
}

const isHighEnough = (upper: number, secret: Secret): boolean =>
  upper >= secret.required - margin(secret) / 10 && upper > secret.value + margin(secret);

const needsAnything = ({required, value}: Secret): boolean => required <= value;

/** What the solver's tolerance could feign. */
const margin = ({value}: Secret): number => 1e-4 * Math.max(value, 1e-3);
