/** One show of an organization, in the latest season that programmed it. */
import {type Show, showOf} from "../../src/components/shows/show.js";
import {colon, minimumForRate, minimumForTitle, quoted} from "../../src/vocabulary/findings.js";
import {formatCounted, formatMetric, formatRate} from "../../src/vocabulary/format.js";
import {labels} from "../../src/vocabulary/labels.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {ProductionRow, ShowBuyersRow} from "../../src/vocabulary/rows.js";
import {ReportFailure} from "../failure.js";
import type {ReportData} from "../reportData.js";
import {bare, type Figure, metricIn, type Subject} from "./subject.js";

/** @throws ReportFailure when the data are about no show */
export function shownIn({rows, show, snapshot}: ReportData, language: Language): Show {
  const found = show === null ? undefined : showOf(rows, show, {language, snapshot});
  if (found) return found;
  throw new ReportFailure("no show was chosen: print it with --show <production>");
}

export function showSubject(data: ReportData, language: Language): Subject {
  const {production} = shownIn(data, language);
  const values = {...production, ...buyersOf(data, production)};
  return {
    title: quoted(production.title, language),
    headline: headline(production, language),
    figures: ["ticketsSold", "attendance", "occupancyRate", "averageTicketPriceCents"],
    figure: (id) => figureOf(metricIn(values, id), values, language),
    hasMoved: () => false
  };
}

type Values = ProductionRow & {uniqueBuyers: number | null; firstTimeRate: number | null};

/** « moins de 5 » is no figure here: the page of audiences says it. */
function buyersOf({rows}: ReportData, {season, productionId}: ProductionRow) {
  const own = rows.show_buyers.find(
    (row) => row.season === season && row.productionId === productionId
  );
  const uniqueBuyers = typeof own?.buyers === "number" ? own.buyers : null;
  return {uniqueBuyers, firstTimeRate: rateOf(own, uniqueBuyers)};
}

const rateOf = (own: ShowBuyersRow | undefined, buyers: number | null): number | null =>
  buyers !== null && buyers >= minimumForRate ? (own?.firstTimeRate ?? null) : null;

function figureOf(metric: MetricId & keyof Values, values: Values, language: Language): Figure {
  const value = values[metric];
  const isHeld = values.performancesHeld > 0;
  const isFew = metric === "firstTimeRate" && (values.uniqueBuyers ?? 0) < minimumForTitle;
  return {
    ...bare,
    label: metrics[metric].label[language],
    value: typeof value === "number" && isHeld ? formatMetric(value, metric, language) : null,
    about: isFew ? labels.about[language] : null,
    missing: isHeld ? labels.notComputable[language] : notYet[language]
  };
}

const notYet = {fr: "à venir", en: "to come"};

function headline(production: ProductionRow, language: Language): string {
  const {title, performances, performancesHeld, attendance, occupancyRate} = production;
  const name = quoted(title, language);
  if (performancesHeld === 0) {
    const counted = formatCounted(performances, "performance", language);
    return language === "fr"
      ? `${name}${colon("fr")} ${counted} à venir`
      : `${name}: ${counted} to come`;
  }
  const admissions = formatCounted(attendance, "admission", language);
  const held = formatCounted(performancesHeld, "performance", language);
  const seats =
    occupancyRate === null
      ? ""
      : language === "fr"
        ? `, ${formatRate(occupancyRate, "fr")} des sièges`
        : `, ${formatRate(occupancyRate, "en")} of the seats`;
  return language === "fr"
    ? `${name}${colon("fr")} ${admissions} en ${held}${seats}`
    : `${name}: ${admissions} in ${held}${seats}`;
}
