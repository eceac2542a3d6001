/**
 * One attacker's knowledge: the span of everything published, its own columns deleted because it knows
 * them, kept as a reduced row echelon form modulo a prime. A figure is added only while
 *  1. no primary cell lies in the span (each is kept reduced by the basis and must not vanish), and
 *  2. nothing in the span is about a single other contributor, so no difference of totals isolates one.
 */
import type {Classes} from "./classes.js";
import {overClasses} from "./classes.js";
import {inverse, rankOf, residue, scale, subtract, supportOf} from "./modular.js";
import {type Attacker, knows, nobody, type System, type Vector} from "./system.js";

/** What an addition changed, so that it can be taken back. */
interface Step {
  row: Float64Array;
  support: Int32Array;
  factors: readonly [Float64Array, number][];
}

/** Of several contributors, or of nobody. */
const shared = nobody;

export class AttackerView {
  private readonly rows: Float64Array[] = [];
  private readonly pivots: number[] = [];
  private readonly secrets: Float64Array[];
  /** Class → position in this attacker's rows; undefined when the attacker knows all of it. */
  private readonly position = new Map<number, number>();
  /** Position → the only contributor in it, or `shared`. */
  private readonly owner: number[] = [];
  /** Contributor → positions of which it is the only one. */
  private readonly owned = new Map<number, number[]>();
  /** Contributor → dimensions of the span that are about it alone through no fault of this release. */
  private readonly exposed = new Map<number, number>();
  private readonly steps: (Step | null)[] = [];
  private readonly classes: Classes;
  private readonly prime: number;

  constructor(attacker: Attacker, system: System, classes: Classes, prime: number) {
    this.classes = classes;
    this.prime = prime;
    this.placeClasses(attacker, system);
    for (const vector of system.known) this.insert(this.project(vector), []);
    for (const contributor of new Set(this.owner)) this.rememberExposure(contributor);
    this.secrets = system.candidates
      .filter((candidate) => candidate.isPrimary)
      .map((candidate) => this.reduce(this.project(candidate.vector)))
      .filter(isNotZero);
  }

  /** Adds a published figure and says true, or changes nothing and says false. */
  accepts(vector: Vector): boolean {
    const step = this.insert(this.reduce(this.project(vector)), this.secrets);
    this.steps.push(step);
    if (step === null || (this.keepsSecrets() && this.isolatesNobody(step))) return true;
    this.takeBack();
    return false;
  }

  /** Undoes the last accepted addition. */
  takeBack(): void {
    const step = this.steps.pop();
    if (!step) return;
    this.rows.pop();
    this.pivots.pop();
    for (const [row, factor] of step.factors)
      subtract(row, this.prime - factor, step.row, step.support, this.prime);
  }

  /** Shared classes come first, so that pivots fall on a single contributor only when they must. */
  private placeClasses(attacker: Attacker, system: System): void {
    const owners = this.classes.members.map((columns) => ownerOf(columns, attacker, system));
    const place = (isWanted: (owner: number) => boolean) => {
      for (const [index, owner] of owners.entries())
        if (owner !== null && isWanted(owner)) {
          const position = this.owner.length;
          this.position.set(index, position);
          this.owner.push(owner);
          this.owned.set(owner, [...(this.owned.get(owner) ?? []), position]);
        }
    };
    place((owner) => owner === shared);
    place((owner) => owner !== shared);
  }

  private project(vector: Vector): Float64Array {
    const row = new Float64Array(this.owner.length);
    for (const [index, coefficient] of overClasses(vector, this.classes)) {
      const position = this.position.get(index);
      if (position !== undefined) row[position] = residue(coefficient, this.prime);
    }
    return row;
  }

  private reduce(row: Float64Array): Float64Array {
    for (const [index, pivot] of this.pivots.entries()) {
      const factor = row[pivot]!;
      if (factor === 0) continue;
      const known = this.rows[index]!;
      subtract(row, factor, known, supportOf(known), this.prime);
    }
    return row;
  }

  /** Adds a row to the echelon form; null when it was known already. */
  private insert(given: Float64Array, secrets: readonly Float64Array[]): Step | null {
    const row = this.reduce(given);
    const support = supportOf(row);
    const pivot = support[0];
    if (pivot === undefined) return null;
    scale(row, inverse(row[pivot]!, this.prime), this.prime);
    const factors: [Float64Array, number][] = [];
    for (const other of [...this.rows, ...secrets]) {
      const factor = other[pivot]!;
      if (factor === 0) continue;
      subtract(other, factor, row, support, this.prime);
      factors.push([other, factor]);
    }
    this.rows.push(row);
    this.pivots.push(pivot);
    return {row, support, factors};
  }

  private keepsSecrets(): boolean {
    return this.secrets.every(isNotZero);
  }

  /** Only rows that changed can have become about one contributor. */
  private isolatesNobody(step: Step): boolean {
    const changed = new Set([step.row, ...step.factors.map(([row]) => row)]);
    const suspects = new Set<number>();
    for (const [index, pivot] of this.pivots.entries())
      if (changed.has(this.rows[index]!)) suspects.add(this.owner[pivot]!);
    suspects.delete(shared);
    return [...suspects].every(
      (contributor) => this.exposureOf(contributor) <= (this.exposed.get(contributor) ?? 0)
    );
  }

  private rememberExposure(contributor: number): void {
    if (contributor === shared) return;
    const exposure = this.exposureOf(contributor);
    if (exposure > 0) this.exposed.set(contributor, exposure);
  }

  /**
   * Dimension of span ∩ "about this contributor alone". A combination of rows that vanishes outside the
   * contributor cannot use a row whose pivot lies outside, so only its own pivot rows matter.
   */
  private exposureOf(contributor: number): number {
    const own = this.rows.filter((_, index) => this.owner[this.pivots[index]!] === contributor);
    if (own.length === 0) return 0;
    const outside = own.map((row) => this.without(contributor, row));
    return own.length - rankOf(outside, this.prime);
  }

  private without(contributor: number, row: Float64Array): Float64Array {
    const rest = row.slice();
    for (const position of this.owned.get(contributor)!) rest[position] = 0;
    return rest;
  }
}

/** Null when the attacker itself is the only one in the class. */
function ownerOf(columns: readonly number[], attacker: Attacker, system: System): number | null {
  let owner: number | null = null;
  for (const column of columns) {
    const {contributor} = system.columns[column]!;
    if (knows(attacker, contributor)) continue;
    if (owner !== null && owner !== contributor) return shared;
    owner = contributor;
  }
  return owner;
}

function isNotZero(row: Float64Array): boolean {
  for (let j = 0; j < row.length; j++) if (row[j] !== 0) return true;
  return false;
}
