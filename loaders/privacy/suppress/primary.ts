/**
 * Primary rules: is one cell, taken alone, unsafe, and how far must it be hidden?
 * Contributions are one number per contributor, in any order; dominance looks at absolute values.
 * Source: Handbook on Statistical Disclosure Control, 2nd ed., ch. 4.2 (4-trust A.2).
 */

export interface Verdict {
  unsafe: boolean;
  /** How far above the cell's value its feasible upper bound must lie; 0 when any uncertainty will do. */
  protection: number;
}

/** Minimum frequency: fewer than `minimum` units. An empty cell is safe. */
export const tooFew = (units: number, minimum: number): boolean => units > 0 && units < minimum;

/** p%-rule: the second largest contributor must not know the largest to within p % from above. */
export function pPercentRule(contributions: readonly number[], p: number): Verdict {
  const [first = 0, second = 0, total] = largest(contributions);
  const remainder = total - first - second;
  return verdict((p / 100) * first - remainder);
}

/** (n,k)-dominance: the n largest must not hold more than k % of the total. */
export function dominanceRule(contributions: readonly number[], n: number, k: number): Verdict {
  const sorted = descending(contributions);
  const total = sum(sorted);
  return verdict((100 / k) * sum(sorted.slice(0, n)) - total);
}

/** (p,q)-rule: the p%-rule when anyone already knows every figure to within q %. */
export const priorPosteriorRule = (
  contributions: readonly number[],
  p: number,
  q: number
): Verdict => pPercentRule(contributions, (100 * p) / q);

/** k of the (2,k)-rule that is never stricter than p%. */
export const dominanceShareOf = (p: number): number => (100 * 100) / (100 + p);

/** p of the p%-rule that is at least as strict as (2,k). */
export const pOf = (k: number): number => (100 * (100 - k)) / k;

/** Share by which the second largest contributor overestimates the largest, in %: 2 means "+2 %". */
export function overestimateOfLargest(contributions: readonly number[]): number {
  const [first = 0, second = 0, total] = largest(contributions);
  return (100 * (total - second - first)) / first;
}

/** Rounding noise must not decide: a millionth of a unit is nothing. */
const verdict = (excess: number): Verdict => ({
  unsafe: excess > 1e-6,
  protection: Math.max(0, excess)
});

function largest(contributions: readonly number[]): [number, number, number] {
  const sorted = descending(contributions);
  return [sorted[0] ?? 0, sorted[1] ?? 0, sum(sorted)];
}

const descending = (values: readonly number[]): number[] =>
  values.map(Math.abs).sort((a, b) => b - a);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
