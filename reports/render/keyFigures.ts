/** The key figures: a metric of the season at today's stage, and what it was at the same stage before. */
import {placeAmong} from "../../src/components/keyFigures.js";
import {
  colon,
  metricMovement,
  minimumForRate,
  minimumForTitle
} from "../../src/vocabulary/findings.js";
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatSeason
} from "../../src/vocabulary/format.js";
import {labels} from "../../src/vocabulary/labels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {PeerRow, SeasonSummaryRow} from "../../src/vocabulary/rows.js";
import {ReportFailure} from "../failure.js";

export interface KeyFigure {
  label: string;
  /** Null: cannot be told, and `missing` says why. */
  value: string | null;
  /** « environ » where the value rests on few persons. */
  about: string | null;
  missing: string;
  /** « +10,0 % sur 9 218 en 2018-2019 »; null where nothing had been performed by then. */
  comparison: string | null;
  /** « Pairs 71 % : dans la moitié centrale »; null where no peers may be told. */
  peers: string | null;
}

export interface SeasonPair {
  current: SeasonSummaryRow;
  baseline: SeasonSummaryRow | null;
  peers: readonly PeerRow[];
}

/** @throws ReportFailure when the mart has no row for the current season: a report without its season is none */
export function currentSeason(
  rows: readonly SeasonSummaryRow[],
  peers: readonly PeerRow[]
): SeasonPair {
  const current = rows.find((row) => row.isCurrent && row.stage === "sameStage");
  if (!current) throw new ReportFailure("season_summary has no row of the current season");
  const baseline = rows.find(
    (row) => row.season === current.baselineSeason && row.stage === "sameStage"
  );
  return {current, baseline: baseline ?? null, peers};
}

/** @throws ReportFailure when no metric or no column has this name */
export function keyFigure(
  name: string,
  {current, baseline, peers}: SeasonPair,
  language: Language
): KeyFigure {
  const metric = knownMetric(name);
  const value = told(current, metric);
  return {
    label: metrics[metric].label[language],
    value: value === null ? null : formatMetric(value, metric, language),
    about: isAbout(current, metric) ? labels.about[language] : null,
    missing: reasonOf(current, metric, language),
    comparison: value === null ? null : compareToBaseline(metric, value, baseline, language),
    peers: value === null ? null : compareToPeers(metric, value, peers, current, language)
  };
}

/**
 * Whether a metric is told this season and left its baseline by more than is called stable.
 * @throws ReportFailure when no metric or no column has this name
 */
export function hasMoved(name: string, {current, baseline}: SeasonPair): boolean {
  const metric = knownMetric(name);
  if (!current.performancesHeld || !baseline?.performancesHeld) return false;
  const [value, base] = [told(current, metric), told(baseline, metric)];
  return value !== null && base !== null && metricMovement(value, base, metric) !== "stable";
}

/** A total says how large an organization is, not how it does: only rates, prices and days meet their peers. */
function compareToPeers(
  metric: MetricId,
  value: number,
  peers: readonly PeerRow[],
  {season, stage}: SeasonSummaryRow,
  language: Language
): string | null {
  const peer = peers.find(
    (row) => row.metric === metric && row.season === season && row.stage === stage
  );
  const {unit} = metrics[metric];
  if (unit === "count" || unit === "persons" || peer?.median == null) return null;
  const place = placeAmong(value, peer, language);
  const told = `${labels.peers[language]} ${formatMetric(peer.median, metric, language)}`;
  return place ? `${told}${colon(language)} ${place}` : told;
}

function compareToBaseline(
  metric: MetricId,
  value: number,
  baseline: SeasonSummaryRow | null,
  language: Language
): string | null {
  const base = baseline?.performancesHeld ? told(baseline, metric) : null;
  return base === null ? null : compare(metric, {value, base, season: baseline!.season}, language);
}

/** Persons that a rate rests on: under 30 it is not told, under 100 it is « environ ». */
const bases: Partial<Record<MetricId, "uniqueBuyers" | "retentionBase">> = {
  firstTimeRate: "uniqueBuyers",
  retentionRate: "retentionBase"
};

function told(row: SeasonSummaryRow, metric: MetricId): number | null {
  return isTooFew(row, metric) ? null : columnOf(row, metric);
}

function isTooFew(row: SeasonSummaryRow, metric: MetricId): boolean {
  const base = bases[metric] && row[bases[metric]];
  return typeof base === "number" && base < minimumForRate;
}

function isAbout(row: SeasonSummaryRow, metric: MetricId): boolean {
  const base = bases[metric] && row[bases[metric]];
  return typeof base === "number" && base < minimumForTitle;
}

function reasonOf(row: SeasonSummaryRow, metric: MetricId, language: Language): string {
  if (!isTooFew(row, metric)) return labels.notComputable[language];
  const persons = row[bases[metric]!];
  return language === "fr"
    ? `trop peu pour un taux (n\u00A0=\u00A0${persons})`
    : `too few for a rate (n = ${persons})`;
}

interface Pair {
  value: number;
  base: number;
  season: string;
}

function compare(metric: MetricId, {value, base, season}: Pair, language: Language): string {
  const was = formatMetric(base, metric, language);
  const inSeason =
    language === "fr"
      ? `en ${formatSeason(season, language)}`
      : `in ${formatSeason(season, language)}`;
  if (metricMovement(value, base, metric) === "stable")
    return `${labels.stable[language]}, ${was} ${inSeason}`;
  const from = language === "fr" ? "sur" : "from";
  return `${difference(metric, value, base, language)} ${from} ${was} ${inSeason}`;
}

function difference(metric: MetricId, value: number, base: number, language: Language): string {
  const {unit} = metrics[metric];
  const isCount = unit === "count" || unit === "persons";
  return isCount && base > 0
    ? formatChange(value / base - 1, language, 1)
    : formatDifference(value - base, metric, language);
}

function knownMetric(name: string): MetricId {
  if (name in metrics) return name as MetricId;
  throw new ReportFailure(`unknown metric: ${JSON.stringify(name)}`);
}

/** An id is the field of the row it is shown from. */
function columnOf(row: SeasonSummaryRow, metric: MetricId): number | null {
  if (metric in row) return row[metric as keyof SeasonSummaryRow] as number | null;
  throw new ReportFailure(`season_summary has no column for the metric ${metric}`);
}
