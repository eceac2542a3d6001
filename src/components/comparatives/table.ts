/** One peer group in one season: each metric against the published middle; never a name, a rank or an extreme. */
import {metricMovement, thresholdOf} from "../../vocabulary/findings.js";
import {
  formatChange,
  formatDifference,
  formatMetric,
  formatSeason
} from "../../vocabulary/format.js";
import {labels, reasons} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeRow, PeerGroupRow, PeerRow, Stage} from "../../vocabulary/rows.js";
import type {Season} from "../../vocabulary/season.js";
import type {Setting} from "../charts/chart.js";
import {baselineOf} from "../charts/compare.js";
import {strip} from "../charts/shapes/strip.js";
import {toHtml} from "../html.js";
import {mark} from "../mark.js";
import {type ComparativesRows, type Compared, parts, settingIn} from "./choice.js";

export type TableChoice = Omit<Compared, "metric">;

interface Table {
  rows: ComparativesRows;
  choice: TableChoice;
  language: Language;
  baseline: Season | null;
  document: Document;
}

/** HTML of the table. */
export function renderComparison(
  rows: ComparativesRows,
  choice: TableChoice,
  setting: Setting,
  document: Document
): string {
  const {language} = setting;
  const table: Table = {
    rows,
    choice,
    language,
    baseline: baselineIn(rows, choice.season, setting),
    document
  };
  const name = toHtml(namePeerGroup(choice.peerGroup, language));
  const columns = head(table).map(
    (text, place) =>
      `<th scope="col"${place === 0 || place === 3 ? "" : ' class="number"'}>${toHtml(text)}</th>`
  );
  return (
    `<div class="table" tabindex="0" role="region" aria-label="${name}"><table class="comparatives"><caption class="unseen">${name}</caption>` +
    `<thead><tr>${columns.join("")}</tr></thead>${parts.map((part) => renderPart(part, table)).join("")}</table></div>`
  );
}

/** The season that a season is compared with. */
export const baselineIn = (
  {season_metrics}: ComparativesRows,
  season: Season,
  setting: Setting
): Season | null =>
  baselineOf(
    season_metrics.map((row) => row.season),
    settingIn(setting, season).snapshot
  );

function head({language, baseline}: Table): string[] {
  const base = baseline ? formatSeason(baseline, language) : labels.lastSeason[language];
  return language === "fr"
    ? ["Indicateur", "Vous", base, "Vous et la moitié centrale", "Médiane des pairs, écart"]
    : ["Metric", "You", base, "You and the middle half", "Peer median, gap"];
}

function renderPart({title, metrics: ids}: (typeof parts)[number], table: Table): string {
  const {season_metrics} = table.rows;
  const lines = ids
    .filter((metric) => season_metrics.some((row) => row.metric === metric))
    .map((metric) => renderLine(metric, table));
  if (lines.length === 0) return "";
  return `<tbody><tr><th colspan="5" scope="rowgroup" class="part">${title[table.language]}</th></tr>${lines.join("")}</tbody>`;
}

function renderLine(metric: MetricId, table: Table): string {
  const {rows, choice, language, baseline} = table;
  const {stage} = choice;
  const value = ownValue(rows, metric, choice.season, stage);
  const last = baseline === null ? null : ownValue(rows, metric, baseline, stage);
  const row = comparativeOf(rows, {...choice, metric});
  const group = rows.peer_groups.find(
    (one) =>
      one.peerGroup === choice.peerGroup && one.season === choice.season && one.stage === stage
  );
  return (
    `<tr><th scope="row">${toHtml(metrics[metric].label[language])}</th>` +
    `<td class="number" data-label="${labels.you[language]}">${valueCell(value, metric, language)}</td>` +
    `<td class="number" data-label="${baseline === null ? labels.lastSeason[language] : formatSeason(baseline, language)}">${toHtml(last === null ? "–" : formatMetric(last, metric, language))}</td>` +
    `<td>${value === null ? "" : renderStrip({value, last, row}, metric, table)}</td>` +
    `<td class="number" data-label="${labels.peerMedian[language]}">${peerCell(row, value, group, language)}</td></tr>`
  );
}

const ownValue = (
  {season_metrics}: ComparativesRows,
  metric: MetricId,
  season: Season,
  stage: Stage
): number | null =>
  season_metrics.find(
    (row) => row.metric === metric && row.season === season && row.stage === stage
  )?.value ?? null;

export const comparativeOf = (
  {comparatives}: ComparativesRows,
  {season, stage, peerGroup, metric}: Compared
): ComparativeRow | undefined =>
  comparatives.find(
    (row) =>
      row.metric === metric &&
      row.peerGroup === peerGroup &&
      row.season === season &&
      row.stage === stage
  );

const valueCell = (value: number | null, metric: MetricId, language: Language): string =>
  value === null
    ? `<span class="not-computable">${labels.notComputable[language]}</span>`
    : `<b>${toHtml(formatMetric(value, metric, language))}</b>`;

interface Values {
  value: number;
  last: number | null;
  row: ComparativeRow | undefined;
}

function renderStrip(
  {value, last, row}: Values,
  metric: MetricId,
  {language, document}: Table
): string {
  const texts = [
    `${labels.you[language]} ${formatMetric(value, metric, language)}`,
    ...(row ? [`${labels.peers[language]} ${formatMetric(row.median, metric, language)}`] : [])
  ];
  return strip({document, width: 240}, texts.join(", "), {
    value,
    last,
    peer: row as unknown as PeerRow | undefined,
    stable: thresholdOf(metrics[metric].unit, value)
  }).outerHTML;
}

/** Median, gap and place in words; or why there is none. */
function peerCell(
  row: ComparativeRow | undefined,
  value: number | null,
  group: PeerGroupRow | undefined,
  language: Language
): string {
  if (!row && value === null) return "–";
  if (!row) {
    const why = reasons[group?.reason ?? "confidentiality"][language];
    return `<span class="masked">${labels.masked[language]}${language === "fr" ? "\u00A0:" : ":"} ${toHtml(why)}</span>`;
  }
  const median = formatMetric(row.median, row.metric, language);
  const pending = row.isPending ? `<br><span class="gap">${labels.pending[language]}</span>` : "";
  return `<b>${toHtml(median)}</b><br><span class="gap">${toHtml(gapText(row, language))}</span>${pending}`;
}

function gapText(row: ComparativeRow, language: Language): string {
  if (metricMovement(row.value, row.median, row.metric) === "stable")
    return labels.stable[language];
  const gap =
    metrics[row.metric].unit === "rate"
      ? formatDifference(row.value - row.median, row.metric, language)
      : formatChange((row.value - row.median) / row.median, language);
  const place = placeOf(row, language);
  return place ? `${gap}, ${place}` : gap;
}

function placeOf(
  {value, lowerQuartile, upperQuartile}: ComparativeRow,
  language: Language
): string {
  if (lowerQuartile === null || upperQuartile === null)
    return language === "fr" ? "quartiles masqués" : "quartiles masked";
  if (value < lowerQuartile)
    return language === "fr" ? "sous le premier quart" : "below the first quartile";
  if (value > upperQuartile)
    return language === "fr" ? "dans le quart supérieur" : "in the top quarter";
  return language === "fr" ? "dans la moitié centrale" : "in the middle half";
}

/** What the marks of the strips stand for. */
export function renderKey(baseline: Season | null, stage: Stage, {language}: Setting): string {
  const at = stage === "final" ? labels.fullSeason[language] : labels.sameDate[language];
  const last = baseline
    ? `<span>${mark("last")} ${toHtml(formatSeason(baseline, language))}, ${at}</span>`
    : "";
  const and = language === "fr" ? "et" : "and";
  return (
    `<p class="key"><span>${mark("own")} ${labels.you[language]}</span>${last}` +
    `<span>${mark("peer")} ${labels.peerMedian[language]} ${and} ${labels.middleHalf[language]}</span></p>`
  );
}
