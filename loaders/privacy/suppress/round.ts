/** Rounding, after suppression and never instead of it. The same everywhere, so no two places differ. */
import type {Unit} from "../../../src/vocabulary/metrics.js";

/**
 * Counts to the nearest 5, money (cents) to 3 significant digits, rates to 1 point, days and kilometres to 1,
 * other ratios to 0.1; halves away from zero.
 */
export function roundPublished(value: number, unit: Unit): number {
  switch (unit) {
    case "persons":
    case "count":
      return toMultiple(value, 5);
    case "cents":
      return toSignificant(value, 3);
    case "rate":
      return toFraction(value, 100);
    case "days":
    case "km":
      return toMultiple(value, 1);
    case "ratio":
      return toFraction(value, 10);
  }
}

const toMultiple = (value: number, base: number): number => half(value / base) * base;
const toFraction = (value: number, parts: number): number => half(value * parts) / parts;

function toSignificant(value: number, digits: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log10(Math.abs(value))) - digits + 1;
  return exponent > 0 ? toMultiple(value, 10 ** exponent) : toFraction(value, 10 ** -exponent);
}

/** Halves away from zero; the small push forgives 0.285 × 100 = 28.499…. Never −0. */
const half = (value: number): number =>
  Math.sign(value) * Math.floor(Math.abs(value) * (1 + 1e-12) + 0.5) || 0;
