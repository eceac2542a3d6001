/** How sure a rate is: Wilson's interval, which stays honest near 0 and 1 and for small n. */

/** Bounds of the 95 % interval of a rate observed on `n` persons (Wilson, 1927). */
export function intervalOf(rate: number, n: number): {low: number; high: number} {
  const z = 1.96;
  const spread = 1 + z ** 2 / n;
  const center = (rate + z ** 2 / (2 * n)) / spread;
  const half = (z / spread) * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2));
  return {low: Math.max(0, center - half), high: Math.min(1, center + half)};
}
