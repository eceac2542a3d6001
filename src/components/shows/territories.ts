/** Where a show's buyers live, by municipality; from one to four persons the count is not told. */
import {minimumForTitle, noFinding} from "../../vocabulary/findings.js";
import {formatCounted, formatPersons, formatRate} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {Persons, ShowTerritoryRow} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {sortedBars} from "../charts/shapes/sortedBars.js";
import {inLanguage} from "../notebooks/notebook.js";
import {isOf, type Show} from "./show.js";

const mostDrawn = 8;

export function territoriesExhibit(
  {production, rows}: Show,
  {language}: Setting
): Exhibit | Absence {
  const places = rows.show_territories
    .filter(isOf(production))
    .toSorted((a, b) => countOf(b.buyers) - countOf(a.buyers));
  const told = places.filter(isTold);
  if (told.length === 0) return tooFew(language);
  const located = told.filter(({municipality}) => municipality !== null);
  const few = places.length - told.length;
  const drawn = [
    ...located.slice(0, mostDrawn),
    ...told.filter(({municipality}) => municipality === null)
  ];
  const finding = title(located, language);
  return {
    finding,
    subline: inLanguage(language, "Acheteurs par ville", "Buyers by city"),
    note: note(told, few, language),
    description: `${finding}. ${drawn.map((row) => `${nameOf(row, language)} ${row.buyers}`).join(", ")}.`,
    table: table(places, language),
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: drawn.map((row) => ({
          label: nameOf(row, language),
          value: row.buyers,
          text: formatPersons(row.buyers, language),
          ...(row.municipality === null && {isRest: true})
        }))
      })
  };
}

type Told = ShowTerritoryRow & {buyers: number};
const isTold = (row: ShowTerritoryRow): row is Told => row.buyers !== "<5";

/** For the order only: a count that is not told comes after the others. */
const countOf = (buyers: Persons): number => (buyers === "<5" ? 0 : buyers);

const nameOf = ({municipality}: ShowTerritoryRow, language: Language): string =>
  municipality ?? labels.unknown[language];

const tooFew = (language: Language): Absence => ({
  absent: inLanguage(language, "Trop peu d’acheteurs par ville.", "Too few buyers in each city."),
  unlock: inLanguage(
    language,
    "Une ville apparaît à partir de cinq acheteurs.",
    "A city appears from five buyers on."
  )
});

function title(located: readonly Told[], language: Language): string {
  const total = located.reduce((sum, {buyers}) => sum + buyers, 0);
  const [first] = located;
  if (!first || total < minimumForTitle)
    return noFinding(
      inLanguage(
        language,
        `${formatCounted(total, "buyer", "fr")} situés, trop peu pour une part`,
        `${formatCounted(total, "buyer", "en")} located, too few for a share`
      ),
      language
    );
  const share = formatRate(first.buyers / total, language);
  return inLanguage(
    language,
    `${share} des acheteurs situés vivent à ${first.municipality}`,
    `${share} of the buyers located live in ${first.municipality}`
  )
    .replace(" à Le ", " au ")
    .replace(" à Les ", " aux ");
}

function note(told: readonly Told[], few: number, language: Language): string {
  const total = told.reduce((sum, {buyers}) => sum + buyers, 0);
  const base = `n\u00A0=\u00A0${formatCounted(total, "buyer", language)}.`;
  if (few === 0) return base;
  return inLanguage(
    language,
    `${base} ${few} ${few < 2 ? "ville" : "villes"} de moins de 5 acheteurs, sans nombre.`,
    `${base} ${few} ${few === 1 ? "city" : "cities"} with fewer than 5 buyers, without a number.`
  );
}

const table = (places: readonly ShowTerritoryRow[], language: Language): Exhibit["table"] => ({
  head: [
    {text: inLanguage(language, "Ville", "City")},
    {text: inLanguage(language, "Acheteurs", "Buyers"), numeric: true}
  ],
  body: places
    .slice(0, 40)
    .map((row) => [
      {text: nameOf(row, language)},
      {text: formatPersons(row.buyers, language), numeric: true}
    ])
});
