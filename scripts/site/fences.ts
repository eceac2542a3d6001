/** The fenced blocks that pages are written with: ```` ```chart sales-curve ````, ```` ```key-figures ````… */

import {readFileSync} from "node:fs";
import MarkdownIt from "markdown-it";
import {camelCase} from "../../loaders/models/columnNames.js";
import {readModels, referencesOf} from "../../loaders/models/readModels.js";
import {statementText} from "../../loaders/privacy/suppress/statement.js";
import {barsOf} from "../../src/components/charts/barsOf.js";
import type {Setting} from "../../src/components/charts/chart.js";
import {charts} from "../../src/components/charts/index.js";
import {comparatives} from "../../src/components/comparatives/renderComparatives.js";
import {coverage} from "../../src/components/coverage.js";
import {renderCrosswalk} from "../../src/components/crosswalk.js";
import {dataNote} from "../../src/components/dataNote.js";
import type {Place} from "../../src/components/frame.js";
import {renderGlossary} from "../../src/components/glossary.js";
import {headline} from "../../src/components/headline.js";
import {toHtml} from "../../src/components/html.js";
import {keyFigures} from "../../src/components/keyFigures.js";
import {notebookAt} from "../../src/components/notebooks/pages.js";
import {parts, renderNotebookList} from "../../src/components/notebooks/renderNotebook.js";
import {peersOf} from "../../src/components/peersOf.js";
import {placeChart} from "../../src/components/placeChart.js";
import {type PortraitMart, renderPortraits} from "../../src/components/portraits.js";
import {renderQueries} from "../../src/components/queries.js";
import {renderRepertoire} from "../../src/components/repertoire.js";
import {showParts} from "../../src/components/shows/renderShow.js";
import {productionAt, type ShowRows, showOf} from "../../src/components/shows/show.js";
import {renderShowList} from "../../src/components/shows/showList.js";
import {renderUpcoming} from "../../src/components/shows/upcoming.js";
import {worthALook} from "../../src/components/worthALook.js";
import {labels} from "../../src/vocabulary/labels.js";
import {metrics} from "../../src/vocabulary/metrics.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {MartName} from "../../src/vocabulary/rows.js";
import type {SiteData} from "./readSiteData.js";

/** Where a block stands, and what it may read: its own page's organization and nobody else's. */
export interface FenceContext {
  place: Place;
  data: SiteData;
  document: Document;
  /** Page and line, for the error message. */
  at: string;
}

const markdown = new MarkdownIt();
/** Inline in the page: a table wakes up without the client that Framework would bring. */
const wakeTable = readFileSync("src/components/wakeTable.js", "utf8");

export type Fence = (argument: string, context: FenceContext) => string;

/** The word after the backticks → what it becomes. */
export const fences: Readonly<Record<string, Fence>> = {
  chart: renderChart,
  bars: renderBars,
  headline: (_, context) => {
    const title = headline(ownRows("season_summary", context), settingOf(context));
    return `<h1>${toHtml(title)}</h1>`;
  },
  "key-figures": (_, context) =>
    keyFigures(ownRows("season_summary", context), settingOf(context), context),
  "worth-a-look": (_, context) =>
    worthALook(
      {
        season_summary: ownRows("season_summary", context),
        season_territories: ownRows("season_territories", context),
        deliveries: ownRows("deliveries", context),
        issues: ownRows("issues", context)
      },
      settingOf(context)
    ),
  "data-note": (_, context) =>
    dataNote(
      {deliveries: ownRows("deliveries", context), issues: ownRows("issues", context)},
      settingOf(context)
    ),
  comparatives: (_, context) =>
    comparatives(
      {
        comparatives: ownRows("comparatives", context),
        comparative_months: ownRows("comparative_months", context),
        peer_groups: ownRows("peer_groups", context),
        season_metrics: ownRows("season_metrics", context)
      },
      settingOf(context),
      context
    ),
  coverage: (_, context) =>
    coverage(
      {
        season_summary: ownRows("season_summary", context),
        season_territories: ownRows("season_territories", context)
      },
      settingOf(context)
    ),
  "portrait-pdf": (_, {place: {language, organization}}) =>
    organization === practice
      ? ""
      : `<a class="button" href="/pdf/${organization}/portrait.${language}.pdf">${labels.downloadPortrait[language]}</a>`,
  statement: (_, {place: {language}, data, at}) => {
    const statement = data.statement();
    if (!statement) throw new Error(`${at}: no release statement; run public-c ingest`);
    return wideTables(
      markdown.render(statementText(statement, language)),
      labels.statement[language]
    );
  },
  show: renderShowPart,
  "show-list": (_, context) => renderShowList(ownRows("productions", context), settingOf(context)),
  "upcoming-shows": (_, context) =>
    renderUpcoming(
      {
        productions: ownRows("productions", context),
        production_pace: ownRows("production_pace", context)
      },
      settingOf(context)
    ),
  notebook: renderNotebookPart,
  "notebook-list": (_, {place}) => renderNotebookList(place.language, place.organization!),
  repertoire: (_, {data, place}) =>
    `${renderRepertoire(data.rows("repertoire", null), place.language)}<script>${wakeTable}</script>`,
  portraits: (mart, context) =>
    renderPortraits(
      mart as PortraitMart,
      context.data.rows(mart as PortraitMart, null),
      settingOf(context)
    ),
  queries: (_, {place}) =>
    renderQueries(
      readModels().map((model) => ({
        ...model,
        grain: model.contract.grain,
        reads: [...new Set(referencesOf(model))]
      })),
      place.language
    ),
  crosswalk: (_, {place}) => renderCrosswalk(place.language),
  glossary: (_, {place}) => renderGlossary(place.language)
};

/** `show <part>`: a part of the page of the show that the page's own address names. */
function renderShowPart(part: string, context: FenceContext): string {
  const {place, document, at} = context;
  const render = showParts[part];
  if (!render)
    throw new Error(
      `${at}: unknown part: ${JSON.stringify(part)}; known: ${Object.keys(showParts).join(", ")}`
    );
  const rows: ShowRows = {
    productions: ownRows("productions", context),
    production_pace: ownRows("production_pace", context),
    price_tiers: ownRows("price_tiers", context),
    show_performances: ownRows("show_performances", context),
    show_buyers: ownRows("show_buyers", context),
    show_territories: ownRows("show_territories", context),
    repertoire: context.data.rows("repertoire", null)
  };
  const show = showOf(rows, productionAt(place.path) ?? "", settingOf(context));
  if (!show) throw new Error(`${at}: no show at ${place.path}`);
  return render(show, settingOf(context), document);
}

/** `notebook <part>`: a part of the notebook that the page's own address names. */
function renderNotebookPart(part: string, context: FenceContext): string {
  const {place, document, at} = context;
  const notebook = notebookAt(place.path);
  const render = parts[part];
  if (!notebook)
    throw new Error(`${at}: no notebook at ${place.path}; add it to notebooks/index.ts`);
  if (!render)
    throw new Error(
      `${at}: unknown part: ${JSON.stringify(part)}; known: ${Object.keys(parts).join(", ")}`
    );
  const rows = Object.fromEntries(notebook.marts.map((mart) => [mart, ownRows(mart, context)]));
  return render({notebook, rows, setting: settingOf(context), document});
}

/** A table of a Markdown text scrolls within the page, by finger and by keyboard. */
const wideTables = (html: string, name: string): string =>
  html.replace(
    /<table>.*?<\/table>/gs,
    (table) => `<div class="table" tabindex="0" role="region" aria-label="${name}">${table}</div>`
  );

/** Space a chart is given on a wide screen → the widths it is drawn at; two thirds by default. */
export const placings = {
  third: {widths: [352], level: 3},
  half: {widths: [352, 540]},
  "two-thirds": {widths: [352, 724]}
} as const;

/** `chart <id>`, or `chart <id> half`. */
function renderChart(argument: string, context: FenceContext): string {
  const [id = "", size = "two-thirds"] = argument.split(/\s+/);
  const chart = charts[id];
  if (!chart)
    throw new Error(
      `${context.at}: unknown chart: ${JSON.stringify(id)}; known: ${Object.keys(charts).join(", ")}`
    );
  const isCollective = chart.mart.startsWith("collective_");
  const rows = isCollective ? context.data.rows(chart.mart, null) : ownRows(chart.mart, context);
  return placeChart(chart, rows, settingOf(context), {
    document: context.document,
    ...placings[size as keyof typeof placings]
  });
}

/** `bars <mart> <category> <value> [size]`: any mart of a season's breakdown, by the words of its contract. */
function renderBars(argument: string, context: FenceContext): string {
  const [mart = "", category = "", value = "", size = "two-thirds"] = argument.split(/\s+/);
  const chart = barsOf({
    mart: mart as MartName,
    category: {values: {}, ...wordsOf(mart, category, context.at)},
    value: wordsOf(mart, value, context.at)
  });
  return placeChart(chart, ownRows(chart.mart, context), settingOf(context), {
    document: context.document,
    ...placings[size as keyof typeof placings]
  });
}

/** A column as its contract names it. */
function wordsOf(mart: string, column: string, at: string) {
  const columns = readModels().find(({layer, name}) => layer === "marts" && name === mart)?.contract
    .columns;
  if (!columns) throw new Error(`${at}: no mart ${mart} in loaders/models/marts`);
  const {label, metric, values} = columns[column] ?? {};
  const words = label ?? (metric && metrics[metric].label);
  if (!words)
    throw new Error(
      `${at}: ${mart} has no labelled column ${column}; known: ${Object.keys(columns).join(", ")}`
    );
  return {column: camelCase(column), label: words, ...(values && {values})};
}

/** Rows of the page's own organization. A page of all members has none, and asking is a mistake. */
function ownRows<M extends MartName>(mart: M, {place, data, at}: FenceContext) {
  if (place.organization === null)
    throw new Error(
      `${at}: ${mart} belongs to one organization; a page outside o/[organization]/ may only read collective marts`
    );
  return data.rows(mart, place.organization);
}

function settingOf({place, data, at}: FenceContext): Setting {
  const snapshot = data.snapshot(place.organization);
  if (!snapshot) throw new Error(`${at}: no exported marts; run public-c build or public-c dev`);
  const peers =
    place.organization === null
      ? []
      : peersOf(data.rows("comparatives", place.organization), snapshot);
  const boundaries = data.boundaries();
  return {language: place.language, snapshot, peers, ...(boundaries && {boundaries})};
}
