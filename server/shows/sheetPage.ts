/** The sheet of a granted show: one table per breakdown, as the disclosure door let it out, the same for both sides. */
import {html} from "hono/html";
import type {GrantedSheet} from "../../loaders/grantedSheet.js";
import type {ShownTable} from "../../loaders/showSheet.js";
import {formatCount, formatDay, formatMoneyShort} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {sheetCategory, sheetTables, unshownReasons} from "../../src/vocabulary/sheets.js";
import type {Html} from "../pages/frame.js";
import {sayShows} from "./words.js";

type Cell = ShownTable["total"];

export function sheetBody(
  {tables, unshown, asOf, minimumPersons}: GrantedSheet,
  language: Language
): Html {
  const say = sayShows(language);
  const notes = unshown.map(
    ({breakdown, reason}) =>
      html`<section><h2>${sheetTables[breakdown].title[language]}</h2><p><span class="masked">${say("notShown")}</span> ${unshownReasons[reason][language]}.</p></section>`
  );
  return html`<p class="soft">${say("dataAsOf")} ${formatDay(asOf, language)}</p>
${tables.length === 0 ? html`<p class="note">${say("emptySheet")}</p>` : ""}
${tables.map((table) => tableSection(table, language))}${notes}
<p><small>${say("sheetNote").replace("{persons}", formatCount(minimumPersons, language))}</small></p>`;
}

function tableSection({breakdown, unit, total, rows}: ShownTable, language: Language): Html {
  const say = sayShows(language);
  const {title, category, value} = sheetTables[breakdown];
  // Weeks before the show read as a curve does: the earliest first.
  const inOrder = breakdown === "weeks" ? rows.toReversed() : rows;
  const most = Math.max(1, ...rows.map((row) => row.value ?? 0));
  const lines = inOrder.map(
    (row) =>
      html`<tr><th scope="row">${sheetCategory(breakdown, row.category!, language)}</th>${cellOf(row, unit, language)}<td class="share">${bar(row, most)}</td></tr>`
  );
  const pending = [total, ...rows].some(({isPending}) => isPending);
  return html`<section><h2>${title[language]}</h2>
<table class="sheet"><thead><tr><th scope="col">${category[language]}</th><th scope="col" class="number">${value[language]}</th><td></td></tr></thead>
<tbody>${lines}<tr class="total"><th scope="row">${say("total")}</th>${cellOf(total, unit, language)}<td></td></tr></tbody></table>
${pending ? html`<small>* ${say("pending")}</small>` : ""}</section>`;
}

function cellOf(cell: Cell, unit: ShownTable["unit"], language: Language): Html {
  const say = sayShows(language);
  if (cell.value === null) {
    const reason = cell.reason === "tooFewPersons" ? "maskedFew" : "masked";
    return html`<td class="number"><span class="masked">${say(reason)}</span></td>`;
  }
  const value =
    unit === "cents" ? formatMoneyShort(cell.value, language) : formatCount(cell.value, language);
  return html`<td class="number">${value}${cell.isPending ? "*" : ""}</td>`;
}

/** The length says again what the figure says; what is masked has none. */
const bar = ({value}: Cell, most: number): Html | "" =>
  value === null
    ? ""
    : html`<svg class="bar-of" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${((100 * value) / most).toFixed(1)}" height="10"/></svg>`;
