/** Five key figures of the season: value, strip against last season and peers, and both in words. */
import {
  metricMovement,
  minimumForRate,
  minimumForTitle,
  thresholdOf
} from "../vocabulary/findings.js";
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatRate,
  formatSeason,
  formatSignedCount
} from "../vocabulary/format.js";
import {intervalOf} from "../vocabulary/interval.js";
import {labels} from "../vocabulary/labels.js";
import type {Language, Text} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import {namePeerGroup} from "../vocabulary/peerGroups.js";
import type {PeerRow, SeasonSummaryRow} from "../vocabulary/rows.js";
import type {Setting} from "./charts/chart.js";
import {compareSeasons} from "./charts/compare.js";
import {strip} from "./charts/shapes/strip.js";
import {toHtml} from "./html.js";
import {mark} from "./mark.js";

export interface FiguresOptions {
  document: Document;
}

/** The season's five figures and how each is shown. */
const figures: readonly Figure[] = [
  {
    metric: "ticketsSold",
    of: (row) => row.ticketsSold,
    difference: salesDifference,
    missing: () => null
  },
  {
    metric: "occupancyRate",
    of: (row) => row.occupancyRate,
    missing: () => ({fr: "nombre de sièges absent", en: "number of seats missing"})
  },
  {
    metric: "averageTicketPriceCents",
    of: (row) => row.averageTicketPriceCents,
    missing: () => ({fr: "aucun billet payant", en: "no paid ticket"})
  },
  {
    metric: "firstTimeRate",
    of: (row) => row.firstTimeRate,
    base: (row) => row.uniqueBuyers,
    missing: () => ({fr: "moins de 12 mois d’historique", en: "under 12 months of history"})
  },
  {
    metric: "retentionRate",
    of: (row) => row.retentionRate,
    base: (row) => row.retentionBase,
    missing: () => ({fr: "aucune saison ouverte antérieure", en: "no earlier open season"})
  }
];

interface Figure {
  metric: MetricId;
  of: (row: SeasonSummaryRow) => number | null;
  /** Persons the rate rests on. */
  base?: (row: SeasonSummaryRow) => number | null;
  difference?: (value: number, base: number, language: Language) => string;
  /** Why it cannot be computed. */
  missing: () => Text | null;
}

/** A share of the base as long as it is one; beyond, the tickets themselves say more. */
function salesDifference(value: number, base: number, language: Language): string {
  const change = (value - base) / base;
  return Math.abs(change) < 1
    ? formatChange(change, language, 1)
    : formatSignedCount(value - base, language);
}

/** HTML of the figures, and above them the key of their marks. */
export function keyFigures(
  rows: readonly SeasonSummaryRow[],
  setting: Setting,
  {document}: FiguresOptions
): string {
  const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
  const current = now[0];
  if (!current) return "";
  const shown = figures.map((figure) =>
    renderFigure(figure, current, before[0] ?? null, setting, document)
  );
  return `${renderKey(baseline, setting)}<dl class="key-figures">${shown.join("")}</dl>`;
}

function renderFigure(
  figure: Figure,
  current: SeasonSummaryRow,
  base: SeasonSummaryRow | null,
  setting: Setting,
  document: Document
): string {
  const {language} = setting;
  const name = `<dt>${toHtml(shortLabel(figure.metric, language))}</dt>`;
  const value = figure.of(current);
  const persons = figure.base?.(current) ?? null;
  if (value === null) return `<div>${name}${notComputable(figure, language)}</div>`;
  if (persons !== null && persons < minimumForRate)
    return `<div>${name}<dd class="value-missing">${toHtml(tooFew(persons, language))}</dd></div>`;
  const last = base ? figure.of(base) : null;
  const peer = peerOf(figure.metric, setting);
  if (persons !== null && persons < minimumForTitle)
    return `<div>${name}${uncertain(value, persons, language)}</div>`;
  const told = (number: number, l: Language) => formatMetric(number, figure.metric, l);
  return (
    `<div>${name}<dd class="value">${toHtml(told(value, language))}</dd>` +
    renderStrips({value, last, peer}, figure, told, setting, document) +
    `<dd class="compared">${toLast(figure, value, base, told, language)}${toPeers(value, peer, told, language)}</dd></div>`
  );
}

/** From 30 to 99 persons: « environ », and the interval rather than a difference. */
function uncertain(rate: number, n: number, language: Language): string {
  const {low, high} = intervalOf(rate, n);
  const [from, to] = [formatRate(low, language), formatRate(high, language)];
  const between =
    language === "fr"
      ? `entre ${from} et ${to}, n\u00A0=\u00A0${n}`
      : `between ${from} and ${to}, n\u00A0=\u00A0${n}`;
  return (
    `<dd class="value uncertain">${labels.about[language]} ${toHtml(formatRate(rate, language))}</dd>` +
    `<dd class="compared"><span></span><span>${toHtml(between)}</span></dd>`
  );
}

interface Values {
  value: number;
  last: number | null;
  peer: PeerRow | undefined;
}

function renderStrips(
  {value, last, peer}: Values,
  figure: Figure,
  told: (value: number, language: Language) => string,
  {language}: Setting,
  document: Document
): string {
  if (last === null && !peer?.median) return "";
  const description = [
    `${shortLabel(figure.metric, language)}: ${told(value, language)}`,
    ...(last === null ? [] : [`${labels.lastSeason[language]} ${told(last, language)}`]),
    ...(peer?.median ? [`${labels.peers[language]} ${told(peer.median, language)}`] : [])
  ].join(", ");
  const drawn = [188, 352].map(
    (width) =>
      `<div class="strip at-${width}">${strip({document, width}, description, {value, last, peer, stable: thresholdOf(metrics[figure.metric].unit, value)}).outerHTML}</div>`
  );
  return `<dd class="strips">${drawn.join("")}</dd>`;
}

function toLast(
  figure: Figure,
  value: number,
  base: SeasonSummaryRow | null,
  told: (value: number, language: Language) => string,
  language: Language
): string {
  const last = base ? figure.of(base) : null;
  if (!base || last === null) return "";
  const season = formatSeason(base.season, language);
  const then = told(last, language);
  const movement = metricMovement(value, last, figure.metric);
  const difference = figure.difference
    ? figure.difference(value, last, language)
    : formatDifference(value - last, figure.metric, language);
  const text =
    movement === "stable"
      ? `<b>${labels.stable[language]}</b>, ${toHtml(then)} ${inSeason[language]} ${toHtml(season)}`
      : `<b>${toHtml(difference)}</b> ${from[language]} ${toHtml(then)} ${inSeason[language]} ${toHtml(season)}`;
  return `<span>${mark("last")}</span><span>${text}</span>`;
}

const from = {fr: "sur", en: "from"};
const inSeason = {fr: "en", en: "in"};

function toPeers(
  value: number,
  peer: PeerRow | undefined,
  told: (value: number, language: Language) => string,
  language: Language
): string {
  if (!peer?.median) return "";
  const colon = language === "fr" ? "\u00A0:" : ":";
  const place = placeAmong(value, peer, language);
  return `<span>${mark("peer")}</span><span>${labels.peers[language]} ${toHtml(told(peer.median, language))}${place ? `${colon} ${place}` : ""}</span>`;
}

/** Where a value stands among its peers, in words; empty where no quartile is published. */
export function placeAmong(
  value: number,
  {lowerQuartile, upperQuartile}: Pick<PeerRow, "lowerQuartile" | "upperQuartile">,
  language: Language
): string {
  if (lowerQuartile === null || upperQuartile === null) return "";
  if (value < lowerQuartile)
    return language === "fr" ? "sous le premier quart" : "below the first quartile";
  if (value > upperQuartile)
    return language === "fr" ? "dans le quart supérieur" : "in the top quarter";
  return language === "fr" ? "dans la moitié centrale" : "in the middle half";
}

/** A total says how large an organization is, not how it does: only rates and prices meet their peers. */
const peerOf = (metric: MetricId, {peers, snapshot}: Setting): PeerRow | undefined =>
  peers?.find(
    (row) =>
      metrics[metric].unit !== "count" &&
      row.metric === metric &&
      row.season === snapshot.currentSeason &&
      row.stage === "sameStage" &&
      row.status === "published"
  );

function notComputable({missing}: Figure, language: Language): string {
  const reason = missing()?.[language];
  const colon = language === "fr" ? "\u00A0:" : ":";
  const text = `${labels.notComputable[language]}${reason ? `${colon} ${reason}` : ""}`;
  return `<dd class="value-missing"><span class="not-computable">${toHtml(text)}</span></dd>`;
}

const tooFew = (persons: number, language: Language): string =>
  language === "fr"
    ? `trop peu pour un taux (n\u00A0=\u00A0${persons})`
    : `too few for a rate (n = ${persons})`;

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
