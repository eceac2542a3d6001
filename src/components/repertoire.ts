/** The common repertoire: each show once, with its discipline and where and when members give it. No figure of anybody. */
import {type DisciplineCode, disciplines} from "../vocabulary/codes.js";
import {formatCount, formatDay} from "../vocabulary/format.js";
import type {Language} from "../vocabulary/language.js";
import type {RepertoireRow} from "../vocabulary/rows.js";
import {toHtml} from "./html.js";

/** A table of every show, the whole of it readable without a script; `wakeTable.js` lets a reader search and sort it. */
export function renderRepertoire(rows: readonly RepertoireRow[], language: Language): string {
  const say = words[language];
  if (rows.length === 0) return `<p class="empty">${toHtml(say.empty)}</p>`;
  const shows = [...Map.groupBy(rows, ({productionId}) => productionId).values()].toSorted((a, b) =>
    byTitle(language)(a[0]!, b[0]!)
  );
  const head = [say.show, say.discipline, say.given].map(
    (text) => `<th scope="col">${toHtml(text)}</th>`
  );
  return (
    `<div id="repertoire" data-words="${toHtml(JSON.stringify(say.controls))}">` +
    `<p class="note" role="status">${toHtml(say.count(shows.length))}</p>` +
    `<div class="table" tabindex="0" role="region" aria-label="${toHtml(say.caption)}"><table>` +
    `<caption class="unseen">${toHtml(say.caption)}</caption><thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${shows.map((show) => renderShow(show, language)).join("")}</tbody></table></div></div>`
  );
}

/** The most recent first within a show; `data-sort` is what its column is sorted by. */
function renderShow(rows: readonly RepertoireRow[], language: Language): string {
  const {title, company, discipline} = rows[0]!;
  const given = rows.toSorted((a, b) => b.firstOn.localeCompare(a.firstOn));
  const name = `${toHtml(title.trim())}${company ? `<br><small>${toHtml(company)}</small>` : ""}`;
  const places = given.map((row) => `<li>${toHtml(placeOf(row, language))}</li>`);
  return (
    `<tr><th scope="row" data-sort="${toHtml(sortText(title))}">${name}</th>` +
    `<td>${toHtml(disciplines[discipline as DisciplineCode].label[language])}</td>` +
    `<td data-sort="${given[0]!.lastOn}"><ul>${places.join("")}</ul></td></tr>`
  );
}

/** « Place des Marées, Salle de la Grande-Marée (Rimouski), du 4 mars 2022 au 6 mars 2022 »; a house that bears its member's name says it once. */
export function placeOf(
  {presenter, venue, municipality, firstOn, lastOn}: RepertoireRow,
  language: Language
): string {
  const where = [
    presenter === venue ? null : presenter,
    venue ? `${venue} (${municipality})` : municipality
  ];
  const days =
    firstOn === lastOn
      ? formatDay(firstOn, language)
      : words[language].between(formatDay(firstOn, language), formatDay(lastOn, language));
  return [...where, days].filter(Boolean).join(", ");
}

const byTitle =
  (language: Language) =>
  (a: RepertoireRow, b: RepertoireRow): number =>
    sortText(a.title).localeCompare(sortText(b.title), language);

/** Without the signs and the article that titles begin with. */
const sortText = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^(l['’]|les? |la |the )/, "");

const words = {
  fr: {
    show: "Spectacle",
    discipline: "Discipline",
    given: "Où et quand",
    caption: "Spectacles du répertoire commun",
    between: (first: string, last: string): string => `du ${first} au ${last}`,
    count: (shows: number): string =>
      shows === 1 ? "1 spectacle" : `${formatCount(shows, "fr")} spectacles`,
    empty:
      "Aucun spectacle n’est encore au répertoire. Il se remplit dès qu’un membre dont l’entente est signée a livré ses représentations et vendu un premier billet.",
    controls: {
      search: "Chercher un titre, un lieu, une ville",
      sort: "Trier",
      none: "Aucun spectacle"
    }
  },
  en: {
    show: "Show",
    discipline: "Artform",
    given: "Where and when",
    caption: "Shows of the common repertoire",
    between: (first: string, last: string): string => `${first} to ${last}`,
    count: (shows: number): string =>
      shows === 1 ? "1 show" : `${formatCount(shows, "en")} shows`,
    empty:
      "No show is in the repertoire yet. It fills as soon as a member whose agreement is signed has delivered its performances and sold a first ticket.",
    controls: {search: "Search a title, a venue, a city", sort: "Sort", none: "No show"}
  }
} as const;
