/**
 * One attacker's knowledge: the span of everything published, its own columns deleted because it knows
 * them, kept as a reduced row echelon form modulo a prime. A figure is added only while
 *  1. no primary cell lies in the span (each is kept reduced by the basis and must not vanish), and
 *  2. nothing in the span is about a single other contributor, so no difference of totals isolates one.
 */
import type {Class, ClassedSystem} from "./classes.js";
import {inverse, rankOf, residue, scale, subtract, supportOf} from "./modular.js";
import {type Attacker, knows, nobody, type Vector} from "./system.js";

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
  private readonly prime: number;

  constructor(attacker: Attacker, system: ClassedSystem, prime: number) {
    this.prime = prime;
    this.placeClasses(attacker, system);
    for (const vector of system.known) this.insert(this.project(vector), []);
    this.rememberExposure();
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

  /** Whether a figure follows from what is known and published. */
  holds(vector: Vector): boolean {
    return !isNotZero(this.reduce(this.project(vector)));
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
  private placeClasses(attacker: Attacker, {classes}: ClassedSystem): void {
    const owners = classes.map((one) => ownerOf(one, attacker));
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
    for (const [index, coefficient] of vector) {
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
    const clear = (other: Float64Array) => {
      const factor = other[pivot]!;
      if (factor === 0) return;
      subtract(other, factor, row, support, this.prime);
      factors.push([other, factor]);
    };
    this.rows.forEach(clear);
    secrets.forEach(clear);
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
    for (const [contributor, rows] of this.rowsByOwner())
      if (rows.some((row) => changed.has(row)))
        if (this.exposureOf(contributor, rows) > (this.exposed.get(contributor) ?? 0)) return false;
    return true;
  }

  private rememberExposure(): void {
    for (const [contributor, rows] of this.rowsByOwner())
      this.exposed.set(contributor, this.exposureOf(contributor, rows));
  }

  /** Contributor → the rows whose pivot is its alone. */
  private rowsByOwner(): Map<number, Float64Array[]> {
    const byOwner = new Map<number, Float64Array[]>();
    for (let index = 0; index < this.rows.length; index++) {
      const owner = this.owner[this.pivots[index]!]!;
      if (owner === shared) continue;
      const rows = byOwner.get(owner);
      if (rows) rows.push(this.rows[index]!);
      else byOwner.set(owner, [this.rows[index]!]);
    }
    return byOwner;
  }

  /**
   * Dimension of span ∩ "about this contributor alone". A combination of rows that vanishes outside the
   * contributor cannot use a row whose pivot lies outside, so only its own pivot rows matter.
   */
  private exposureOf(contributor: number, own: readonly Float64Array[]): number {
    if (own.length === 1) return this.reachesOutside(contributor, own[0]!) ? 0 : 1;
    const outside = own.map((row) => this.without(contributor, row));
    return own.length - rankOf(outside, this.prime);
  }

  private reachesOutside(contributor: number, row: Float64Array): boolean {
    for (let position = 0; position < row.length; position++)
      if (row[position] !== 0 && this.owner[position] !== contributor) return true;
    return false;
  }

  private without(contributor: number, row: Float64Array): Float64Array {
    const rest = row.slice();
    for (const position of this.owned.get(contributor)!) rest[position] = 0;
    return rest;
  }
}

/** Null when the attacker itself is the only one in the class. */
function ownerOf({parts}: Class, attacker: Attacker): number | null {
  const others = parts.filter(([contributor]) => !knows(attacker, contributor));
  return others.length > 1 ? shared : (others[0]?.[0] ?? null);
}

function isNotZero(row: Float64Array): boolean {
  for (let j = 0; j < row.length; j++) if (row[j] !== 0) return true;
  return false;
}
