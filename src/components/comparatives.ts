/** The comparatives: each metric against the published middle of one peer group; never a name, a rank or an extreme. */
import {metricMovement, thresholdOf} from "../vocabulary/findings.js";
import {
  formatChange,
  formatCounted,
  formatDifference,
  formatMetric,
  formatSeason
} from "../vocabulary/format.js";
import {labels, reasons} from "../vocabulary/labels.js";
import type {Language} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import {namePeerGroup} from "../vocabulary/peerGroups.js";
import type {ComparativeRow, PeerGroupRow, PeerRow, SeasonMetricRow} from "../vocabulary/rows.js";
import type {Season} from "../vocabulary/season.js";
import type {Setting} from "./charts/chart.js";
import {baselineOf} from "./charts/compare.js";
import {strip} from "./charts/shapes/strip.js";
import {toHtml} from "./html.js";
import {mark} from "./mark.js";

export interface ComparativesRows {
  comparatives: readonly ComparativeRow[];
  peer_groups: readonly PeerGroupRow[];
  season_metrics: readonly SeasonMetricRow[];
}

/** What is compared, in two parts; totals say size and are left out. */
const parts = [
  {
    title: {fr: "Remplissage et prix", en: "Houses and price"},
    metrics: ["occupancyRate", "averageTicketPriceCents", "complimentaryRate"]
  },
  {
    title: {fr: "Publics et achat", en: "Audiences and buying"},
    metrics: [
      "firstTimeRate",
      "retentionRate",
      "frequency",
      "partySize",
      "leadTimeDays",
      "captureRate"
    ]
  }
] as const satisfies readonly {title: Record<Language, string>; metrics: readonly MetricId[]}[];

/** HTML: one table per peer group that has something to show, the most alike first; the others in a sentence. */
export function comparatives(
  rows: ComparativesRows,
  setting: Setting,
  {document}: {document: Document}
): string {
  const {snapshot, language} = setting;
  const isNow = (row: {season: Season; stage: string}): boolean =>
    row.season === snapshot.currentSeason && row.stage === "sameStage";
  const groups = rows.peer_groups.filter(isNow).toSorted((a, b) => a.place - b.place);
  const shown = groups.filter((group) =>
    rows.comparatives.some((row) => isNow(row) && row.peerGroup === group.peerGroup)
  );
  if (shown.length === 0) return `<p class="lede">${nothing[language]}</p>`;
  const tables = shown.map((group, place) =>
    renderGroup(group, rows, setting, document, place === 0)
  );
  const hidden = groups.filter((group) => !shown.includes(group));
  return `${renderKey(rows, setting)}${tables.join("")}${renderHidden(hidden, language)}`;
}

const nothing = {
  fr: "Aucune comparaison n’est publiable pour votre organisme cette saison.",
  en: "No comparison can be published for your organization this season."
};

function renderGroup(
  group: PeerGroupRow,
  rows: ComparativesRows,
  setting: Setting,
  document: Document,
  isOpen: boolean
): string {
  const {language} = setting;
  const name = namePeerGroup(group.peerGroup, language);
  const members = formatCounted(group.members, "organization", language);
  const body = parts.map(({title, metrics: ids}) => {
    const lines = ids.map((metric) => renderLine(metric, group, rows, setting, document));
    return `<tbody><tr><th colspan="5" scope="rowgroup" class="part">${title[language]}</th></tr>${lines.join("")}</tbody>`;
  });
  return (
    `<details class="group"${isOpen ? " open" : ""}><summary><h2>${toHtml(`${labels.peers[language]}${language === "fr" ? "\u00A0:" : ":"} ${name}`)}</h2> <span>${toHtml(members)}</span></summary>` +
    `<div class="table" tabindex="0" role="region" aria-label="${toHtml(name)}"><table class="comparatives"><caption class="unseen">${toHtml(name)}</caption>` +
    `<thead><tr>${head(setting, rows)
      .map(
        (text, place) =>
          `<th scope="col"${place === 0 || place === 3 ? "" : ' class="number"'}>${toHtml(text)}</th>`
      )
      .join("")}</tr></thead>${body.join("")}</table></div></details>`
  );
}

function head({language, snapshot}: Setting, {season_metrics}: ComparativesRows): string[] {
  const baseline = baselineOf(
    season_metrics.map((row) => row.season),
    snapshot
  );
  const base = baseline ? formatSeason(baseline, language) : labels.lastSeason[language];
  return language === "fr"
    ? ["Indicateur", "Vous", base, "Vous et la moitié centrale", "Médiane des pairs, écart"]
    : ["Metric", "You", base, "You and the middle half", "Peer median, gap"];
}

function renderLine(
  metric: MetricId,
  group: PeerGroupRow,
  rows: ComparativesRows,
  setting: Setting,
  document: Document
): string {
  const {language, snapshot} = setting;
  const own = metricAt(rows.season_metrics, metric, snapshot.currentSeason);
  const baseline = baselineOf(
    rows.season_metrics.map((row) => row.season),
    snapshot
  );
  const last = baseline ? metricAt(rows.season_metrics, metric, baseline) : undefined;
  const row = rows.comparatives.find(
    (one) =>
      one.metric === metric &&
      one.peerGroup === group.peerGroup &&
      one.season === snapshot.currentSeason &&
      one.stage === "sameStage"
  );
  const value = own?.value ?? null;
  return (
    `<tr><th scope="row">${toHtml(metrics[metric].label[language])}</th>` +
    `<td class="number">${valueCell(value, metric, language)}</td>` +
    `<td class="number">${toHtml(last?.value === null || last === undefined ? "–" : formatMetric(last.value, metric, language))}</td>` +
    `<td>${value === null ? "" : renderStrip(value, last?.value ?? null, row, metric, setting, document)}</td>` +
    `<td class="number">${peerCell(row, group, language)}</td></tr>`
  );
}

const metricAt = (rows: readonly SeasonMetricRow[], metric: MetricId, season: Season) =>
  rows.find((row) => row.metric === metric && row.season === season && row.stage === "sameStage");

const valueCell = (value: number | null, metric: MetricId, language: Language): string =>
  value === null
    ? `<span class="not-computable">${labels.notComputable[language]}</span>`
    : `<b>${toHtml(formatMetric(value, metric, language))}</b>`;

function renderStrip(
  value: number,
  last: number | null,
  row: ComparativeRow | undefined,
  metric: MetricId,
  {language}: Setting,
  document: Document
): string {
  const peer = row as unknown as PeerRow | undefined;
  const texts = [
    `${labels.you[language]} ${formatMetric(value, metric, language)}`,
    ...(row ? [`${labels.peers[language]} ${formatMetric(row.median, metric, language)}`] : [])
  ];
  return strip({document, width: 240}, texts.join(", "), {
    value,
    last,
    peer,
    stable: thresholdOf(metrics[metric].unit, value)
  }).outerHTML;
}

/** Median, gap and place in words; or why there is none. */
function peerCell(
  row: ComparativeRow | undefined,
  {reason}: PeerGroupRow,
  language: Language
): string {
  if (!row) {
    const why = reason ? reasons[reason][language] : reasons.confidentiality[language];
    return `<span class="masked">${labels.masked[language]}${language === "fr" ? "\u00A0:" : ":"} ${toHtml(why)}</span>`;
  }
  const median = formatMetric(row.median, row.metric, language);
  return `<b>${toHtml(median)}</b><br><span class="gap">${toHtml(gapText(row, language))}</span>`;
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

function renderKey(rows: ComparativesRows, {language, snapshot}: Setting): string {
  const baseline = baselineOf(
    rows.season_metrics.map((row) => row.season),
    snapshot
  );
  const last = baseline
    ? `<span>${mark("last")} ${toHtml(formatSeason(baseline, language))}, ${labels.sameDate[language]}</span>`
    : "";
  const and = language === "fr" ? "et" : "and";
  return (
    `<p class="key"><span>${mark("own")} ${labels.you[language]}</span>${last}` +
    `<span>${mark("peer")} ${labels.peerMedian[language]} ${and} ${labels.middleHalf[language]}</span></p>`
  );
}

/** Groups with nothing to publish, by name and reason. */
function renderHidden(groups: readonly PeerGroupRow[], language: Language): string {
  if (groups.length === 0) return "";
  const names = groups.map((group) => {
    const members = formatCounted(group.members, "organization", language);
    return `<li>${toHtml(namePeerGroup(group.peerGroup, language))} <span class="masked">${toHtml(members)}</span></li>`;
  });
  const title = {
    fr: "Groupes trop petits pour être comparés",
    en: "Groups too small to compare with"
  };
  return `<section class="figure"><h2>${title[language]}</h2><ul class="issues">${names.join("")}</ul></section>`;
}
