/**
 * An attacker written independently of the door: plain elimination with BigInt modulo 2^61 − 1, no classes,
 * no reduced form, no substitution. What it derives, a member could compute.
 */
import type {Attacker, System, Vector} from "../../../../loaders/privacy/suppress/system.js";

const prime = 2n ** 61n - 1n;

/** Indexes of primary candidates whose others' part the attacker computes exactly. */
export function derivedCells(
  system: System,
  published: readonly boolean[],
  attacker: Attacker
): number[] {
  const span = spanOf(knownTo(system, published), attacker, system);
  return [...system.candidates.keys()].filter((index) => {
    const {isPrimary, vector} = system.candidates[index]!;
    const secret = unknownPart(vector, attacker, system);
    return isPrimary && secret.size > 0 && isIn(span, secret);
  });
}

/** Columns whose value the attacker computes exactly. */
export function derivedContributions(
  system: System,
  published: readonly boolean[],
  attacker: Attacker
): number[] {
  const span = spanOf(knownTo(system, published), attacker, system);
  return [...system.columns.keys()].filter(
    (column) =>
      system.columns[column]!.contributor !== attacker && isIn(span, new Map([[column, 1n]]))
  );
}

const knownTo = (system: System, published: readonly boolean[]): Vector[] => [
  ...system.known,
  ...(system.identities ?? []).map(({vector}) => vector),
  ...system.candidates.filter((_, index) => published[index]).map(({vector}) => vector)
];

type Row = Map<number, bigint>;

function unknownPart(vector: Vector, attacker: Attacker, {columns}: System): Row {
  const row: Row = new Map();
  for (const [column, coefficient] of vector)
    if (columns[column]!.contributor !== attacker) row.set(column, BigInt(coefficient));
  return row;
}

/** Pivot column → row, in order of insertion. */
function spanOf(vectors: readonly Vector[], attacker: Attacker, system: System): Map<number, Row> {
  const span = new Map<number, Row>();
  for (const vector of vectors) {
    const row = reduce(span, unknownPart(vector, attacker, system));
    const [pivot] = row.keys();
    if (pivot !== undefined) span.set(pivot, row);
  }
  return span;
}

function reduce(span: ReadonlyMap<number, Row>, given: Row): Row {
  const row = new Map(given);
  for (const [pivot, known] of span) {
    const value = row.get(pivot);
    if (value === undefined) continue;
    const factor = value * inverse(known.get(pivot)!);
    for (const [column, coefficient] of known) {
      const rest = modulo((row.get(column) ?? 0n) - factor * coefficient);
      if (rest === 0n) row.delete(column);
      else row.set(column, rest);
    }
  }
  return row;
}

const isIn = (span: ReadonlyMap<number, Row>, row: Row): boolean => reduce(span, row).size === 0;
const modulo = (value: bigint): bigint => ((value % prime) + prime) % prime;

function inverse(value: bigint): bigint {
  let result = 1n;
  for (let base = modulo(value), power = prime - 2n; power > 0n; power /= 2n) {
    if (power % 2n === 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
