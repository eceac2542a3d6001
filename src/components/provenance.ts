/** « D’où vient ce chiffre? »: what each metric is, what it rests on, beside whom, and the query and snapshot it was read from. */
import {formatCounted} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import type {Language} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import {namePeerGroup} from "../vocabulary/peerGroups.js";
import type {MartName, PeerRow} from "../vocabulary/rows.js";
import type {Setting} from "./charts/chart.js";
import {escapeHtml, toHtml} from "./html.js";
import {hrefOfQuery} from "./queries.js";

export interface Origin {
  mart: MartName;
  /** What the figures rest on: n, and what is left out. */
  base: string;
}

/** HTML: definition, formula and source of each metric, the base, the peers, the query and the snapshot, behind a summary. */
export function provenance(
  ids: readonly MetricId[],
  {mart, base}: Origin,
  {language, snapshot, peers = []}: Setting
): string {
  const peer = peers.find((row) => ids.includes(row.metric));
  return disclose(
    labels.whereFrom[language],
    `<dl class="provenance">${ids.map((id) => metricEntry(id, language)).join("")}` +
      `<dt>${labels.base[language]}</dt><dd>${toHtml(base)}</dd>` +
      peersEntry(peer, language) +
      `<dt>${labels.query[language]}</dt><dd><a href="${hrefOfQuery(mart, language)}"><code>${toHtml(mart)}</code></a></dd>` +
      `<dt>${labels.snapshot[language]}</dt><dd><code>${toHtml(snapshot.id)}</code></dd></dl>`
  );
}

/** HTML of what a reader may open. */
export const disclose = (summary: string, content: string): string =>
  `<details><summary>${escapeHtml(summary)}</summary>${content}</details>`;

function metricEntry(id: MetricId, language: Language): string {
  const {label, definition, formula, source} = metrics[id];
  return (
    `<dt>${toHtml(label[language])}</dt><dd>${toHtml(definition[language])}</dd>` +
    `<dd>${labels.formula[language]}${colon(language)} ${toHtml(formula[language])}. ${labels.source[language]}${colon(language)} ${toHtml(source)}.</dd>`
  );
}

/** Which group the peers' figures are of, and how many organizations are in it. */
function peersEntry(peer: PeerRow | undefined, language: Language): string {
  if (!peer?.organizations) return "";
  const members = formatCounted(peer.organizations, "organization", language);
  return `<dt>${labels.peers[language]}</dt><dd>${toHtml(`${namePeerGroup(peer.peerGroup, language)}, ${members}`)}</dd>`;
}

const colon = (language: Language): string => (language === "fr" ? "\u00A0:" : ":");
