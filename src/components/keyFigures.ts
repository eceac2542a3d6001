/** Five key figures of the season: value, strip against last season and peers, and both in words. */
import {thresholdOf} from "../vocabulary/findings.js";
import {formatCounted, formatMetric, formatSeason} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import type {Language} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import {namePeerGroup} from "../vocabulary/peerGroups.js";
import type {PeerRow, SeasonSummaryRow} from "../vocabulary/rows.js";
import type {Setting} from "./charts/chart.js";
import {compareSeasons} from "./charts/compare.js";
import {strip} from "./charts/shapes/strip.js";
import {toHtml} from "./html.js";
import {
  type Change,
  type KeyFigure,
  keyFigure,
  peersText,
  type SummaryMetric
} from "./keyFigure.js";
import {mark} from "./mark.js";
import {provenance} from "./provenance.js";

export interface FiguresOptions {
  document: Document;
}

const shown = [
  "ticketsSold",
  "occupancyRate",
  "averageTicketPriceCents",
  "firstTimeRate",
  "retentionRate"
] as const satisfies readonly SummaryMetric[];

/** HTML of the figures, and above them the key of their marks. */
export function keyFigures(
  rows: readonly SeasonSummaryRow[],
  setting: Setting,
  {document}: FiguresOptions
): string {
  const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
  const current = now[0];
  if (!current) return "";
  const pair = {current, baseline: before[0] ?? null, peers: setting.peers ?? []};
  const figures = shown.map((metric) =>
    renderFigure(metric, keyFigure(metric, pair, setting.language), setting.language, document)
  );
  const origin = {mart: "season_summary", base: baseText(current, setting.language)} as const;
  return (
    `${renderKey(baseline, setting)}<dl class="key-figures">${figures.join("")}</dl>` +
    `<div class="more">${provenance(shown, origin, setting)}</div>`
  );
}

/** « n = 46 représentations tenues, 3 120 acheteurs ». */
function baseText({performancesHeld, uniqueBuyers}: SeasonSummaryRow, language: Language): string {
  const performances = formatCounted(performancesHeld, "performance", language);
  return `n\u00A0=\u00A0${performances}, ${formatCounted(uniqueBuyers, "buyer", language)}`;
}

function renderFigure(
  metric: MetricId,
  figure: KeyFigure,
  language: Language,
  document: Document
): string {
  const name = `<dt>${toHtml(shortLabel(metric, language))}</dt>`;
  const {value, missing, interval, change, peer} = figure;
  if (value === null)
    return `<div>${name}<dd class="value-missing"><span class="not-computable">${toHtml(missing)}</span></dd></div>`;
  const told = toHtml(formatMetric(value, metric, language));
  if (interval)
    return (
      `<div>${name}<dd class="value uncertain">${labels.about[language]} ${told}</dd>` +
      `<dd class="compared"><span></span><span>${toHtml(interval)}</span></dd></div>`
    );
  return (
    `<div>${name}<dd class="value">${told}</dd>${renderStrips(metric, figure, language, document)}` +
    `<dd class="compared">${change ? renderChange(change, language) : ""}${peer ? renderPeers(value, metric, peer, language) : ""}</dd></div>`
  );
}

function renderStrips(
  metric: MetricId,
  {value, last, peer}: KeyFigure,
  language: Language,
  document: Document
): string {
  if (value === null || (last === null && peer === null)) return "";
  const told = (number: number): string => formatMetric(number, metric, language);
  const description = [
    `${shortLabel(metric, language)}: ${told(value)}`,
    ...(last === null ? [] : [`${labels.lastSeason[language]} ${told(last)}`]),
    ...(peer ? [`${labels.peers[language]} ${told(peer.median!)}`] : [])
  ].join(", ");
  const stable = thresholdOf(metrics[metric].unit, value);
  const drawn = [188, 352].map(
    (width) =>
      `<div class="strip at-${width}">${strip({document, width}, description, {value, last, peer: peer ?? undefined, stable}).outerHTML}</div>`
  );
  return `<dd class="strips">${drawn.join("")}</dd>`;
}

function renderChange({isStable, difference, was, when}: Change, language: Language): string {
  const then = `${toHtml(was)} ${toHtml(when)}`;
  const text = `<b>${toHtml(difference)}</b>${isStable ? "," : ` ${labels.from[language]}`} ${then}`;
  return `<span>${mark("last")}</span><span>${text}</span>`;
}

const renderPeers = (value: number, metric: MetricId, peer: PeerRow, language: Language): string =>
  `<span>${mark("peer")}</span><span>${toHtml(peersText(value, metric, peer, language))}</span>`;

/** Without the parenthesis: « Billets vendus ». */
const shortLabel = (metric: MetricId, language: Language): string =>
  metrics[metric].label[language].replace(/\s*\(.*\)$/, "");

/** « Pairs (région, Montréal) : médiane et moitié centrale ». */
function peersKey({peerGroup}: PeerRow, language: Language): string {
  const group = namePeerGroup(peerGroup, language);
  return language === "fr"
    ? `Pairs (${group})\u00A0: médiane et moitié centrale`
    : `Peers (${group}): median and middle half`;
}

function renderKey(baseline: string | null, {language, peers}: Setting): string {
  const last = baseline
    ? `<span>${mark("last")} ${toHtml(formatSeason(baseline, language))}, ${labels.sameDate[language]}</span>`
    : "";
  const others = peers?.[0]
    ? `<span>${mark("peer")} ${toHtml(peersKey(peers[0], language))}</span>`
    : "";
  return `<p class="key"><span>${mark("own")} ${labels.you[language]}</span>${last}${others}</p>`;
}
