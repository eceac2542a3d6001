/** What an analyst writes in a body: `{{chart "sales-curve"}}`, `{{figure "ticketsSold"}}`, `{{#note}}…{{/note}}`. */
import type Handlebars from "handlebars";
import type {Absence, Cell} from "../../src/components/charts/chart.js";
import {dataNote} from "../../src/components/dataNote.js";
import {findWorthALook, tags} from "../../src/components/worthALook.js";
import {labels} from "../../src/vocabulary/labels.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import {ReportFailure} from "../failure.js";
import {drawSvg} from "./drawSvg.js";
import {funderNote} from "./funderNote.js";
import {markup} from "./markup.js";
import {sayUnknown} from "./namesIn.js";
import type {Root} from "./root.js";
import {strips} from "./strips.js";
import {type Table, tables} from "./tables/index.js";

export interface HelperCall {
  root: Root;
  /** The words after the helper's name: `{{figures "a" "b"}}` → ["a", "b"]. */
  words: readonly string[];
  /** `optional=true`, `lead=true`. */
  flags: Readonly<Record<string, unknown>>;
  block: (() => string) | undefined;
  otherwise: (() => string) | undefined;
  /** Renders a partial of templates/report; its output is escaped by then. */
  partial(name: string, context: unknown): Handlebars.SafeString;
}

export type Helper = (call: HelperCall) => string | Handlebars.SafeString;

/** Between the margins of a Letter page, and of one of two columns, in CSS px. */
const widths = {full: 664, half: 314};

/** Where the table of contents goes, once the sections are known: letters that no text of ours has. */
export const contentsMark = "\uE005";

/** Where a sentence ends, unless the text that follows says how. */
export const stopMark = "\uE006";

export const helpers: Readonly<Record<string, Helper>> = {
  chart: ({root, words: [id = ""], flags, partial}) => {
    const exhibit = root.exhibit(id);
    if ("absent" in exhibit) return absence(id, exhibit, {root, flags, partial});
    const width = flags.half === true ? widths.half : widths.full;
    return partial("chart", {
      finding: exhibit.finding,
      subline: exhibit.subline,
      note: exhibit.note,
      lead: flags.lead === true,
      svg: markup(drawSvg(exhibit, width))
    });
  },
  headline: ({root}) => root.subject.headline,
  finding: ({root, words: [id = ""], flags}) => {
    const exhibit = root.exhibit(id);
    if ("absent" in exhibit) return emptyFinding(id, exhibit, flags);
    return endSentence(exhibit.finding);
  },
  figure: ({root, words: [metric = ""]}) => {
    const {value, about, label} = root.subject.figure(metric);
    if (value === null)
      throw new ReportFailure(`the figure ${metric} (${label}) is not computable`);
    return about ? `${about} ${value}` : value;
  },
  figures: ({root, words, partial}) =>
    partial("figures", {figures: words.map((metric) => root.subject.figure(metric))}),
  strips: ({root, words, partial}) => partial("strips", {strips: strips(words, root)}),
  "funder-note": ({root, words: [funder = ""], partial}) =>
    partial("funderNote", {words: root.words, ...funderNote(funder, root)}),
  table: ({root, words: [id = "", caption = ""], flags, partial}) => {
    const table = tableOf(id, root);
    if (table.body.length > 0) return partial("table", {id, caption, ...shaped(table)});
    if (flags.optional !== true) throw new ReportFailure(`the table ${id} has no row`);
    return id in tables ? partial("empty", {text: root.words.noRow}) : "";
  },
  definitions: ({root, words, partial}) =>
    partial("definitions", {
      definitions: words.map((metric) => definition(metric, root))
    }),
  "worth-a-look": ({root, partial}) => {
    const items = findWorthALook(root.data.rows, root.setting).map(({tag, lead, rest}) => ({
      tag: tags[tag][root.language],
      lead,
      rest
    }));
    return items.length === 0
      ? ""
      : partial("worthALook", {title: labels.worthALook[root.language], items});
  },
  "data-note": ({root}) => markup(dataNote(root.data.rows, root.setting)),
  contents: () => contentsMark,
  note: ({words: [title = ""], block, partial}) =>
    partial("note", {title, text: markup(block?.() ?? "")}),
  "analyst-note": ({root, partial}) =>
    root.data.note === null
      ? ""
      : partial("analystNote", {title: root.words.analystNote, text: root.data.note}),
  two: ({block, partial}) => partial("two", {content: markup(block?.() ?? "")}),
  "if-known": ({root, words, block, otherwise}) =>
    markup(
      (words.every((metric) => root.subject.figure(metric).value !== null)
        ? block?.()
        : otherwise?.()) ?? ""
    ),
  "if-moved": ({root, words: [metric = ""], block, otherwise}) =>
    markup((root.subject.hasMoved(metric) ? block?.() : otherwise?.()) ?? ""),
  "if-rows": ({root, words: [id = ""], block, otherwise}) =>
    markup((tableOf(id, root).body.length > 0 ? block?.() : otherwise?.()) ?? "")
};

function tableOf(id: string, root: Root): Table {
  const table = tables[id]?.(root.data, root.language);
  if (table) return table;
  if (root.charts.includes(id)) return tableOfChart(id, root);
  throw new ReportFailure(sayUnknown("table", id, [...Object.keys(tables), ...root.charts]));
}

/** A sentence said to be optional is left out: the text around it goes on. */
function emptyFinding(id: string, {absent}: Absence, flags: HelperCall["flags"]): string {
  if (flags.optional === true) return "";
  throw new ReportFailure(`the chart ${id} is empty: ${absent}`);
}

/** A finding is a chart's title, without its stop; in a text it is a sentence, with one, unless the text has its own. */
const endSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}${stopMark}`);

/** Only a chart said to be optional may be missing; the reader is told once what and why, then in a line per section. */
function absence(
  id: string,
  {absent, unlock}: Absence,
  {root, flags, partial}: Pick<HelperCall, "root" | "flags" | "partial">
): Handlebars.SafeString | string {
  if (flags.optional !== true) throw new ReportFailure(`the chart ${id} is empty: ${absent}`);
  if (!root.saysFirst(absent))
    return flags.lead === true ? partial("again", {text: root.words.noRow}) : "";
  return partial("absence", {absent, unlock, lead: flags.lead === true});
}

/** Without a row where the chart is absent: the chart has said why. */
function tableOfChart(id: string, root: Root): Table {
  const exhibit = root.exhibit(id);
  if ("absent" in exhibit) return {head: [], body: []};
  return {
    head: exhibit.table.head,
    body: exhibit.table.body.map((cells) => ({kind: "row" as const, cells}))
  };
}

/** Templates know no arithmetic: the head of each row, its span and its kind are said here. */
const shaped = ({head, body}: Table) => ({
  head: head.map(fullCell),
  columns: head.length,
  body: body.map(({kind, cells}) => {
    const [first, ...rest] = cells.map(fullCell);
    return {isGroup: kind === "group", isTotal: kind === "total", first, rest};
  })
});

const fullCell = ({text, numeric = false}: Cell) => ({text, numeric});

function definition(metric: string, root: Root) {
  if (!(metric in metrics))
    throw new ReportFailure(sayUnknown("metric", metric, Object.keys(metrics)));
  const {label, definition, formula} = metrics[metric as MetricId];
  const {language} = root;
  return {label: label[language], definition: definition[language], formula: formula[language]};
}
