/** What an organization reports to its funders of one season, and what was left out on the way. */

import {colon} from "../../src/vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatMetric,
  formatSeason,
  noBreakSpace
} from "../../src/vocabulary/format.js";
import {type FunderId, funders} from "../../src/vocabulary/funders.js";
import {labels} from "../../src/vocabulary/labels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {RedditionFigureRow, RedditionStepRow} from "../../src/vocabulary/rows.js";
import type {ReportData} from "../reportData.js";
import {bare, type Figure, metricIn, type Subject} from "./subject.js";

/** Funders to whom there is something to report, in the order of the vocabulary. */
export const askingFunders = (data: ReportData): FunderId[] =>
  (Object.keys(funders) as FunderId[]).filter(
    (funder) => (stepOf(data, funder, "reported")?.performances ?? 0) > 0
  );

/** A step of a funder's sheet, in the season of the report. */
export const stepOf = (
  {rows, season}: ReportData,
  funder: FunderId,
  step: RedditionStepRow["step"]
): RedditionStepRow | undefined =>
  rows.reddition_steps.find(
    (row) => row.funder === funder && row.season === season && row.step === step
  );

/** Rows of what is reported to a funder, in the season of the report. */
export const figuresOf = ({rows, season}: ReportData, funder: FunderId): RedditionFigureRow[] =>
  rows.reddition_figures.filter((row) => row.funder === funder && row.season === season);

export function fundersSubject(data: ReportData, language: Language): Subject {
  const [first] = askingFunders(data);
  const all = first && figuresOf(data, first).find(({dimension}) => dimension === "all");
  return {
    title: formatSeason(data.season, language),
    headline: headline(data, first, language),
    figures: ["performancesHeld", "attendance", "boxOfficeRevenueCents", "occupancyRate"],
    figure: (id) => figureOf(id, all, language),
    hasMoved: () => false
  };
}

/** The metrics of a row of figures; performances held are those reported. */
const valuesOf = (row: RedditionFigureRow) => ({...row, performancesHeld: row.performances});

const known: Record<string, null> = {
  performancesHeld: null,
  attendance: null,
  ticketsSold: null,
  complimentaryTickets: null,
  prepaidTickets: null,
  boxOfficeRevenueCents: null,
  averageTicketPriceCents: null,
  capacityOffered: null,
  occupancyRate: null
};

function figureOf(id: string, row: RedditionFigureRow | undefined, language: Language): Figure {
  const metric = metricIn(known, id) as MetricId & keyof ReturnType<typeof valuesOf>;
  const value = row ? valuesOf(row)[metric] : null;
  return {
    ...bare,
    label: metrics[metric].label[language],
    value: typeof value === "number" ? formatMetric(value, metric, language) : null,
    missing: labels.notComputable[language]
  };
}

/** « 5 représentations à déclarer sur 7 livrées : 1 871 entrées, 58 381 $ ». */
function headline(data: ReportData, funder: FunderId | undefined, language: Language): string {
  const season = formatSeason(data.season, language);
  if (!funder)
    return language === "fr"
      ? `Aucune représentation à déclarer en${noBreakSpace}${season}`
      : `No performance to report in ${season}`;
  const [total, reported] = [stepOf(data, funder, "total")!, stepOf(data, funder, "reported")!];
  const performances = formatCounted(reported.performances, "performance", language);
  const delivered = formatCount(total.performances, language);
  const admissions = formatCounted(reported.attendance, "admission", language);
  const revenue = formatMetric(reported.boxOfficeRevenueCents, "boxOfficeRevenueCents", language);
  return language === "fr"
    ? `${performances} à déclarer sur ${delivered}${colon("fr")} ${admissions}, ${revenue} de revenus`
    : `${performances} to report of ${delivered}: ${admissions}, ${revenue} of revenue`;
}
