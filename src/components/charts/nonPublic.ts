/** The non-public, territory by territory: who is not reached, how it compares, and what is within reach. */
import {minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatNumber, formatPersons} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {Persons, PublicRow} from "../../vocabulary/rows.js";
import type {Absence, Cell, Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons, heldBy} from "./compare.js";
import {leastOf} from "./countBuyers.js";
import {populationNote} from "./population.js";
import {intervals} from "./shapes/intervals.js";

const mostDrawn = 8;
const mostListed = 25;
/** With fewer municipalities in the catchment, its postal areas say more. */
const fewestMunicipalities = 4;

export const nonPublic: Chart<"publics"> = {
  id: "non-public",
  mart: "publics",
  metrics: [
    "penetrationRate",
    "penetrationIndex",
    "peerPenetrationIndex",
    "unreachedHouseholds",
    "nonAttendingHouseholds",
    "potentialBuyers"
  ],
  exhibit(rows, setting) {
    const {now} = compareSeasons(rows, setting.snapshot);
    const level = levelOf(now);
    const told = now
      .filter((row) => row.level === level)
      .toSorted((a, b) => leastOf(b.buyers) - leastOf(a.buyers));
    const shown = told.filter((row) => row.penetrationRate !== null).slice(0, mostDrawn);
    if (shown.length === 0) return tooFew(setting);
    const {language} = setting;
    const finding = title(told, language);
    return {
      finding,
      subline: subline(level, setting),
      note: note(told, setting),
      description: `${finding}. ${shown.map((row) => `${nameOf(row)} ${rateText(row, language)}`).join(", ")}.`,
      table: table(told, language),
      draw: (canvas) =>
        intervals(canvas, finding, {
          rows: shown.map((row) => ({
            label: nameOf(row),
            mark: "own",
            value: row.penetrationRate,
            low: row.penetrationLow,
            high: row.penetrationHigh,
            text: rateText(row, language)
          })),
          formatTick: (tick) => formatNumber(tick, language, Number.isInteger(tick) ? 0 : 1)
        })
    };
  }
};

const levelOf = (rows: readonly PublicRow[]): PublicRow["level"] =>
  rows.filter(({level}) => level === "municipality").length >= fewestMunicipalities
    ? "municipality"
    : "fsa";

const tooFew = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Trop peu d’acheteurs situés pour parler d’un non-public.",
        unlock: "Il faut cinq acheteurs de code postal connu dans un même territoire."
      }
    : {
        absent: "Too few placed buyers to speak of a non-public.",
        unlock: "It takes five buyers of known postal code in one territory."
      };

/** « Dans votre bassin, 982 ménages sur 1 000 n’ont pas acheté chez vous ». */
function title(rows: readonly PublicRow[], language: Language): string {
  const buyers = rows.reduce((sum, row) => sum + leastOf(row.buyers), 0);
  if (buyers < minimumForTitle)
    return noFinding(
      language === "fr"
        ? `${formatCounted(buyers, "buyer", "fr")}, trop peu pour situer un non-public`
        : `${formatCounted(buyers, "buyer", "en")}, too few to place a non-public`,
      language
    );
  const households = rows.reduce((sum, row) => sum + row.households, 0);
  const unreached = Math.floor(1000 * (1 - buyers / households));
  const [count, all] = [unreached, 1000].map((number) => formatCount(number, language));
  return language === "fr"
    ? `Dans votre bassin, ${count} ménages sur ${all} n’ont pas acheté chez vous`
    : `In your catchment, ${count} households in ${all} did not buy from you`;
}

function subline(level: PublicRow["level"], setting: Setting): string {
  const held = heldBy(setting);
  if (setting.language === "fr")
    return `Acheteurs pour 1\u00A0000 ménages, par ${level === "fsa" ? "secteur postal" : "municipalité"}, ${held}; trait\u00A0: intervalle à 95\u00A0%`;
  return `Buyers per 1,000 households, by ${level === "fsa" ? "postal area" : "municipality"}, ${held}; line: 95% interval`;
}

function note(rows: readonly PublicRow[], setting: Setting): string {
  const {language} = setting;
  const buyers = formatCounted(
    rows.reduce((sum, row) => sum + leastOf(row.buyers), 0),
    "buyer",
    language
  );
  const text =
    language === "fr"
      ? `n\u00A0=\u00A0${buyers}, là où vivent quatre acheteurs sur cinq. On compte un ménage par acheteur; les ventes anonymes ont pu en rejoindre d’autres. Un tiers des ménages n’assisterait à rien dans l’année (GTFAS 2018, n\u00A0=\u00A06\u00A0254, à 1,2 point près)\u00A0: estimation du Québec entier, faute de donnée locale.`
      : `n = ${buyers}, where four buyers in five live. One household is counted per buyer; anonymous sales may have reached others. A third of households would attend nothing in a year (GTFAS 2018, n = 6,254, within 1.2 points): an estimate for all of Québec, for want of local data.`;
  return text + populationNote(setting);
}

const nameOf = ({level, territory, place}: PublicRow): string =>
  level === "fsa" && place ? `${territory} ${place}` : territory;

const rateText = ({penetrationRate}: PublicRow, language: Language): string =>
  formatNumber(penetrationRate!, language, 1);

function table(rows: readonly PublicRow[], language: Language): Exhibit["table"] {
  return {
    head: words.head[language].map((text, place) => ({text, numeric: place > 0})),
    body: rows.slice(0, mostListed).map((row) => cells(row, language))
  };
}

const cells = (row: PublicRow, language: Language): Cell[] => [
  {text: nameOf(row)},
  number(row.buyers, (buyers) => formatPersons(buyers, language)),
  number(row.households, (households) => formatCount(households, language)),
  number(row.penetrationRate, () => rangeText(row, language)),
  number(row.penetrationIndex, (index) => formatCount(index, language)),
  number(row.peerPenetrationIndex, (index) => formatCount(index, language)),
  number(row.unreachedHouseholds, (households) => formatCount(households, language)),
  number(row.nonAttendingHouseholds, (households) => formatCount(households, language)),
  number(row.potentialHigh, () => potentialText(row, language))
];

const number = <Value extends Persons | number>(
  value: Value | null,
  format: (value: Value) => string
): Cell => ({text: value === null ? "–" : format(value), numeric: true});

const rangeText = (row: PublicRow, language: Language): string => {
  const [low, high] = [row.penetrationLow!, row.penetrationHigh!].map((value) =>
    formatNumber(value, language, 1)
  );
  const and = language === "fr" ? "à" : "to";
  return `${rateText(row, language)} (${low} ${and} ${high})`;
};

const potentialText = ({potentialLow, potentialHigh}: PublicRow, language: Language): string => {
  const [low, high] = [potentialLow!, potentialHigh!].map((value) => formatCount(value, language));
  return low === high ? high! : `${low} ${language === "fr" ? "à" : "to"} ${high}`;
};

const words = {
  head: {
    fr: [
      "Territoire",
      "Acheteurs",
      "Ménages",
      "Pour 1\u00A0000 ménages (95\u00A0%)",
      "Indice, bassin",
      "Indice, pairs",
      "Non rejoints",
      "Sans aucune sortie",
      "Potentiel"
    ],
    en: [
      "Territory",
      "Buyers",
      "Households",
      "Per 1,000 households (95%)",
      "Index, catchment",
      "Index, peers",
      "Not reached",
      "Attend nothing",
      "Potential"
    ]
  }
} as const;
