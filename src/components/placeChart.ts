/** A chart as it stands on a page: finding, drawing at each width, note, its table, and where it comes from. */

import {labels} from "../vocabulary/labels.js";
import type {MartName, MartRows} from "../vocabulary/rows.js";
import type {Absence, Chart, Exhibit, Setting} from "./charts/chart.js";
import {toHtml} from "./html.js";
import {disclose, provenance} from "./provenance.js";
import {renderTable} from "./table.js";

export interface Placing {
  document: Document;
  /** Drawn at each, in px; CSS shows the one that fits. 352 and 724 by default. */
  widths?: readonly number[];
  /** Heading level of the finding, 2 by default. */
  level?: 2 | 3;
}

/** HTML of one figure; an absence is a designed state with what would unlock it. */
export function placeChart<M extends MartName>(
  chart: Chart<M>,
  rows: readonly MartRows[M][],
  setting: Setting,
  placing: Placing
): string {
  const exhibit = chart.exhibit(rows, setting);
  return "absent" in exhibit
    ? placeAbsence(exhibit, placing)
    : placeExhibit(exhibit, chart, setting, placing);
}

function placeExhibit(
  exhibit: Exhibit,
  {metrics: ids, mart}: Pick<Chart, "metrics" | "mart">,
  setting: Setting,
  {document, widths = [352, 724], level = 2}: Placing
): string {
  const {language} = setting;
  const drawings = widths.map((width) => drawAt(exhibit, document, width));
  return (
    `<div class="figure"><h${level}>${toHtml(exhibit.finding)}</h${level}>` +
    `<p class="subline">${toHtml(exhibit.subline)}</p>${drawings.join("")}` +
    `<p class="note">${toHtml(exhibit.note)}</p><div class="more">` +
    disclose(labels.seeTable[language], renderTable(exhibit.table, exhibit.finding)) +
    provenance(ids, {mart, base: exhibit.note}, setting) +
    "</div></div>"
  );
}

function drawAt(exhibit: Exhibit, document: Document, width: number): string {
  const drawing = exhibit.draw({document, width});
  drawing.setAttribute("aria-label", exhibit.description);
  return `<div class="drawing at-${width}">${drawing.outerHTML}</div>`;
}

const placeAbsence = ({absent, unlock}: Absence, {level = 2}: Placing): string =>
  `<div class="figure absent"><h${level}>${toHtml(absent)}</h${level}><p class="masked-box">${toHtml(unlock)}</p></div>`;
