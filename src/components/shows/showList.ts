/** The shows of the house, season after season: those that have a page lead to it. */
import {disciplines} from "../../vocabulary/codes.js";
import {
  formatCount,
  formatDay,
  formatMoneyShort,
  formatRate,
  formatSeason
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Setting} from "../charts/chart.js";
import {noRows} from "../charts/noRows.js";
import {toHtml} from "../html.js";
import {hrefOfShow, shownProductions} from "./show.js";

/** HTML: a table per season, the latest first; only the first is open. */
export function renderShowList(productions: readonly ProductionRow[], setting: Setting): string {
  const {language, snapshot} = setting;
  const seasons = [...new Set(productions.map(({season}) => season))].toSorted().reverse();
  if (seasons.length === 0) return `<p class="masked-box">${toHtml(noRows(setting).absent)}</p>`;
  const linked = new Set(shownProductions(productions, snapshot).map(keyOf));
  return seasons
    .map((season, place) => {
      const shows = productions
        .filter((row) => row.season === season)
        .toSorted((a, b) => b.firstOn.localeCompare(a.firstOn));
      return renderSeason(shows, {linked, language, isOpen: place === 0});
    })
    .join("");
}

const keyOf = ({season, productionId}: ProductionRow): string => `${season} ${productionId}`;

interface SeasonOptions {
  linked: ReadonlySet<string>;
  language: Language;
  isOpen: boolean;
}

function renderSeason(
  shows: readonly ProductionRow[],
  {linked, language, isOpen}: SeasonOptions
): string {
  const season = formatSeason(shows[0]!.season, language);
  const head = heads[language].map(
    (text, place) => `<th scope="col"${place > 2 ? ' class="number"' : ""}>${text}</th>`
  );
  const body = shows.map((row) => renderRow(row, linked.has(keyOf(row)), language));
  return (
    `<details class="group"${isOpen ? " open" : ""}><summary><h2>${toHtml(season)}</h2> <span>${counted(shows.length, language)}</span></summary>` +
    `<div class="table" tabindex="0" role="region" aria-label="${toHtml(season).replace(/<[^>]*>/g, "")}"><table><caption class="unseen">${toHtml(season)}</caption>` +
    `<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div></details>`
  );
}

const counted = (shows: number, language: Language): string =>
  language === "fr"
    ? `${formatCount(shows, "fr")} ${shows < 2 ? "spectacle" : "spectacles"}`
    : `${formatCount(shows, "en")} ${shows === 1 ? "show" : "shows"}`;

const heads = {
  fr: ["Spectacle", "Discipline", "Première", "Repr.", "Entrées", "Occupation", "Revenus"],
  en: ["Show", "Artform", "First night", "Perf.", "Admissions", "Occupancy", "Revenue"]
};

function renderRow(row: ProductionRow, isLinked: boolean, language: Language): string {
  const title = toHtml(row.title);
  const name = isLinked ? `<a href="${hrefOfShow(language, row)}">${title}</a>` : title;
  const isHeld = row.performancesHeld > 0;
  const numbers = [
    `${formatCount(row.performancesHeld, language)}/${formatCount(row.performances, language)}`,
    isHeld ? formatCount(row.attendance, language) : toCome[language],
    row.occupancyRate === null ? "–" : formatRate(row.occupancyRate, language, 1),
    isHeld ? formatMoneyShort(row.boxOfficeRevenueCents, language) : "–"
  ];
  return (
    `<tr><th scope="row">${name}</th><td>${toHtml(disciplines[row.discipline].label[language])}</td>` +
    `<td>${toHtml(formatDay(row.firstOn, language))}</td>${numbers.map((text) => `<td class="number">${toHtml(text)}</td>`).join("")}</tr>`
  );
}

const toCome = {fr: "à venir", en: "to come"};
