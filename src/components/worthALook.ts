/** « À regarder »: three facts at most, each with a gesture; never praise, blame or a cause. */
import {colon} from "../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatDay,
  formatRate,
  formatSeason
} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import type {Language} from "../vocabulary/language.js";
import type {
  DeliveryRow,
  IssueRow,
  SeasonSummaryRow,
  SeasonTerritoryRow
} from "../vocabulary/rows.js";
import type {Setting} from "./charts/chart.js";
import {compareSeasons} from "./charts/compare.js";
import {toHtml} from "./html.js";

export interface LookRows {
  season_summary: readonly SeasonSummaryRow[];
  season_territories: readonly SeasonTerritoryRow[];
  deliveries: readonly DeliveryRow[];
  issues: readonly IssueRow[];
}

const most = 3;

/** HTML of the section; empty when nothing calls for a gesture. */
export function worthALook(rows: LookRows, setting: Setting): string {
  const {language} = setting;
  const items = findWorthALook(rows, setting).map((item) => renderItem(item, language));
  if (items.length === 0) return "";
  return `<section class="figure look"><h2>${labels.worthALook[language]}</h2><ul>${items.join("")}</ul></section>`;
}

/** The facts, the gravest first; a page links each to its gesture, a report only says them. */
export const findWorthALook = (rows: LookRows, setting: Setting): Item[] =>
  [
    rejectedRows(rows, setting),
    departedBuyers(rows, setting),
    missingSeats(rows, setting),
    missingPostalCodes(rows, setting)
  ]
    .filter((item) => item !== null)
    .slice(0, most);

export interface Item {
  tag: keyof typeof tags;
  lead: string;
  rest: string;
  gesture: {text: string; href: string};
}

export const tags = {
  act: {fr: "À agir", en: "Act"},
  watch: {fr: "À suivre", en: "Watch"},
  complete: {fr: "À compléter", en: "Complete"}
};

const renderItem = ({tag, lead, rest, gesture}: Item, language: Language): string =>
  `<li><span class="tag ${tag}">${tags[tag][language]}</span> <b>${toHtml(lead)}</b> ${toHtml(rest)} ` +
  `<a href="${gesture.href}">${toHtml(gesture.text)}</a></li>`;

const toData = (language: Language): Item["gesture"] => ({
  text: language === "fr" ? "Voir vos livraisons" : "See your deliveries",
  href: language === "fr" ? "#donnees" : "#data"
});

function rejectedRows({deliveries, issues}: LookRows, {language}: Setting): Item | null {
  const latest = deliveries
    .map((row) => row.receivedOn)
    .toSorted()
    .at(-1);
  const rejected = deliveries
    .filter((row) => row.receivedOn === latest)
    .reduce((total, row) => total + row.rowsRejected, 0);
  if (!latest || rejected === 0) return null;
  const worst = issues
    .filter((issue) => issue.severity === "blocking")
    .toSorted((a, b) => b.rows - a.rows)[0];
  const sentence = worst ? (language === "fr" ? worst.sentenceFr : worst.sentenceEn) : "";
  return {
    tag: "act",
    lead: formatCounted(rejected, "row", language),
    rest:
      language === "fr"
        ? `de votre livraison du ${formatDay(latest, "fr")} ${rejected < 2 ? "est écartée" : "sont écartées"}. ${sentence}`.trim()
        : `of your ${formatDay(latest, "en")} delivery ${rejected === 1 ? "is" : "are"} left out. ${sentence}`.trim(),
    gesture: toData(language)
  };
}

/** How many buyers of the baseline are not back: the count, not the reason. */
function departedBuyers({season_summary}: LookRows, setting: Setting): Item | null {
  const {now, baseline} = compareSeasons(season_summary, setting.snapshot);
  const {retentionBase, retentionRate} = now[0] ?? {};
  if (!retentionBase || retentionRate === null || retentionRate === undefined || !baseline)
    return null;
  const {language} = setting;
  const departed = Math.round(retentionBase * (1 - retentionRate));
  if (departed < 30) return null;
  const season = formatSeason(baseline, language);
  const rate = formatRate(retentionRate, language);
  return {
    tag: "watch",
    lead: formatCounted(departed, "buyer", language),
    rest:
      language === "fr"
        ? `de ${season} ne sont pas revenus à ce jour; ${rate} le sont, après la fermeture.`
        : `from ${season} have not come back so far; ${rate} have, after the closure.`,
    gesture: {
      text: language === "fr" ? "Comment c’est compté" : "How this is counted",
      href: `/${language}/methods#${language === "fr" ? "retour" : "return"}`
    }
  };
}

function missingSeats({season_summary}: LookRows, setting: Setting): Item | null {
  const current = compareSeasons(season_summary, setting.snapshot).now[0];
  if (!current) return null;
  const {performancesHeld: held, performancesWithCapacity: known} = current;
  if (held === known) return null;
  const {language} = setting;
  return {
    tag: "complete",
    lead: formatCounted(held - known, "performance", language),
    rest:
      known === 0
        ? language === "fr"
          ? "n’ont pas de nombre de sièges\u00A0: le taux d’occupation ne peut pas être calculé."
          : "have no number of seats: occupancy cannot be computed."
        : language === "fr"
          ? `sur ${formatCount(held, "fr")} n’ont pas de nombre de sièges\u00A0: le taux d’occupation repose sur les autres.`
          : `of ${formatCount(held, "en")} have no number of seats: occupancy rests on the others.`,
    gesture: toData(language)
  };
}

/** Above this share of unknown postal codes, the territory says too little. */
const tolerableUnknown = 0.05;

function missingPostalCodes({season_territories}: LookRows, setting: Setting): Item | null {
  const unknown = compareSeasons(season_territories, setting.snapshot).now.find(
    (row) => row.fsa === null
  );
  if (!unknown?.buyerShare || unknown.buyerShare < tolerableUnknown) return null;
  const {language} = setting;
  const share = formatRate(unknown.buyerShare, language);
  const rest = formatRate(1 - unknown.buyerShare, language);
  return {
    tag: "complete",
    lead: language === "fr" ? `${share} des acheteurs` : `${share} of buyers`,
    rest:
      language === "fr"
        ? `sont sans code postal\u00A0: le territoire repose sur les ${rest} qui en ont un.`
        : `have no postal code${colon("en")} territory rests on the ${rest} that do.`,
    gesture: toData(language)
  };
}
