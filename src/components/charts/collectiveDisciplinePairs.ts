/** Which disciplines share their public: of those who saw one, the share who also saw another. */
import {type DisciplineCode, disciplines} from "../../vocabulary/codes.js";
import {noFinding} from "../../vocabulary/findings.js";
import {formatCount, formatRate, formatSeason} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import {metrics} from "../../vocabulary/metrics.js";
import type {PublishedCell} from "../../vocabulary/rows.js";
import {disciplineSubject} from "../../vocabulary/subjects.js";
import type {Chart, Exhibit} from "./chart.js";
import {cellText} from "./collectiveExhibit.js";
import {heldBy} from "./compare.js";
import {allMasked, nothingPublished} from "./noRows.js";
import {type HeatCell, heatGrid} from "./shapes/heatGrid.js";

export const collectiveDisciplinePairs: Chart<"collective_discipline_pairs"> = {
  id: "collective-discipline-pairs",
  mart: "collective_discipline_pairs",
  metrics: ["disciplineBuyers"],
  exhibit(rows, setting) {
    const {language, snapshot} = setting;
    const cells = rows.filter(({season}) => season === snapshot.currentSeason);
    const publics = publicsOf(cells);
    if (cells.length === 0) return nothingPublished(setting);
    if (publics.length < 2) return allMasked(setting);
    const shares = publics.map((row) => publics.map((column) => shareOf(cells, row, column)));
    const finding = title(publics, shares, language);
    return {
      finding,
      subline: `${subject[language]}, ${formatSeason(snapshot.currentSeason, language)}, ${heldBy(setting)}`,
      note: note[language],
      description: `${finding}. ${publics.map((one) => `${nameOf(one, language)} ${formatCount(one.persons, language)}`).join(", ")}.`,
      table: table(cells, language),
      draw: (canvas) =>
        heatGrid(canvas, finding, {
          columns: publics.map((one) => nameOf(one, language)),
          rows: publics.map((row, index) => ({
            label: nameOf(row, language),
            cells: shares[index]!.map((share) => heatCell(share, language))
          }))
        })
    };
  }
};

interface Public {
  discipline: DisciplineCode;
  persons: number;
}

/** A share; masked; or none, of a discipline with itself and where nobody saw both. */
type Share = number | "masked" | null;

/** Disciplines whose public is published, the largest first. */
const publicsOf = (cells: readonly PublishedCell[]): Public[] =>
  cells
    .filter(({category, value}) => !category!.includes("+") && value)
    .map(({category, value}) => ({discipline: category as DisciplineCode, persons: value!}))
    .toSorted((a, b) => b.persons - a.persons || a.discipline.localeCompare(b.discipline));

/** Of the row's public, those who also saw the column's discipline. */
function shareOf(cells: readonly PublishedCell[], row: Public, column: Public): Share {
  if (row === column) return null;
  const category = [row.discipline, column.discipline].sort().join("+");
  const pair = cells.find((cell) => cell.category === category);
  if (!pair) return null;
  return pair.value === null ? "masked" : pair.value / row.persons;
}

const heatCell = (share: Share, language: Language): HeatCell | null =>
  share === null
    ? null
    : share === "masked"
      ? {value: null, text: ""}
      : {value: share, text: formatRate(share, language)};

function title(
  publics: readonly Public[],
  shares: readonly (readonly Share[])[],
  language: Language
): string {
  const told = publics.flatMap((row, index) =>
    publics.flatMap((column, place) => {
      const share = shares[index]![place]!;
      return typeof share === "number" ? [{row, column, share}] : [];
    })
  );
  const [most] = told.toSorted((a, b) => b.share - a.share);
  if (!most) return noFinding(onlyPublics[language], language);
  const [own, other] = [most.row, most.column].map((one) =>
    disciplineSubject(one.discipline, language)
  );
  const share = formatRate(most.share, language);
  return language === "fr"
    ? `${share} du public ${ofSubject(own!.text)} est aussi celui ${ofSubject(other!.text)}`
    : `${share} of the public of ${own!.text} is also that of ${other!.text}`;
}

const onlyPublics = {
  fr: "aucune paire de disciplines n’est publiable",
  en: "no pair of artforms can be published"
};

/** « de » and the article of a noun: « du théâtre », « des variétés », « de l’humour ». */
const ofSubject = (text: string): string =>
  text
    .replace(/^le /, "du ")
    .replace(/^les /, "des ")
    .replace(/^(?=la |l’)/, "de ");

const nameOf = ({discipline}: Pick<Public, "discipline">, language: Language): string =>
  disciplines[discipline].label[language];

const subject = {
  fr: "Part du public de la ligne qui a vu aussi la discipline de la colonne",
  en: "Share of the row’s public that also saw the column’s artform"
};

const note = {
  fr: "Chaque personne compte une fois, chez un membre ou plusieurs. Calculé de nombres arrondis à 5. Hachures\u00A0: masqué, pour ne révéler le public d’aucun organisme.",
  en: "Each person counts once, at one member or several. Reckoned from numbers rounded to 5. Hatched: masked, so as to reveal no organization’s public."
};

function table(cells: readonly PublishedCell[], language: Language): Exhibit["table"] {
  const named = (category: string): string =>
    category
      .split("+")
      .map((code) => nameOf({discipline: code as DisciplineCode}, language))
      .join(language === "fr" ? " et " : " and ");
  return {
    head: [
      {text: language === "fr" ? "Discipline, ou deux" : "Artform, or two"},
      {text: metrics.disciplineBuyers.label[language], numeric: true},
      {text: language === "fr" ? "Organismes" : "Organizations", numeric: true}
    ],
    body: cells
      .toSorted(
        (a, b) => (b.value ?? -1) - (a.value ?? -1) || a.category!.localeCompare(b.category!)
      )
      .map((cell) => [
        {text: named(cell.category!)},
        {text: cellText(cell, language), numeric: true},
        {text: cell.organizations === null ? "–" : String(cell.organizations), numeric: true}
      ])
  };
}
