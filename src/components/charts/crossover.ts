/** How many of one's own buyers also came to other members, as the disclosure door lets it be known; nobody is named. */
import {colon, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatRate, formatSeason} from "../../vocabulary/format.js";
import {labels, reasons} from "../../vocabulary/labels.js";
import type {Language, Text} from "../../vocabulary/language.js";
import {metrics} from "../../vocabulary/metrics.js";
import type {SeasonCrossoverRow} from "../../vocabulary/rows.js";
import type {Absence, Chart, Exhibit, Setting} from "./chart.js";
import {heldBy} from "./compare.js";
import {type Bar, sortedBars} from "./shapes/sortedBars.js";

export const crossover: Chart<"season_crossovers"> = {
  id: "crossover",
  mart: "season_crossovers",
  metrics: ["crossoverRate", "sharedBuyers"],
  exhibit(rows, setting) {
    const {language} = setting;
    const season = latestTold(rows);
    const told = inOrder(rows.filter((row) => row.season === season));
    const whole = told[0];
    if (!whole) return nothingShared(setting);
    const finding = title(whole, language);
    return {
      finding,
      subline: `${metrics.crossoverRate.label[language]}, ${formatSeason(whole.season, language)}, ${heldBy(setting)}`,
      note: note(whole, told, language),
      description: `${finding}. ${told.map((row) => `${nameOf(row, language)} ${rateText(row, language)}`).join(", ")}.`,
      table: table(told, language),
      draw: (canvas) => sortedBars(canvas, finding, {bars: barsOf(told, language)})
    };
  }
};

/** The last season of which the whole is published, else the last. */
function latestTold(rows: readonly SeasonCrossoverRow[]): string | undefined {
  const wholes = rows
    .filter(({category}) => category === "all")
    .toSorted((a, b) => a.season.localeCompare(b.season));
  return (wholes.findLast(({status}) => status === "published") ?? wholes.at(-1))?.season;
}

/** Kind and category → what the row is called, in reading order; the whole first. */
const names: Readonly<Record<string, Text>> = {
  "number all": {fr: "Au moins un autre", en: "At least one other"},
  "number one": {fr: "Un seul autre", en: "One other"},
  "number two": {fr: "Deux autres", en: "Two others"},
  "number several": {fr: "Trois et plus", en: "Three or more"},
  "discipline own": {fr: "Même discipline", en: "Same artform"},
  "discipline other": {fr: "Autre discipline", en: "Another artform"},
  "discipline both": {fr: "Les deux disciplines", en: "Both artforms"},
  "region own": {fr: "Même région", en: "Same region"},
  "region other": {fr: "Autre région", en: "Another region"},
  "region both": {fr: "Les deux régions", en: "Both regions"}
};

const placeOf = ({kind, category}: SeasonCrossoverRow): string => `${kind} ${category}`;
const nameOf = (row: SeasonCrossoverRow, language: Language): string =>
  names[placeOf(row)]![language];

function inOrder(rows: readonly SeasonCrossoverRow[]): SeasonCrossoverRow[] {
  const order = Object.keys(names);
  return rows.toSorted((a, b) => order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)));
}

function title({crossoverRate}: SeasonCrossoverRow, language: Language): string {
  if (crossoverRate === null) return noFinding(masked[language], language);
  const share = formatRate(crossoverRate, language);
  return language === "fr"
    ? `${share} de vos acheteurs sont aussi venus chez un autre membre`
    : `${share} of your buyers also came to another member`;
}

const masked = {fr: "le croisement est masqué", en: "the crossover is masked"};

function rateText(row: SeasonCrossoverRow, language: Language): string {
  if (row.crossoverRate !== null) {
    const rate = formatRate(row.crossoverRate, language);
    return row.isPending ? `${rate} (${labels.pending[language]})` : rate;
  }
  const why = row.reason ? `${colon(language)} ${reasons[row.reason][language]}` : "";
  return `${labels.masked[language]}${why}`;
}

function note(
  {uniqueBuyers}: SeasonCrossoverRow,
  rows: readonly SeasonCrossoverRow[],
  language: Language
): string {
  const base =
    language === "fr"
      ? `Base\u00A0: ${formatCounted(uniqueBuyers, "buyer", "fr")}.`
      : `Base: ${formatCounted(uniqueBuyers, "buyer", "en")}.`;
  const isMasked = rows.some(({status}) => status === "masked");
  return [base, parts[language], caveat[language], ...(isMasked ? [hatched[language]] : [])].join(
    " "
  );
}

const parts = {
  fr: "Sous le total, le même public par nombre, par discipline et par région des autres membres.",
  en: "Below the total, the same public by number, artform and region of the other members."
};

const caveat = {
  fr: "Arrondi à 5 personnes. Une personne est reconnue d’un membre à l’autre par son courriel, son téléphone, ou son nom et son code postal; qui n’a rien donné de tel compte comme venu chez vous seulement.",
  en: "Rounded to 5 people. A person is recognized from one member to the other by e-mail, telephone, or name and postal code; whoever gave none of these counts as having come to you only."
};

const hatched = {
  fr: "Hachures\u00A0: valeur masquée, pour ne révéler le public d’aucun membre.",
  en: "Hatched: value masked, so as to reveal no member’s public."
};

/** What is masked stands in one row, and the table says why. */
function barsOf(rows: readonly SeasonCrossoverRow[], language: Language): Bar[] {
  const told = rows.filter(({crossoverRate}) => crossoverRate !== null);
  const hidden = rows.length - told.length;
  return [
    ...told.map((row) => ({
      label: nameOf(row, language),
      value: row.crossoverRate,
      text: formatRate(row.crossoverRate!, language)
    })),
    ...(hidden > 0 ? [{label: hiddenText(hidden, language), value: null, text: see[language]}] : [])
  ];
}

const hiddenText = (count: number, language: Language): string =>
  language === "fr"
    ? `${formatCount(count, "fr")} autre${count > 1 ? "s" : ""}`
    : `${formatCount(count, "en")} other${count > 1 ? "s" : ""}`;

const see = {fr: "masqués, raisons au tableau", en: "masked, reasons in the table"};

const table = (rows: readonly SeasonCrossoverRow[], language: Language): Exhibit["table"] => ({
  head: [
    {text: language === "fr" ? "Autres membres fréquentés" : "Other members visited"},
    {text: language === "fr" ? "Acheteurs" : "Buyers", numeric: true},
    {text: metrics.crossoverRate.label[language], numeric: true},
    {text: language === "fr" ? "Organismes" : "Organizations", numeric: true}
  ],
  body: rows.map((row) => [
    {text: nameOf(row, language)},
    {
      text: row.sharedBuyers === null ? "–" : formatCount(row.sharedBuyers, language),
      numeric: true
    },
    {text: rateText(row, language), numeric: true},
    {text: row.organizations === null ? "–" : String(row.organizations), numeric: true}
  ])
});

const nothingShared = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Aucun croisement publiable avec les autres membres.",
        unlock:
          "Il faut que votre organisme prenne part au rapprochement des publics, que dix personnes au moins soient venues aussi chez d’autres, et dix chez vous seulement."
      }
    : {
        absent: "No crossover with the other members can be published.",
        unlock:
          "It takes your organization’s part in the linking of publics, at least ten people who also came to others, and ten who came to you only."
      };
