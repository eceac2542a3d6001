/** The comparatives' page as it is built: a choice drawn in full, its controls, and every group for readers without a script. */
import {colon, metricMovement, numberWord} from "../../vocabulary/findings.js";
import {capitalize, formatCounted} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {MetricId} from "../../vocabulary/metrics.js";
import {namePeerGroup} from "../../vocabulary/peerGroups.js";
import type {ComparativeRow} from "../../vocabulary/rows.js";
import {carriedSetting} from "../carriedSetting.js";
import type {Absence, Chart, Exhibit, Setting} from "../charts/chart.js";
import {escapeHtml, toHtml} from "../html.js";
import {inLanguage} from "../notebooks/notebook.js";
import {placeChart} from "../placeChart.js";
import {provenance} from "../provenance.js";
import {
  type ComparativesRows,
  type Compared,
  defaultCompared,
  groupOptions,
  metricOptions,
  type Option,
  parts,
  seasonOptions
} from "./choice.js";
import {metricFigure} from "./metricFigure.js";
import {monthFigure} from "./monthFigure.js";
import {baselineIn, comparativeOf, renderComparison, renderKey} from "./table.js";

/** HTML of the whole: controls, the default choice, then the other groups, hidden where a script answers. */
export function comparatives(
  rows: ComparativesRows,
  setting: Setting,
  {document}: {document: Document}
): string {
  const {language} = setting;
  const choice = defaultCompared(rows, setting);
  if (!choice) return `<p class="lede">${nothing[language]}</p>`;
  const own = carriedSetting(setting);
  return (
    `${renderControls(rows, choice, setting)}` +
    `<div id="compared" data-setting="${escapeHtml(JSON.stringify(own))}">${renderCompared(rows, choice, setting, document)}</div>` +
    `<p id="compared-status" class="unseen" role="status"></p>` +
    renderOthers(rows, choice, setting, document)
  );
}

const nothing = {
  fr: "Aucune comparaison n’est publiable pour votre organisme cette saison.",
  en: "No comparison can be published for your organization this season."
};

/** What a choice shows: at build and, in the browser, when another group or season is chosen. */
function renderCompared(
  rows: ComparativesRows,
  choice: Compared,
  setting: Setting,
  document: Document
): string {
  const {language} = setting;
  return (
    `<div id="comparison">${renderGroup(rows, choice, setting, document)}</div>` +
    `<div class="two-thirds after"><div id="metric-figure">${renderMetric(rows, choice, setting, document)}</div>${renderReading(language)}</div>`
  );
}

/** The group's table under its finding. */
export function renderGroup(
  rows: ComparativesRows,
  choice: Compared,
  setting: Setting,
  document: Document
): string {
  const {language} = setting;
  const baseline = baselineIn(rows, choice.season, setting);
  const name = namePeerGroup(choice.peerGroup, language);
  return (
    `<section class="figure"><h2>${toHtml(summary(rows, choice, language))}</h2>` +
    `<p class="subline">${toHtml(`${labels.peers[language]}${colon(language)} ${name}`)}</p>` +
    `${renderKey(baseline, choice.stage, setting)}${renderComparison(rows, choice, setting, document)}` +
    `<div class="more">${provenance(told(rows), {mart: "comparatives", base: membersOf(rows, choice, language)}, setting)}</div></section>`
  );
}

/** The metrics of the table that the reader has a value for. */
const told = ({season_metrics}: ComparativesRows): MetricId[] =>
  parts
    .flatMap(({metrics}): MetricId[] => [...metrics])
    .filter((metric) => season_metrics.some((row) => row.metric === metric));

/** « ville, Rimouski, 12 organismes » */
function membersOf(
  {peer_groups}: ComparativesRows,
  {peerGroup, season, stage}: Compared,
  language: Language
): string {
  const group = peer_groups.find(
    (one) => one.peerGroup === peerGroup && one.season === season && one.stage === stage
  );
  const members = group ? `, ${formatCounted(group.members, "organization", language)}` : "";
  return `${namePeerGroup(peerGroup, language)}${members}`;
}

/** One metric over the seasons, and month by month where that is published. */
export function renderMetric(
  rows: ComparativesRows,
  choice: Compared,
  setting: Setting,
  document: Document
): string {
  const place = (exhibit: Exhibit | Absence): string => {
    const figure: Chart = {
      id: "comparatives",
      mart: "comparatives",
      metrics: [choice.metric],
      exhibit: () => exhibit
    };
    return placeChart(figure, [], setting, {document});
  };
  const months = monthFigure(rows.comparative_months, choice, setting);
  return `${place(metricFigure(rows, choice, setting))}${months ? place(months) : ""}`;
}

/** « Sur neuf indicateurs, cinq sont dans la moitié centrale de vos pairs, deux au-dessus, deux au-dessous ». */
export function summary(rows: ComparativesRows, choice: Compared, language: Language): string {
  const told = parts
    .flatMap(({metrics}) => metrics.map((metric) => comparativeOf(rows, {...choice, metric})))
    .filter((row) => row !== undefined);
  const count = (side: Side): number => told.filter((row) => sideOf(row) === side).length;
  const [like, above, below] = [count("like"), count("above"), count("below")];
  if (told.length === 0) return nothing[language];
  const all = numberWord(told.length, language);
  const metrics = inLanguage(
    language,
    `Sur ${all} ${told.length < 2 ? "indicateur" : "indicateurs"}`,
    `Of ${all} ${told.length === 1 ? "metric" : "metrics"}`
  );
  const clauses = (
    [
      [like, "like"],
      [above, "above"],
      [below, "below"]
    ] as const
  )
    .filter(([number]) => number > 0)
    .map(([number, side], place) => clause(number, side, place === 0, language));
  return `${metrics}, ${clauses.join(", ")}`;
}

/** The first says of what; the others are read with it. */
function clause(number: number, side: Side, isFirst: boolean, language: Language): string {
  const isOne = language === "fr" ? number < 2 : number === 1;
  const words = sides[side][language];
  const where = isOne ? words.one : words.many;
  const said = numberWord(number, language);
  if (!isFirst) return `${said} ${where}`;
  const is = inLanguage(language, isOne ? "est" : "sont", isOne ? "is" : "are");
  return `${said} ${is} ${where} ${inLanguage(language, "du milieu de vos pairs", "the middle of your peers")}`;
}

const sides = {
  like: {
    fr: {one: "proche", many: "proches"},
    en: {one: "close to", many: "close to"}
  },
  above: {
    fr: {one: "au-dessus", many: "au-dessus"},
    en: {one: "above", many: "above"}
  },
  below: {
    fr: {one: "au-dessous", many: "au-dessous"},
    en: {one: "below", many: "below"}
  }
};

type Side = "like" | "above" | "below";

/** In the middle half where it is published, else within the threshold of the median. */
function sideOf({value, median, lowerQuartile, upperQuartile, metric}: ComparativeRow): Side {
  const isLike =
    lowerQuartile !== null && upperQuartile !== null
      ? value >= lowerQuartile && value <= upperQuartile
      : metricMovement(value, median, metric) === "stable";
  return isLike ? "like" : value > median ? "above" : "below";
}

function renderReading(language: Language): string {
  const [title, body, masked, missing] = inLanguage(
    language,
    "Ce que vous voyez de vos pairs|La médiane dès cinq organismes, les quartiles dès dix, arrondis. Jamais un nom, un rang, un minimum ou un maximum\u00A0: ce seraient les chiffres d’un seul organisme.|la valeur existe, mais la montrer révélerait celle d’un organisme.|il manque une donnée à vos livraisons.",
    "What you see of your peers|The median from five organizations, quartiles from ten, rounded. Never a name, a rank, a minimum or a maximum: those would be one organization’s figures.|the value exists, but showing it would reveal an organization’s own.|a datum is missing from your deliveries."
  ).split("|");
  return (
    `<aside class="provenance"><h2>${title}</h2><p>${body}</p>` +
    `<p><span class="masked">${labels.masked[language]}</span>${colon(language)} ${masked}</p>` +
    `<p><span class="not-computable">${labels.notComputable[language]}</span>${colon(language)} ${missing}</p></aside>`
  );
}

function renderControls(rows: ComparativesRows, choice: Compared, setting: Setting): string {
  const {language} = setting;
  return (
    `<form id="compare" class="compare" autocomplete="off"><fieldset><legend>${words.group[language]}</legend>` +
    `<div id="compare-groups" class="choices">${renderGroups(groupOptions(rows, choice, setting), choice.peerGroup)}</div></fieldset>` +
    `<div class="selects"><label>${labels.season[language]} ${renderSelect("season", seasonOptions(rows, setting), `${choice.season} ${choice.stage}`)}</label>` +
    `<label>${words.metric[language]} ${renderSelect("metric", metricOptions(rows, language), choice.metric)}</label></div></form>`
  );
}

const words = {
  group: {fr: "Groupe de pairs", en: "Peer group"},
  metric: {fr: "Indicateur du graphique", en: "Metric of the chart"},
  others: {fr: "Vos autres groupes de pairs", en: "Your other peer groups"}
};

/** Radios as cards; again in the browser when another season has other groups. */
export const renderGroups = (options: readonly Option[], chosen: string): string =>
  options
    .map(
      ({value, label, note = "", isDisabled}) =>
        `<label class="choice"><input type="radio" name="group" value="${escapeHtml(value)}"${value === chosen ? " checked" : ""}${isDisabled ? " disabled" : ""}>` +
        `<span>${toHtml(capitalize(label))}<small>${toHtml(note)}</small></span></label>`
    )
    .join("");

const renderSelect = (name: string, options: readonly Option[], chosen: string): string =>
  `<select name="${name}">${options.map(({value, label}) => `<option value="${escapeHtml(value)}"${value === chosen ? " selected" : ""}>${escapeHtml(label)}</option>`).join("")}</select>`;

/** Without a script nothing can be chosen: the other groups of the season follow, closed. */
function renderOthers(
  rows: ComparativesRows,
  choice: Compared,
  setting: Setting,
  document: Document
): string {
  const {language} = setting;
  const others = groupOptions(rows, choice, setting).filter(
    ({value, isDisabled}) => !isDisabled && value !== choice.peerGroup
  );
  if (others.length === 0) return "";
  const tables = others.map(
    ({value, label, note}) =>
      `<details class="group"><summary><h3>${toHtml(capitalize(label))}</h3> <span>${toHtml(note ?? "")}</span></summary>` +
      `${renderComparison(rows, {...choice, peerGroup: value}, setting, document)}</details>`
  );
  return `<section class="unscripted figure"><h2>${words.others[language]}</h2>${tables.join("")}</section>`;
}
