/** The key figures: a metric of the season at today's stage, and what it was at the same stage before. */
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatSeason
} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {SeasonSummaryRow} from "../../src/vocabulary/rows.js";
import {ReportFailure} from "../failure.js";

export interface KeyFigure {
  label: string;
  /** Null: cannot be computed, and `definition` says from what it would be. */
  value: string | null;
  /** « +926, contre 9 218 à la même date en 2018-2019 »; null without a baseline. */
  comparison: string | null;
}

export interface SeasonPair {
  current: SeasonSummaryRow;
  baseline: SeasonSummaryRow | null;
}

/** @throws ReportFailure when the mart has no row for the current season: a report without its season is none */
export function currentSeason(rows: readonly SeasonSummaryRow[]): SeasonPair {
  const current = rows.find((row) => row.isCurrent && row.stage === "sameStage");
  if (!current) throw new ReportFailure("season_summary has no row of the current season");
  const baseline = rows.find(
    (row) => row.season === current.baselineSeason && row.stage === "sameStage"
  );
  return {current, baseline: baseline ?? null};
}

export function keyFigure(metric: string, pair: SeasonPair, language: Language): KeyFigure {
  const id = knownMetric(metric);
  const value = columnOf(pair.current, id);
  const base = pair.baseline && columnOf(pair.baseline, id);
  return {
    label: metrics[id].label[language],
    value: value === null ? null : formatMetric(value, id, language),
    comparison:
      value === null || base === null || !pair.baseline
        ? null
        : compare(id, value, base, pair.baseline, language)
  };
}

function compare(
  metric: MetricId,
  value: number,
  base: number,
  {season}: SeasonSummaryRow,
  language: Language
): string {
  const unit = metrics[metric].unit;
  const isRelative = (unit === "count" || unit === "persons" || unit === "cents") && base > 0;
  const difference = isRelative
    ? formatChange(value / base - 1, language, 1)
    : formatDifference(value - base, metric, language);
  const was = formatMetric(base, metric, language);
  return language === "fr"
    ? `${difference}, contre ${was} en ${formatSeason(season, language)}`
    : `${difference}, against ${was} in ${formatSeason(season, language)}`;
}

function knownMetric(metric: string): MetricId {
  if (metric in metrics) return metric as MetricId;
  throw new ReportFailure(`unknown metric: ${JSON.stringify(metric)}`);
}

function columnOf(row: SeasonSummaryRow, metric: MetricId): number | null {
  if (metric in row) return row[metric as keyof SeasonSummaryRow] as number | null;
  throw new ReportFailure(`season_summary has no column for the metric ${metric}`);
}
