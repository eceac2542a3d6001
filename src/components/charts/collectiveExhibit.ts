/** What the collective's breakdowns share: published values by category, masked ones hatched with their reason. */
import {minimumPeers, noFinding, shareFinding} from "../../vocabulary/findings.js";
import {formatCounted, formatMetric, formatSeason} from "../../vocabulary/format.js";
import {labels, reasons} from "../../vocabulary/labels.js";
import type {Language, Text} from "../../vocabulary/language.js";
import {type MetricId, metrics} from "../../vocabulary/metrics.js";
import type {PublishedCell} from "../../vocabulary/rows.js";
import type {Subject} from "../../vocabulary/subjects.js";
import type {Absence, Exhibit, Setting} from "./chart.js";
import {heldBy} from "./compare.js";
import {allMasked, nothingPublished} from "./noRows.js";
import {type Bar, sortedBars} from "./shapes/sortedBars.js";

export interface BreakdownOptions {
  labelOf: (category: string) => string;
  subjectOf: (category: string) => Subject;
  /** « des entrées du collectif ». */
  whole: Text;
  categoryHead: Text;
  /** A remainder (« inconnue »), drawn in grey and never the finding. */
  rest?: string;
}

/** The current season's cells of one metric, largest first, then the masked ones. */
export function collectiveExhibit(
  rows: readonly PublishedCell[],
  options: BreakdownOptions,
  setting: Setting
): Exhibit | Absence {
  const {language, snapshot} = setting;
  const metric = chooseMetric(rows);
  const cells = rows.filter(
    (row) =>
      row.metric === metric && row.season === snapshot.currentSeason && row.stage === "sameStage"
  );
  const parts = cells.filter((cell) => cell.category !== null).toSorted(byValue);
  if (metric === null || parts.length === 0) return nothingPublished(setting);
  if (parts.every((cell) => cell.value === null)) return allMasked(setting);
  const total = cells.find((cell) => cell.category === null);
  const finding = title(parts, total, options, language);
  return {
    finding,
    subline: `${metrics[metric].label[language]}, ${formatSeason(snapshot.currentSeason, language)}, ${heldBy(setting)}`,
    note: note(parts, total, language),
    description: `${finding}. ${parts.map((cell) => `${options.labelOf(cell.category!)} ${cellText(cell, language)}`).join(", ")}.`,
    table: table(cells, options, metric, language),
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: barsOf(parts, options, language)
      })
  };
}

/** Admissions when they are there, else tickets, else what is. */
export function chooseMetric(rows: readonly PublishedCell[]): MetricId | null {
  const present = new Set<string>(rows.map((row) => row.metric));
  const preferred = ["attendance", "ticketsSold"].find((id) => present.has(id));
  return (preferred as MetricId | undefined) ?? rows[0]?.metric ?? null;
}

/** A published value in its metric's unit, else « masqué : trop peu d’organismes ». */
export function cellText(cell: PublishedCell, language: Language): string {
  if (cell.value !== null) return formatMetric(cell.value, cell.metric, language);
  if (cell.status === "notComputable") return labels.notComputable[language];
  const colon = language === "fr" ? "\u00A0:" : ":";
  const reason = cell.reason ? `${colon} ${reasons[cell.reason][language]}` : "";
  return `${labels.masked[language]}${reason}`;
}

const byValue = (a: PublishedCell, b: PublishedCell): number =>
  (b.value ?? -1) - (a.value ?? -1) || a.category!.localeCompare(b.category!);

function title(
  parts: readonly PublishedCell[],
  total: PublishedCell | undefined,
  {subjectOf, whole, rest}: BreakdownOptions,
  language: Language
): string {
  const first = parts.find((cell) => cell.category !== rest && cell.value !== null);
  if (!first) return noFinding(onlyRest[language], language);
  if (!total?.value) return noFinding(noTotal[language], language);
  return shareFinding(
    subjectOf(first.category!),
    first.value! / total.value,
    whole[language],
    language
  );
}

const onlyRest = {fr: "seul le reste est publiable", en: "only the remainder can be published"};
const noTotal = {fr: "le total est masqué", en: "the total is masked"};

function note(
  parts: readonly PublishedCell[],
  total: PublishedCell | undefined,
  language: Language
): string {
  const hidden = parts.some((cell) => cell.status === "masked");
  const base = total?.organizations
    ? language === "fr"
      ? `Base\u00A0: ${formatCounted(total.organizations, "organization", "fr")}. `
      : `Base: ${formatCounted(total.organizations, "organization", "en")}. `
    : "";
  const why =
    language === "fr"
      ? `Hachures\u00A0: valeur masquée, pour ne révéler aucun organisme (il en faut ${minimumPeers}).`
      : `Hatched: value masked, so as to reveal no organization (it takes ${minimumPeers}).`;
  const rounded = language === "fr" ? "Valeurs arrondies." : "Values rounded.";
  return `${base}${rounded}${hidden ? ` ${why}` : ""}`;
}

/** More masked rows than this become one, and the table lists them. */
const mostMasked = 3;

function barsOf(
  parts: readonly PublishedCell[],
  options: BreakdownOptions,
  language: Language
): Bar[] {
  const masked = parts.filter((cell) => cell.value === null);
  const told = parts.filter((cell) => cell.value !== null);
  if (masked.length <= mostMasked) return parts.map((cell) => toBar(cell, options, language));
  const others = language === "fr" ? `${masked.length} autres` : `${masked.length} others`;
  return [
    ...told.map((cell) => toBar(cell, options, language)),
    {label: others, value: null, text: seeTable[language]}
  ];
}

const seeTable = {fr: "masqués, raisons au tableau", en: "masked, reasons in the table"};

const toBar = (
  cell: PublishedCell,
  {labelOf, rest}: BreakdownOptions,
  language: Language
): Bar => ({
  label: labelOf(cell.category!),
  value: cell.value,
  text: cellText(cell, language),
  ...(cell.category === rest && {isRest: true})
});

function table(
  cells: readonly PublishedCell[],
  {labelOf, categoryHead}: BreakdownOptions,
  metric: MetricId,
  language: Language
): Exhibit["table"] {
  return {
    head: [
      {text: categoryHead[language]},
      {text: metrics[metric].label[language], numeric: true},
      {text: language === "fr" ? "Organismes" : "Organizations", numeric: true}
    ],
    body: [
      ...cells.filter((cell) => cell.category !== null).toSorted(byValue),
      ...cells.filter((cell) => cell.category === null)
    ].map((cell) => [
      {text: cell.category === null ? labels.total[language] : labelOf(cell.category)},
      {text: cellText(cell, language), numeric: true},
      {text: cell.organizations === null ? "–" : String(cell.organizations), numeric: true}
    ])
  };
}
