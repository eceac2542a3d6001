/** What a key figure says, before any markup: value, base, difference, place among peers. Page, PDF and message share it. */
import {
  colon,
  inSeason,
  metricMovement,
  minimumForRate,
  minimumForTitle
} from "../vocabulary/findings.js";
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatRate,
  formatSeason,
  formatSignedCount
} from "../vocabulary/format.js";
import {intervalOf} from "../vocabulary/interval.js";
import {labels} from "../vocabulary/labels.js";
import type {Language, Text} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import type {PeerRow, SeasonSummaryRow} from "../vocabulary/rows.js";

/** A metric that the season's summary holds under its own name. */
export type SummaryMetric = MetricId & keyof SeasonSummaryRow;

export interface SeasonPair {
  current: SeasonSummaryRow;
  /** The last open season at the same stage; a season without a performance held is no base. */
  baseline: SeasonSummaryRow | null;
  peers: readonly PeerRow[];
}

export interface KeyFigure {
  /** Null: cannot be told, and `missing` says why. */
  value: number | null;
  missing: string;
  /** « entre 41 % et 59 %, n = 52 »: from 30 to 99 persons, instead of any difference. */
  interval: string | null;
  last: number | null;
  change: Change | null;
  /** The peers' published row; null where none may be told, and of totals, which say how large, not how well. */
  peer: PeerRow | null;
}

export interface Change {
  isStable: boolean;
  /** « +10,0 % », « stable » */
  difference: string;
  /** « 9 218 » */
  was: string;
  /** « en 2018-2019 » */
  when: string;
}

export function keyFigure(
  metric: SummaryMetric,
  {current, baseline, peers}: SeasonPair,
  language: Language
): KeyFigure {
  const value = told(current, metric);
  const last = baseline?.performancesHeld ? told(baseline, metric) : null;
  const persons = personsBehind(current, metric);
  const isUncertain = value !== null && persons !== null && persons < minimumForTitle;
  return {
    value,
    missing: missingText(current, metric, language),
    interval: isUncertain ? intervalText(value, persons, language) : null,
    last,
    change:
      value === null || last === null || isUncertain
        ? null
        : changeOf(metric, {value, last, season: baseline!.season}, language),
    peer: value === null || isUncertain ? null : peerOf(metric, peers, current)
  };
}

/** Whether a metric is told this season and left its baseline by more than is called stable. */
export function hasMoved(metric: SummaryMetric, {current, baseline}: SeasonPair): boolean {
  if (!current.performancesHeld || !baseline?.performancesHeld) return false;
  const [value, last] = [told(current, metric), told(baseline, metric)];
  return value !== null && last !== null && metricMovement(value, last, metric) !== "stable";
}

/** « Pairs 71 % : dans la moitié centrale ». */
export function peersText(
  value: number,
  metric: MetricId,
  peer: PeerRow,
  language: Language
): string {
  const place = placeAmong(value, peer, language);
  const median = `${labels.peers[language]} ${formatMetric(peer.median!, metric, language)}`;
  return place ? `${median}${colon(language)} ${place}` : median;
}

/** Where a value stands among its peers, in words; empty where no quartile is published. */
export function placeAmong(
  value: number,
  {lowerQuartile, upperQuartile}: Pick<PeerRow, "lowerQuartile" | "upperQuartile">,
  language: Language
): string {
  if (lowerQuartile === null || upperQuartile === null) return "";
  if (value < lowerQuartile)
    return language === "fr" ? "sous le premier quart" : "below the first quartile";
  if (value > upperQuartile)
    return language === "fr" ? "dans le quart supérieur" : "in the top quarter";
  return language === "fr" ? "dans la moitié centrale" : "in the middle half";
}

/** Persons that a rate rests on: under 30 it is not told, under 100 it is « environ ». */
const bases: Partial<Record<MetricId, "uniqueBuyers" | "retentionBase">> = {
  firstTimeRate: "uniqueBuyers",
  retentionRate: "retentionBase"
};

function personsBehind(row: SeasonSummaryRow, metric: SummaryMetric): number | null {
  const base = bases[metric];
  return base ? row[base] : null;
}

function told(row: SeasonSummaryRow, metric: SummaryMetric): number | null {
  const persons = personsBehind(row, metric);
  return persons !== null && persons < minimumForRate ? null : row[metric];
}

/** Which datum is not there. */
const missingData: Partial<Record<MetricId, Text>> = {
  occupancyRate: {fr: "nombre de sièges absent", en: "number of seats missing"},
  capacityOffered: {fr: "nombre de sièges absent", en: "number of seats missing"},
  averageTicketPriceCents: {fr: "aucun billet payant", en: "no paid ticket"},
  firstTimeRate: {fr: "moins de 12 mois d’historique", en: "under 12 months of history"},
  retentionRate: {fr: "aucune saison ouverte antérieure", en: "no earlier open season"}
};

function missingText(row: SeasonSummaryRow, metric: SummaryMetric, language: Language): string {
  const persons = personsBehind(row, metric);
  if (row[metric] !== null && persons !== null && persons < minimumForRate)
    return language === "fr"
      ? `trop peu pour un taux (n\u00A0=\u00A0${persons})`
      : `too few for a rate (n = ${persons})`;
  const reason = missingData[metric]?.[language];
  return `${labels.notComputable[language]}${reason ? `${colon(language)} ${reason}` : ""}`;
}

function intervalText(rate: number, n: number, language: Language): string {
  const {low, high} = intervalOf(rate, n);
  const [from, to] = [formatRate(low, language), formatRate(high, language)];
  return language === "fr"
    ? `entre ${from} et ${to}, n\u00A0=\u00A0${n}`
    : `between ${from} and ${to}, n\u00A0=\u00A0${n}`;
}

function changeOf(
  metric: MetricId,
  {value, last, season}: {value: number; last: number; season: string},
  language: Language
): Change {
  const isStable = metricMovement(value, last, metric) === "stable";
  return {
    isStable,
    difference: isStable ? labels.stable[language] : differenceText(metric, value, last, language),
    was: formatMetric(last, metric, language),
    when: inSeason(formatSeason(season, language), language)
  };
}

/** Of a count, a share of the base as long as it is one; beyond, the count itself says more. */
function differenceText(metric: MetricId, value: number, last: number, language: Language): string {
  const {unit} = metrics[metric];
  if (unit !== "count" && unit !== "persons")
    return formatDifference(value - last, metric, language);
  const change = value / last - 1;
  return last > 0 && Math.abs(change) < 1
    ? formatChange(change, language, 1)
    : formatSignedCount(value - last, language);
}

/** A total says how large an organization is, not how it does: only rates, prices and days meet their peers. */
function peerOf(
  metric: MetricId,
  peers: readonly PeerRow[],
  {season, stage}: SeasonSummaryRow
): PeerRow | null {
  const {unit} = metrics[metric];
  if (unit === "count" || unit === "persons") return null;
  const peer = peers.find(
    (row) => row.metric === metric && row.season === season && row.stage === stage
  );
  return peer?.status === "published" && peer.median !== null ? peer : null;
}
