/** How complete the season's data are, and what each missing datum would unlock: never a reproach, always a gesture. */
import {formatCount, formatRate} from "../vocabulary/format.js";
import type {Language, Text} from "../vocabulary/language.js";
import type {SeasonSummaryRow, SeasonTerritoryRow} from "../vocabulary/rows.js";
import type {Cell, Setting} from "./charts/chart.js";
import {compareSeasons} from "./charts/compare.js";
import {renderTable} from "./table.js";

export interface CoverageRows {
  season_summary: readonly SeasonSummaryRow[];
  season_territories: readonly SeasonTerritoryRow[];
}

/** HTML table of the current season; empty before its first performance. */
export function coverage(rows: CoverageRows, setting: Setting): string {
  const current = compareSeasons(rows.season_summary, setting.snapshot).now[0];
  if (!current || current.performancesHeld === 0) return "";
  const {language} = setting;
  const unknown = compareSeasons(rows.season_territories, setting.snapshot).now.find(
    (row) => row.fsa === null
  );
  const lines: [Text, number | null, Text][] = [
    [words.seats, current.performancesWithCapacity / current.performancesHeld, unlocks.seats],
    [words.buyers, current.captureRate, unlocks.buyers],
    [words.postalCodes, unknown ? 1 - (unknown.buyerShare ?? 0) : 1, unlocks.postalCodes],
    [words.taxes, current.taxKnownRate, unlocks.taxes],
    [words.history, historyOf(current), unlocks.history]
  ];
  return renderTable(
    {
      head: toCells(words.head[language]),
      body: lines.map(([name, known, unlock]) =>
        toCells([name[language], told(known, language), unlock[language]])
      )
    },
    words.caption[language]
  );
}

/** Months of history, as a share of the 36 that tell a first-time buyer best. */
const historyOf = ({newBuyerWindowMonths}: SeasonSummaryRow): number | null =>
  newBuyerWindowMonths === null ? null : newBuyerWindowMonths / 36;

const told = (known: number | null, language: Language): string =>
  known === null ? formatCount(0, language) : formatRate(known, language);

const toCells = (texts: readonly string[]): Cell[] =>
  texts.map((text, place) => ({text, numeric: place === 1}));

const words = {
  caption: {fr: "Ce qui est connu de la saison", en: "What is known of the season"},
  head: {fr: ["Donnée", "Connue", "Ce qu’elle permet"], en: ["Datum", "Known", "What it allows"]},
  seats: {fr: "Nombre de sièges des représentations", en: "Seats of performances"},
  buyers: {fr: "Acheteur des billets", en: "Buyer of the tickets"},
  postalCodes: {fr: "Code postal des acheteurs", en: "Postal code of buyers"},
  taxes: {fr: "Base de taxe des montants", en: "Tax basis of amounts"},
  history: {fr: "Historique, sur 36 mois", en: "History, out of 36 months"}
};

const unlocks = {
  seats: {fr: "taux d’occupation, reddition", en: "occupancy, accountability"},
  buyers: {fr: "publics, fréquence, retour", en: "audiences, frequency, return"},
  postalCodes: {fr: "territoire, pénétration", en: "territory, penetration"},
  taxes: {fr: "comparaison des prix et des revenus", en: "comparison of prices and revenue"},
  history: {fr: "primo-acheteurs, tendances", en: "first-time buyers, trends"}
};
