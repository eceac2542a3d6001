/** An organization's season, at today's stage. */
import {headline} from "../../src/components/headline.js";
import {
  hasMoved,
  type KeyFigure,
  keyFigure,
  peersText,
  type SeasonPair
} from "../../src/components/keyFigure.js";
import {formatMetric, formatSeason} from "../../src/vocabulary/format.js";
import {labels} from "../../src/vocabulary/labels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {metrics} from "../../src/vocabulary/metrics.js";
import {ReportFailure} from "../failure.js";
import type {ReportData} from "../reportData.js";
import {type Figure, metricIn, type Subject} from "./subject.js";

export function seasonSubject(data: ReportData, language: Language): Subject {
  const {rows, snapshot, peers} = data;
  const pair = seasonPair(data);
  return {
    title: formatSeason(pair.current.season, language),
    headline: headline(rows.season_summary, {language, snapshot, peers}),
    figures: [
      "ticketsSold",
      "occupancyRate",
      "averageTicketPriceCents",
      "firstTimeRate",
      "retentionRate"
    ],
    figure: (id) => figureOf(id, pair, language),
    hasMoved: (id) => hasMoved(metricIn(pair.current, id), pair)
  };
}

/** @throws ReportFailure when the mart has no row for the current season: a report without its season is none */
export function seasonPair({rows, peers}: Pick<ReportData, "rows" | "peers">): SeasonPair {
  const reached = rows.season_summary.filter(({stage}) => stage === "sameStage");
  const current = reached.find(({isCurrent}) => isCurrent);
  if (!current) throw new ReportFailure("season_summary has no row of the current season");
  const baseline = reached.find(({season}) => season === current.baselineSeason);
  return {current, baseline: baseline ?? null, peers};
}

function figureOf(id: string, pair: SeasonPair, language: Language): Figure {
  const metric = metricIn(pair.current, id);
  const figure = keyFigure(metric, pair, language);
  const {value, interval, missing, peer} = figure;
  return {
    label: metrics[metric].label[language],
    value: value === null ? null : formatMetric(value, metric, language),
    about: interval ? labels.about[language] : null,
    missing,
    comparison: interval ?? comparisonOf(figure, language),
    peers: value !== null && peer ? peersText(value, metric, peer, language) : null
  };
}

function comparisonOf({change}: KeyFigure, language: Language): string | null {
  if (!change) return null;
  const {isStable, difference, was, when} = change;
  return `${difference}${isStable ? "," : ` ${labels.from[language]}`} ${was} ${when}`;
}
