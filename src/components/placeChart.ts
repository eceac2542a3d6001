/** A chart as it stands on a page: finding, drawing at each width, note, its table, and where it comes from. */

import {formatCounted} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import type {Language} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import {namePeerGroup} from "../vocabulary/peerGroups.js";
import type {MartName, MartRows, PeerRow} from "../vocabulary/rows.js";
import type {Absence, Chart, Exhibit, Setting} from "./charts/chart.js";
import {escapeHtml, toHtml} from "./html.js";
import {hrefOfQuery} from "./queries.js";
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
    disclose(labels.whereFrom[language], provenance(ids, mart, exhibit.note, setting)) +
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

const disclose = (summary: string, content: string): string =>
  `<details><summary>${escapeHtml(summary)}</summary>${content}</details>`;

/** Definition, formula and source of each metric, the base, the peers, the query, and the snapshot the figures were read from. */
function provenance(
  ids: readonly MetricId[],
  mart: MartName,
  note: string,
  {language, snapshot, peers = []}: Setting
): string {
  const entries = ids.map((id) => {
    const {label, definition, formula, source} = metrics[id];
    return (
      `<dt>${toHtml(label[language])}</dt><dd>${toHtml(definition[language])}</dd>` +
      `<dd>${labels.formula[language]}${colon(language)} ${toHtml(formula[language])}. ${labels.source[language]}${colon(language)} ${toHtml(source)}.</dd>`
    );
  });
  return (
    `<dl class="provenance">${entries.join("")}` +
    `<dt>${labels.base[language]}</dt><dd>${toHtml(note)}</dd>` +
    peersEntry(
      peers.find((row) => ids.includes(row.metric)),
      language
    ) +
    `<dt>${labels.query[language]}</dt><dd><a href="${hrefOfQuery(mart, language)}"><code>${toHtml(mart)}</code></a></dd>` +
    `<dt>${labels.snapshot[language]}</dt><dd><code>${toHtml(snapshot.id)}</code></dd></dl>`
  );
}

/** Which group the peers' figures are of, and how many organizations are in it. */
function peersEntry(peer: PeerRow | undefined, language: Language): string {
  if (!peer?.organizations) return "";
  const members = formatCounted(peer.organizations, "organization", language);
  return `<dt>${labels.peers[language]}</dt><dd>${toHtml(`${namePeerGroup(peer.peerGroup, language)}, ${members}`)}</dd>`;
}

const colon = (language: Language): string => (language === "fr" ? "\u00A0:" : ":");
