/** Where else the show is given, from the common repertoire: what is on is public, and nobody is counted. */
import {labels} from "../../vocabulary/labels.js";
import type {Setting} from "../charts/chart.js";
import {toHtml} from "../html.js";
import {inLanguage} from "../notebooks/notebook.js";
import {placeOf} from "../repertoire.js";
import {hrefOf} from "../sections.js";
import type {Show} from "./show.js";

const mostListed = 8;

export function renderElsewhere({production, rows}: Show, {language, snapshot}: Setting): string {
  const own = snapshot.organizations.find(
    ({organization}) => organization === production.organization
  )?.name;
  const others = rows.repertoire
    .filter(
      ({productionId, presenter}) => productionId === production.productionId && presenter !== own
    )
    .toSorted((a, b) => b.firstOn.localeCompare(a.firstOn));
  const items = others
    .slice(0, mostListed)
    .map((row) => `<li>${toHtml(placeOf(row, language))}</li>`);
  const body =
    items.length > 0
      ? `<ul class="issues">${items.join("")}</ul>`
      : `<p>${inLanguage(language, "Aucun autre membre ne l’a présenté.", "No other member has presented it.")}</p>`;
  const title = inLanguage(language, "Ailleurs dans le collectif", "Elsewhere in the collective");
  return `<section class="figure"><h2>${title}</h2>${body}<p><a href="${hrefOf(language, {path: "repertoire"})}">${labels.repertoire[language]}</a></p></section>`;
}
