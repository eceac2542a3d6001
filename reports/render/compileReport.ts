/** A report in one language, compiled once; then one HTML document per organization. Effects: none. */
import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import Handlebars from "handlebars";
import {PublicCError} from "../../loaders/error.js";
import {logo} from "../../src/components/logo.js";
import {printThemeCss} from "../../src/components/theme.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type Body, numberMark, type Position, type Section, sourceLine} from "../body/parseBody.js";
import {ReportFailure} from "../failure.js";
import {pageMark} from "../print/printWithContents.js";
import type {Report} from "../report.js";
import type {ReportData} from "../reportData.js";
import {cssString} from "./cssString.js";
import {fontFaces} from "./fonts.js";
import {contentsMark, type Helper, type HelperCall, helpers, stopMark} from "./helpers.js";
import {markup} from "./markup.js";
import {namesIn, sayUnknown} from "./namesIn.js";
import {type Charts, type Root, rootOf} from "./root.js";

/** @throws ReportFailure: why this organization's document cannot be made, with file and line */
export type Renderer = (data: ReportData) => Rendered;

export interface Rendered {
  html: string;
  title: string;
  /** The season in one sentence, and in its first figures: for reviews and messages. */
  headline: string;
  figures: {label: string; value: string; comparison: string | null}[];
}

/** A name that is not there stops the report; it never prints as nothing. */
const strictly: CompileOptions = {strict: true, knownHelpersOnly: true};

const strictlyWithHelpers: CompileOptions = {
  ...strictly,
  knownHelpers: Object.fromEntries(
    Object.keys(helpers).map((name) => [name, true])
  ) as unknown as KnownHelpers
};

/** @throws PublicCError exit 2: an unknown helper or a broken expression, with file and line */
export function compileReport(
  report: Report,
  language: Language,
  {templates, charts}: {templates: string; charts: Charts}
): Renderer {
  const body = report.bodies[language];
  const house = openHouse(templates);
  const handlebars = withHelpers(house, body);
  const preface = compilePart(handlebars, body, 0, body.preface);
  const sections = body.sections.map((section, i) => ({
    ...section,
    render: compilePart(handlebars, body, i + 1, section.template)
  }));
  const style = readFileSync(join(templates, "print.css"), "utf8");
  return (data) => {
    const root = rootOf(report, language, data, charts);
    const parts = {
      preface: preface(root),
      content: contentOf(chosenSections(sections, report, data), root, house)
    };
    const text = root.title + root.organization.name + parts.preface + parts.content;
    const html = house("layout", {
      ...root,
      ...cssNames(root),
      signs: {small: markup(logo(30)), large: markup(logo(560))},
      style: markup(fontFaces(text) + printThemeCss + style),
      preface: markup(parts.preface),
      content: markup(parts.content)
    });
    return {
      html: withoutDirectionControls(html),
      title: `${root.title}, ${root.organization.name}`,
      headline: root.subject.headline,
      figures: (report.figures ?? root.subject.figures).map((id) => headlineFigure(id, root))
    };
  };
}

interface Compiled extends Section {
  render: PartRenderer;
}

/** The member's own selection in its own order, and last what no selection leaves out. */
function chosenSections(
  sections: readonly Compiled[],
  {always}: Report,
  {personal}: ReportData
): readonly Compiled[] {
  if (!personal.sections) return sections;
  const chosen = personal.sections.filter((id) => !always.includes(id));
  return [...chosen, ...always].map((id) => sections.find((section) => section.id === id)!);
}

/** A section that has nothing to say about this organization is not printed; the others are numbered then. */
function contentOf(sections: readonly Compiled[], root: Root, house: House): string {
  const rendered = sections
    .map(({id, title, render}) => ({id, title, html: render(root)}))
    .filter(({html}) => !isOnlyHeading.test(html))
    .map((section, i) => ({...section, number: i + 1}));
  const contents = house("contents", {
    words: root.words,
    sections: rendered.map(({id, title, number}) => ({id, title, number, page: pageMark(number)}))
  });
  return rendered
    .map(({html, number}) => html.replaceAll(numberMark, String(number)))
    .join("")
    .replaceAll(contentsMark, () => contents);
}

const isOnlyHeading = /^\s*<h2[^>]*>[^<]*<\/h2>\s*$/;

function headlineFigure(id: string, {subject}: Root): Rendered["figures"][number] {
  const {label, value, about, missing, comparison} = subject.figure(id);
  return {label, value: value ? [about, value].filter(Boolean).join(" ") : missing, comparison};
}

/** Renders a template of templates/report; these know no helper of ours, and a body knows no partial. */
type House = (partial: string, context: unknown) => string;

function openHouse(folder: string): House {
  const handlebars = Handlebars.create();
  const partials = new Map<string, HandlebarsTemplateDelegate>();
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".hbs"))) {
    const source = readFileSync(join(folder, name), "utf8");
    const place = (at: Position) => `${relative(".", join(folder, name))}:${at.line}`;
    const id = name.slice(0, -".hbs".length);
    partials.set(id, compileTemplate(handlebars, source, strictly, place));
    handlebars.registerPartial(id, source);
  }
  return (partial, context) => partials.get(partial)!(context);
}

function withHelpers(house: House, body: Body): typeof Handlebars {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers))
    handlebars.registerHelper(name, adapt(helper, house, body));
  return handlebars;
}

type PartRenderer = (root: Root) => string;

/** `part` 0 is the preface. */
function compilePart(
  handlebars: typeof Handlebars,
  body: Body,
  part: number,
  source: string
): PartRenderer {
  const place = (at: Position) => `${body.file}:${sourceLine(body, part, at)}`;
  const template = compileTemplate(handlebars, source, strictlyWithHelpers, place);
  return (root) => {
    try {
      return placeStops(template(root, {data: {part}}));
    } catch (error) {
      throw located(error, place, root);
    }
  };
}

const placeStops = (html: string): string =>
  html.replace(/\uE006(?=\s*[.,;:!?…])/g, "").replaceAll(stopMark, ".");

/** Compiled at once, not at the first use, so that a mistake shows before any organization is printed. */
function compileTemplate(
  handlebars: typeof Handlebars,
  source: string,
  options: CompileOptions,
  place: (at: Position) => string
): HandlebarsTemplateDelegate {
  try {
    handlebars.precompile(source, options);
  } catch (error) {
    const {message} = located(error, place);
    throw new PublicCError(message, {exitCode: 2, next: "correct the expression"});
  }
  return handlebars.compile(source, options);
}

/** From what Handlebars passes to what a helper asks for; its failures learn where they happened. */
function adapt(helper: Helper, house: House, body: Body): Handlebars.HelperDelegate {
  return function (this: unknown, ...given: unknown[]) {
    const options = given.pop() as Options;
    const call: HelperCall = {
      root: options.data.root,
      words: given.map(String),
      flags: options.hash,
      block: options.fn && (() => options.fn!(this)),
      otherwise: options.inverse && (() => options.inverse!(this)),
      partial: (name, context) => markup(house(name, context))
    };
    try {
      return helper(call);
    } catch (error) {
      const {part} = options.data;
      if (error instanceof Located || !options.loc || part === undefined) throw error;
      const line = sourceLine(body, part, options.loc.start);
      throw new Located(`${body.file}:${line}: ${(error as Error).message}`, {cause: error});
    }
  };
}

interface Options {
  data: {root: Root; part?: number};
  hash: Readonly<Record<string, unknown>>;
  fn?: (context: unknown) => string;
  inverse?: (context: unknown) => string;
  loc?: {start: Position};
}

/** A failure whose file and line are already said. */
class Located extends ReportFailure {}

function located(error: unknown, place: (at: Position) => string, root: object = {}): Error {
  if (error instanceof Located || !(error instanceof Error)) return error as Error;
  const {lineNumber, column} = error as Error & {lineNumber?: number; column?: number};
  const message = sayInOurWords(error.message.split(" - ")[0]!, root);
  const [, parsedLine] = /^Parse error on line (\d+)/.exec(error.message) ?? [];
  if (parsedLine !== undefined)
    return new Located(`${place({line: Number(parsedLine), column: 0})}: ${unread}`, {
      cause: error
    });
  if (lineNumber === undefined) return new Located(error.message, {cause: error});
  const at = {line: lineNumber, column: column ?? 0};
  return new Located(`${place(at)}: ${message}`, {cause: error});
}

/** Each expression was read alone before: what is left is a block that holds the start of another section. */
const unread = "a block must be closed in the section, or the cover, that opens it";

/** Handlebars names its own options. */
const sayInOurWords = (message: string, root: object): string =>
  message
    .replace(/^You specified knownHelpersOnly, but used the unknown helper (\S+)/, (_, name) =>
      sayUnknown("helper", name, Object.keys(helpers))
    )
    .replace(/^"(\S+)" not defined in .*$/s, (_, name) => sayUnknown("name", name, namesIn(root)));

/** Margin boxes take their words from the style sheet, where escaping is another one. */
const cssNames = (root: Root) => ({
  css: {
    organization: cssString(root.organization.name),
    title: cssString(root.title),
    footer: cssString(footerOf(root)),
    page: cssString(`${root.words.page} `),
    of: cssString(` ${root.words.of} `),
    own: root.ownColour
  }
});

const footerOf = ({words, asOf, peers, snapshot, demonstration}: Root): string =>
  [
    `${words.dataAsOf} ${asOf}.`,
    peers && `${words.peers}\u00A0: ${peers}.`,
    `${words.snapshot} ${snapshot}.`,
    demonstration && words.demonstration
  ]
    .filter(Boolean)
    .join(" ");

/** Marks that reverse the reading order can make a title say what it does not; no text of ours needs them. */
const withoutDirectionControls = (html: string): string =>
  html.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
