/** Exact sums that the door masked: what the leak test looks for in everything that is built. */
import {type Metric, type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {Contribution, DoorCell} from "../privacy/suppress/index.js";

export interface MaskedSum {
  mart: string;
  /** Cents for money, else a count. */
  value: number;
  isMoney: boolean;
  /** The one contributor whose own figure it is, holding or organization; null when it is several's. */
  ownedBy: string | null;
}

/** One per masked cell that is not zero. */
export const maskedSums = (
  mart: string,
  cells: readonly DoorCell[],
  contributions: readonly Contribution[]
): MaskedSum[] =>
  cells
    .filter(({status}) => status === "masked")
    .map(({cell, measure}) => {
      const inside = contributions.filter(
        (contribution) => measure in contribution.values && isWithin(contribution.cell, cell)
      );
      const value = inside.reduce((sum, {values}) => sum + (values[measure] ?? 0), 0);
      const contributors = new Set(inside.map(({contributor}) => contributor));
      const [only = null] = contributors.size === 1 ? contributors : [];
      return {mart, value, isMoney: isMoney(measure), ownedBy: only};
    })
    .filter(({value}) => value !== 0);

/** An inner cell lies within a margin that leaves its dimension open. */
const isWithin = (inner: Contribution["cell"], outer: DoorCell["cell"]): boolean =>
  Object.entries(outer).every(
    ([dimension, category]) => category === null || inner[dimension] === category
  );

function isMoney(measure: string): boolean {
  const metric: Metric | undefined = metrics[measure as MetricId];
  return metric?.unit === "cents";
}
