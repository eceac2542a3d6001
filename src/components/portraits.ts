/** The collective in portraits: each territory and each discipline in a line, as far as it may be told. */
import {
  type AdminRegion,
  adminRegions,
  type DisciplineCode,
  disciplines
} from "../vocabulary/codes.js";
import {formatCount, formatSeason} from "../vocabulary/format.js";
import {labels} from "../vocabulary/labels.js";
import type {Language, Text} from "../vocabulary/language.js";
import {type MetricId, metrics} from "../vocabulary/metrics.js";
import type {PublishedCell} from "../vocabulary/rows.js";
import type {Cell, Setting} from "./charts/chart.js";
import {cellText} from "./charts/collectiveExhibit.js";
import {toHtml} from "./html.js";
import {provenance} from "./provenance.js";
import {renderTable} from "./table.js";

/** How many came, who, how often, together with whom, at what price, in houses how full. */
const told = [
  "attendance",
  "uniqueBuyers",
  "firstTimeRate",
  "retentionRate",
  "frequency",
  "partySize",
  "averageTicketPriceCents",
  "occupancyRate"
] as const satisfies readonly MetricId[];

const kinds = {
  collective_regions: {
    title: {fr: "Chaque territoire", en: "Each territory"},
    head: {fr: "Région des organismes", en: "Region of the organizations"},
    labelOf: (code: string): Text => adminRegions[code as AdminRegion].label
  },
  collective_specialties: {
    title: {fr: "Chaque discipline", en: "Each artform"},
    head: {fr: "Discipline principale", en: "Main artform"},
    labelOf: (code: string): Text => disciplines[code as DisciplineCode].label
  }
} as const;
export type PortraitMart = keyof typeof kinds;

/** HTML: one table of those of which something is published this season, and how many are not. */
export function renderPortraits(
  mart: PortraitMart,
  rows: readonly PublishedCell[],
  setting: Setting
): string {
  const {language, snapshot} = setting;
  const {title, head, labelOf} = kinds[mart];
  const now = rows.filter(
    (row) => row.season === snapshot.currentSeason && row.stage === "sameStage"
  );
  const categories = [...new Set(now.flatMap(({category}) => category ?? []))];
  const shown = categories.filter((category) =>
    now.some((row) => row.category === category && row.status === "published")
  );
  const lines = [...shown, null].map((category) => [
    {text: category === null ? labels.total[language] : labelOf(category)[language]},
    ...told.map((metric) => cellOf(now, category, metric, language))
  ]);
  const base = baseText(categories.length - shown.length, language);
  return (
    `<section class="figure"><h2>${toHtml(title[language])}</h2>` +
    `<p class="subline">${toHtml(`${formatSeason(snapshot.currentSeason, language)}, ${labels.sameDate[language]}`)}</p>` +
    renderTable(
      {
        head: [head[language], ...told.map((metric) => metrics[metric].label[language])].map(
          (text, place) => ({text, numeric: place > 0})
        ),
        body: lines
      },
      title[language]
    ) +
    `<p class="note">${toHtml(base)}</p><div class="more">${provenance(told, {mart, base}, setting)}</div></section>`
  );
}

function cellOf(
  rows: readonly PublishedCell[],
  category: string | null,
  metric: MetricId,
  language: Language
): Cell {
  const cell = rows.find((row) => row.category === category && row.metric === metric);
  const isTold = cell?.value !== undefined && cell.value !== null;
  return {text: isTold ? cellText(cell, language) : labels.masked[language], numeric: true};
}

function baseText(hidden: number, language: Language): string {
  const count = formatCount(hidden, language);
  return language === "fr"
    ? `Valeurs d’au moins cinq organismes, arrondies. Pas montrés, faute d’organismes assez nombreux ou assez semblables\u00A0: ${count}.`
    : `Values of at least five organizations, rounded. Not shown, for want of organizations numerous or alike enough: ${count}.`;
}
