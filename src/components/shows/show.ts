/** One show as its page reads it: its season, its rows, and the shows of the house it may be read against. */
import type {
  PriceTierRow,
  ProductionPaceRow,
  ProductionRow,
  RepertoireRow,
  ShowBuyersRow,
  ShowPerformanceRow,
  ShowTerritoryRow,
  Snapshot
} from "../../vocabulary/rows.js";
import type {Setting} from "../charts/chart.js";
import {baselineOf} from "../charts/compare.js";
import {hrefOf} from "../sections.js";
import {comparablesOf, minimumComparables} from "./pace.js";

export interface ShowRows {
  productions: readonly ProductionRow[];
  production_pace: readonly ProductionPaceRow[];
  price_tiers: readonly PriceTierRow[];
  show_performances: readonly ShowPerformanceRow[];
  show_buyers: readonly ShowBuyersRow[];
  show_territories: readonly ShowTerritoryRow[];
  /** The collective's; none before its first titles. */
  repertoire: readonly RepertoireRow[];
}

export interface Show {
  /** In the latest season that has a page. */
  production: ProductionRow;
  /** Shows it is read against: of its artform, or of all when these are too few. */
  comparables: readonly ProductionRow[];
  isAnyDiscipline: boolean;
  rows: ShowRows;
}

/**
 * Shows that have a page, the next to come first: those of the season under way and of the one it is compared with.
 * Earlier ones stay in the list: at forty a season their pages would be most of the site.
 */
export function shownProductions(
  productions: readonly ProductionRow[],
  snapshot: Snapshot
): ProductionRow[] {
  const baseline = baselineOf(
    productions.map(({season}) => season),
    snapshot
  );
  const latest = new Map<string, ProductionRow>();
  for (const row of productions.toSorted((a, b) => a.season.localeCompare(b.season)))
    if (row.season >= snapshot.currentSeason || row.season === baseline)
      latest.set(row.productionId, row);
  return [...latest.values()].toSorted((a, b) => b.lastOn.localeCompare(a.lastOn));
}

/** Address of a show's page, "/fr/o/grand-heron/shows/la-derniere-maree". */
export const hrefOfShow = (language: string, {organization, productionId}: ProductionRow): string =>
  hrefOf(language, {path: `o/[organization]/shows/${productionId}`}, organization);

/** The production that a page's path names, "o/grand-heron/shows/la-derniere-maree"; undefined elsewhere. */
export const productionAt = (path: string): string | undefined =>
  /^o\/[^/]+\/shows\/([\w-]+)$/.exec(path)?.[1];

/** The show of one page. */
export function showOf(rows: ShowRows, productionId: string, setting: Setting): Show | undefined {
  const production = shownProductions(rows.productions, setting.snapshot).find(
    (row) => row.productionId === productionId
  );
  if (!production) return undefined;
  const alike = comparablesOf(rows, production, false, setting);
  const isAnyDiscipline = alike.length < minimumComparables;
  const comparables = isAnyDiscipline ? comparablesOf(rows, production, true, setting) : alike;
  return {production, comparables, isAnyDiscipline, rows};
}

/** Whether a row is of this production in this season. */
export const isOf =
  ({season, productionId}: ProductionRow) =>
  (row: {season: string; productionId: string}): boolean =>
    row.season === season && row.productionId === productionId;
