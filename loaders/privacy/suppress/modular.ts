/**
 * Exact arithmetic modulo a prime below 2^26: every product stays below 2^52, so doubles are exact.
 * A chance zero would only suppress too much, never too little; the tests repeat with a second prime.
 */

/** The two largest primes below 2^26. */
export const primes = [67_108_859, 67_108_837] as const;

export function inverse(value: number, prime: number): number {
  let result = 1;
  for (let base = value, power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/** A whole number, possibly negative, as its residue. */
export const residue = (value: number, prime: number): number => ((value % prime) + prime) % prime;

/** Positions where a row is not zero. */
export function supportOf(row: Float64Array): Int32Array {
  const support: number[] = [];
  for (let j = 0; j < row.length; j++) if (row[j] !== 0) support.push(j);
  return Int32Array.from(support);
}

/** row −= factor · other, on the support of `other`. */
export function subtract(
  row: Float64Array,
  factor: number,
  other: Float64Array,
  support: Int32Array,
  prime: number
): void {
  const opposite = prime - factor;
  const reciprocal = 1 / prime;
  for (let s = 0; s < support.length; s++) {
    const j = support[s]!;
    const value = row[j]! + opposite * other[j]!;
    const rest = value - Math.floor(value * reciprocal) * prime;
    row[j] = rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
  }
}

/** row ·= factor. */
export function scale(row: Float64Array, factor: number, prime: number): void {
  for (let j = 0; j < row.length; j++) row[j] = (row[j]! * factor) % prime;
}

/** Rank of rows that may be overwritten. */
export function rankOf(rows: readonly Float64Array[], prime: number): number {
  let rank = 0;
  for (const [index, row] of rows.entries()) {
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot === -1) continue;
    rank++;
    if (index === rows.length - 1) break;
    const support = supportOf(row);
    const reciprocal = inverse(row[pivot]!, prime);
    for (const below of rows.slice(index + 1)) {
      if (below[pivot] !== 0)
        subtract(below, (below[pivot]! * reciprocal) % prime, row, support, prime);
    }
  }
  return rank;
}
