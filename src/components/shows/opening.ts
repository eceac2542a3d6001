/** The head of a show's page: title, when and how many times, and its figures beside comparable shows. */
import {median} from "d3";
import {disciplines} from "../../vocabulary/codes.js";
import {colon, quoted} from "../../vocabulary/findings.js";
import {formatCounted, formatDay, formatMetric, formatSeason} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Setting} from "../charts/chart.js";
import {toHtml} from "../html.js";
import {mark} from "../mark.js";
import {inLanguage} from "../notebooks/notebook.js";
import {minimumComparables} from "./pace.js";
import type {Show} from "./show.js";

const figures = [
  "ticketsSold",
  "attendance",
  "occupancyRate",
  "averageTicketPriceCents",
  "boxOfficeRevenueCents"
] as const satisfies readonly MetricId[];
type Figure = (typeof figures)[number];

/** A sum says how long the run was: only what is per seat or per ticket is read beside other shows. */
const compared: readonly Figure[] = ["occupancyRate", "averageTicketPriceCents"];

export function renderOpening(show: Show, {language}: Setting): string {
  const {production} = show;
  const body =
    production.performancesHeld > 0
      ? `<dl class="key-figures">${figures.map((figure) => renderFigure(figure, show, language)).join("")}</dl>`
      : `<p class="lede">${notYet[language]}</p>`;
  return `<h1>${toHtml(quoted(production.title, language))}</h1><p class="lede">${toHtml(when(production, language))}</p>${body}`;
}

const notYet = {
  fr: "Aucune représentation tenue à ce jour\u00A0: seules les ventes se lisent.",
  en: "No performance held yet: only sales can be read."
};

/** « Théâtre, saison 2021-2022. Six représentations, du 12 mai 2022 au 27 mai 2022, dont 4 tenues. » */
function when(
  {discipline, season, performances, performancesHeld, firstOn, lastOn}: ProductionRow,
  language: Language
): string {
  const name = disciplines[discipline].label[language];
  const counted = formatCounted(performances, "performance", language);
  const [first, last] = [formatDay(firstOn, language), formatDay(lastOn, language)];
  const dates =
    firstOn === lastOn
      ? inLanguage(language, `le ${first}`, `on ${first}`)
      : inLanguage(language, `du ${first} au ${last}`, `from ${first} to ${last}`);
  const held =
    performancesHeld === 0 || performancesHeld === performances
      ? ""
      : inLanguage(
          language,
          `, dont ${performancesHeld} ${performancesHeld < 2 ? "tenue" : "tenues"} à ce jour`,
          `, ${performancesHeld} held so far`
        );
  return inLanguage(
    language,
    `${name}, saison ${formatSeason(season, "fr")}. ${counted}, ${dates}${held}.`,
    `${name}, ${formatSeason(season, "en")} season. ${counted}, ${dates}${held}.`
  );
}

function renderFigure(figure: Figure, show: Show, language: Language): string {
  const value = show.production[figure];
  const name = `<dt>${toHtml(metrics[figure].label[language].replace(/\s*\(.*\)$/, ""))}</dt>`;
  if (value === null)
    return `<div>${name}<dd class="value-missing"><span class="not-computable">${toHtml(`${labels.notComputable[language]}${colon(language)} ${missing(figure)[language]}`)}</span></dd></div>`;
  return (
    `<div>${name}<dd class="value">${toHtml(formatMetric(value, figure, language))}</dd>` +
    `${renderUsual(figure, show, language)}</div>`
  );
}

const missing = (figure: Figure) =>
  figure === "averageTicketPriceCents"
    ? {fr: "aucun billet payant", en: "no paid ticket"}
    : {fr: "nombre de sièges absent", en: "number of seats missing"};

function renderUsual(figure: Figure, {comparables}: Show, language: Language): string {
  if (!compared.includes(figure)) return "";
  const values = comparables.map((row) => row[figure]).filter((value) => value !== null);
  if (values.length < minimumComparables) return "";
  const usual = formatMetric(median(values)!, figure, language);
  const text = inLanguage(
    language,
    `Médiane de ${formatCounted(values.length, "production", "fr")} comparables\u00A0: ${usual}`,
    `Median of ${formatCounted(values.length, "production", "en")} alike: ${usual}`
  );
  return `<dd class="compared"><span>${mark("peer")}</span><span>${toHtml(text)}</span></dd>`;
}
