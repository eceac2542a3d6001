/** How many persons a breakdown by area stands for: its areas under five are hidden, their total is not. */
import type {Persons, SeasonTerritoryRow} from "../../vocabulary/rows.js";

/** At least this many: « < 5 » counts as none. */
export const leastOf = (buyers: Persons): number => (buyers === "<5" ? 0 : buyers);

/** Buyers of one season and stage, of every area and of none; 0 where each area is under five. A share is exact, so that the largest area tells the whole. */
export function countBuyers(rows: readonly SeasonTerritoryRow[]): number {
  const largest = rows.toSorted((a, b) => leastOf(b.buyers) - leastOf(a.buyers))[0];
  return largest?.buyerShare ? Math.round(leastOf(largest.buyers) / largest.buyerShare) : 0;
}
