/** The neighbourhoods where buyers live, beside the whole catchment: which traits of the census weigh more, or less. */
import {type CensusDimensionId, censusDimensions} from "../../vocabulary/census.js";
import {minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatCounted, formatRate} from "../../vocabulary/format.js";
import type {Language, Text} from "../../vocabulary/language.js";
import type {PublicProfileRow} from "../../vocabulary/rows.js";
import type {Absence, Chart, Exhibit, Setting} from "./chart.js";
import {compareSeasons} from "./compare.js";
import {populationNote} from "./population.js";
import {intervals} from "./shapes/intervals.js";

const mostDrawn = 8;

export const neighbourhoods: Chart<"public_profiles"> = {
  id: "neighbourhoods",
  mart: "public_profiles",
  metrics: ["profileIndex"],
  exhibit(rows, setting) {
    const told = compareSeasons(rows, setting.snapshot).now.filter(isTold);
    if (told.length === 0) return tooFew(setting);
    const {language} = setting;
    const shown = told.toSorted((a, b) => distance(b) - distance(a)).slice(0, mostDrawn);
    const finding = title(shown, language);
    return {
      finding,
      subline: words.subline[language],
      note: note(told[0]!.buyers, setting),
      description: `${finding}. ${shown.map((row) => `${nameOf(row, language)} ${indexText(row, language)}`).join(", ")}.`,
      table: table(told, language),
      draw: (canvas) =>
        intervals(canvas, finding, {
          rows: shown.map((row) => ({
            label: nameOf(row, language),
            mark: "own",
            value: row.profileIndex,
            low: row.indexLow,
            high: row.indexHigh,
            text: indexText(row, language)
          })),
          formatTick: (tick) => formatCount(tick, language)
        })
    };
  }
};

interface Told extends PublicProfileRow {
  profileIndex: number;
  indexLow: number;
  indexHigh: number;
}
const isTold = (row: PublicProfileRow): row is Told => row.profileIndex !== null;

/** How far from par, by its interval: one that holds 100 is not established. */
const distance = ({indexLow, indexHigh}: Told): number => Math.max(indexLow - 100, 100 - indexHigh);

const tooFew = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Trop peu d’acheteurs situés pour décrire leurs quartiers.",
        unlock:
          "Il en faut trente dont le code postal est connu, là où vivent quatre acheteurs sur cinq."
      }
    : {
        absent: "Too few placed buyers to describe their neighbourhoods.",
        unlock: "It takes thirty whose postal code is known, where four buyers in five live."
      };

/** « Baccalauréat et plus : indice 118 dans les quartiers de vos acheteurs »; silent where no gap is established. */
function title([first]: readonly Told[], language: Language): string {
  const row = first!;
  if (row.buyers < minimumForTitle)
    return noFinding(
      language === "fr"
        ? `${formatCounted(row.buyers, "buyer", "fr")} situés, trop peu`
        : `${formatCounted(row.buyers, "buyer", "en")} placed, too few`,
      language
    );
  if (distance(row) <= 0) return noFinding(words.alike[language], language);
  const name = categoryOf(row)[language];
  return language === "fr"
    ? `${name}\u00A0: indice ${indexText(row, "fr")} dans les quartiers de vos acheteurs`
    : `${name}: index ${indexText(row, "en")} in your buyers’ neighbourhoods`;
}

function note(buyers: number, setting: Setting): string {
  const {language} = setting;
  const n = formatCounted(buyers, "buyer", language);
  const text =
    language === "fr"
      ? `n\u00A0=\u00A0${n} situés. 100\u00A0= comme dans tout le bassin où vivent quatre acheteurs sur cinq; un intervalle qui contient 100 n’établit aucun écart. Ce sont les quartiers qui sont décrits, jamais les personnes\u00A0: un quartier jeune ne fait pas un public jeune.`
      : `n = ${n} placed. 100 = as in the whole catchment where four buyers in five live; an interval that holds 100 establishes no gap. Neighbourhoods are described, never people: a young neighbourhood does not make a young audience.`;
  return text + populationNote(setting);
}

const categoryOf = ({dimension, category}: PublicProfileRow): Text =>
  (censusDimensions[dimension].categories as Readonly<Record<string, Text>>)[category]!;

/** « Âge : 65 ans et plus »; English keeps the capital of a language. */
function nameOf(row: PublicProfileRow, language: Language): string {
  const category = categoryOf(row)[language];
  const trait = censusDimensions[row.dimension].label[language];
  return language === "fr"
    ? `${trait}\u00A0: ${category.charAt(0).toLocaleLowerCase("fr-CA")}${category.slice(1)}`
    : `${trait}: ${category}`;
}

const indexText = ({profileIndex}: Told, language: Language): string =>
  formatCount(profileIndex, language);

function table(rows: readonly Told[], language: Language): Exhibit["table"] {
  const ids = Object.keys(censusDimensions) as CensusDimensionId[];
  const place = (row: PublicProfileRow): number =>
    100 * ids.indexOf(row.dimension) +
    Object.keys(censusDimensions[row.dimension].categories).indexOf(row.category);
  return {
    head: words.head[language].map((text, at) => ({text, numeric: at > 0})),
    body: rows
      .toSorted((a, b) => place(a) - place(b))
      .map((row) => [
        {text: nameOf(row, language)},
        {text: formatRate(row.publicShare, language, 1), numeric: true},
        {text: formatRate(row.populationShare, language, 1), numeric: true},
        {text: indexText(row, language), numeric: true},
        {text: rangeText(row, language), numeric: true}
      ])
  };
}

const rangeText = ({indexLow, indexHigh}: Told, language: Language): string =>
  `${formatCount(indexLow, language)} ${language === "fr" ? "à" : "to"} ${formatCount(indexHigh, language)}`;

const words = {
  subline: {
    fr: "Indice de profil des quartiers du public, intervalle à 95\u00A0%; les écarts les mieux établis",
    en: "Profile index of the public’s neighbourhoods, 95% interval; the gaps best established"
  },
  alike: {
    fr: "les quartiers de vos acheteurs ressemblent à tout le bassin",
    en: "your buyers’ neighbourhoods resemble the whole catchment"
  },
  head: {
    fr: ["Caractéristique", "Quartiers du public", "Bassin", "Indice", "Intervalle à 95\u00A0%"],
    en: ["Trait", "Public’s areas", "Catchment", "Index", "95% interval"]
  }
} as const;
