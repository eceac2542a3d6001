/** The whole collective's season, as it passed the disclosure door: what is masked says so. */
import {collectiveSeasons} from "../../src/components/charts/collectiveSeasons.js";
import {compareSeasons} from "../../src/components/charts/compare.js";
import {colon, inSeason, metricMovement} from "../../src/vocabulary/findings.js";
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatSeason
} from "../../src/vocabulary/format.js";
import {labels, reasons} from "../../src/vocabulary/labels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {PublishedCell} from "../../src/vocabulary/rows.js";
import {ReportFailure} from "../failure.js";
import {sayUnknown} from "../render/namesIn.js";
import type {ReportData} from "../reportData.js";
import {bare, type Figure, type Subject} from "./subject.js";

export function collectiveSubject(data: ReportData, language: Language): Subject {
  const {rows, snapshot, season} = data;
  const exhibit = collectiveSeasons.exhibit(rows.collective_seasons, {language, snapshot});
  return {
    title: formatSeason(season, language),
    headline: "absent" in exhibit ? exhibit.absent : exhibit.finding,
    figures: ["attendance", "ticketsSold", "averageTicketPriceCents", "occupancyRate"],
    figure: (id) => figureOf(id, data, language),
    hasMoved: (id) => movementOf(id, data) !== "stable"
  };
}

interface Cells {
  now: PublishedCell | undefined;
  before: PublishedCell | undefined;
}

/** @throws ReportFailure when the collective publishes no such metric */
function cellsOf(id: string, {rows, snapshot}: ReportData): Cells {
  const cells = rows.collective_seasons.filter(
    (cell) => cell.metric === id && cell.category === null
  );
  if (!(id in metrics)) {
    const known = new Set(rows.collective_seasons.map(({metric}) => metric));
    throw new ReportFailure(sayUnknown("metric", id, [...known]));
  }
  const {now, before} = compareSeasons(cells, snapshot);
  return {now: now[0], before: before[0]};
}

function figureOf(id: string, data: ReportData, language: Language): Figure {
  const {now, before} = cellsOf(id, data);
  const metric = id as MetricId;
  const value = now?.value ?? null;
  return {
    ...bare,
    label: metrics[metric].label[language],
    value: value === null ? null : formatMetric(value, metric, language),
    missing: missingText(now, language),
    comparison:
      value === null || before?.value == null
        ? null
        : comparisonText(metric, value, before.value, before.season, language)
  };
}

function missingText(cell: PublishedCell | undefined, language: Language): string {
  if (cell?.status !== "masked") return labels.notComputable[language];
  const reason = cell.reason ? reasons[cell.reason][language] : null;
  return `${labels.masked[language]}${reason ? `${colon(language)} ${reason}` : ""}`;
}

function comparisonText(
  metric: MetricId,
  value: number,
  base: number,
  season: string,
  language: Language
): string {
  const was = `${formatMetric(base, metric, language)} ${inSeason(formatSeason(season, language), language)}`;
  if (metricMovement(value, base, metric) === "stable") return `${labels.stable[language]}, ${was}`;
  const {unit} = metrics[metric];
  const isTotal = unit === "count" || unit === "persons";
  const difference =
    isTotal && base > 0
      ? formatChange(value / base - 1, language, 1)
      : formatDifference(value - base, metric, language);
  return `${difference} ${labels.from[language]} ${was}`;
}

function movementOf(id: string, data: ReportData) {
  const {now, before} = cellsOf(id, data);
  if (now?.value == null || before?.value == null) return "stable";
  return metricMovement(now.value, before.value, id as MetricId);
}
