/**
 * A report's Markdown, made into a Handlebars template once. Expressions are set aside before Markdown
 * reads the text and put back after, so that data never passes through Markdown: it is only ever escaped.
 */
import MarkdownIt from "markdown-it";
import {PublicCError} from "../../loaders/error.js";
import {checkSyntax} from "./checkSyntax.js";

export interface Expression {
  text: string;
  /** In the Markdown file, from 1. */
  line: number;
  /** Alone in its paragraph: a chart, a table; not a word inside a sentence. */
  isBlock: boolean;
}

export interface Section {
  /** `{#sales}` after its title, the same in both languages; else its place. */
  id: string;
  title: string;
  /** Its heading and all up to the next; the heading's number is a mark until the sections are chosen. */
  template: string;
}

export interface Body {
  file: string;
  /** What stands on the cover: all before the first heading. */
  preface: string;
  /** `#` opens a section on a new page, as h2. */
  sections: readonly Section[];
  expressions: readonly Expression[];
}

const expression = /\{\{[^{}]*\}\}/g;
const mark = (index: number): string => `\uE000${index}\uE001`;
const marks = /\uE000(\d+)\uE001/g;

/** No raw HTML, no linkifying: what the analyst types is text. */
const markdown = new MarkdownIt({html: false, linkify: false, typographer: false});

/** Stands for a section's number: letters that no text of ours has. */
export const numberMark = "\uE004";

/** @throws PublicCError exit 2 when two sections have one id, or an expression or a block is not closed */
export function parseBody(source: string, file: string): Body {
  const {text, expressions} = setAside(source);
  checkSyntax(source, expressions, file);
  const tokens = markdown.parse(text, {});
  const headings = shiftHeadings(tokens);
  refuseTwice(headings, file);
  const render = (part: typeof tokens) =>
    putBack(markdown.renderer.render(part, markdown.options, {}), expressions);
  return {
    file,
    preface: render(tokens.slice(0, headings[0]?.at ?? tokens.length)),
    sections: headings.map(({id, title, at}, i) => ({
      id,
      title,
      template: render(tokens.slice(at, headings[i + 1]?.at))
    })),
    expressions
  };
}

function setAside(source: string): {text: string; expressions: Expression[]} {
  const expressions: Expression[] = [];
  const text = source.replace(expression, (found, offset: number) => {
    const line = source.slice(0, offset).split("\n").length;
    const isBlock = source.split("\n")[line - 1]!.trim() === found;
    const index = expressions.push({text: found, line, isBlock}) - 1;
    return isBlock ? `\n\n${mark(index)}\n\n` : mark(index);
  });
  return {text, expressions};
}

/** The preface is part 0, the first section part 1. */
const partOf = ({preface, sections}: Body, part: number): string =>
  part === 0 ? preface : sections[part - 1]!.template;

/** Where in the Markdown stands what Handlebars calls `line:column` of the template made from a part. */
export function sourceLine(body: Body, part: number, at: Position): number {
  const lines = partOf(body, part).split("\n");
  const before = lines.slice(0, at.line - 1).join("\n").length + at.column;
  const skipped = Array.from({length: part}, (_, i) => countExpressions(partOf(body, i)));
  const index =
    skipped.reduce((sum, count) => sum + count, 0) +
    countExpressions(partOf(body, part).slice(0, before + 3)) -
    1;
  return body.expressions[Math.max(0, index)]?.line ?? 1;
}

export interface Position {
  line: number;
  column: number;
}

const countExpressions = (text: string): number => text.match(/\{\{/g)?.length ?? 0;

/** A block loses the paragraph that Markdown puts around it. */
function putBack(html: string, expressions: readonly Expression[]): string {
  return html
    .replace(/<p>\uE000(\d+)\uE001<\/p>/g, (paragraph, index: string) =>
      expressions[Number(index)]!.isBlock ? mark(Number(index)) : paragraph
    )
    .replace(marks, (_, index: string) => expressions[Number(index)]!.text);
}

type Tokens = ReturnType<typeof markdown.parse>;

interface Heading {
  id: string;
  title: string;
  /** Index of its first token. */
  at: number;
}

/** The cover holds the h1, so `#` is h2 with a number and an anchor, `##` is h3. */
function shiftHeadings(tokens: Tokens): Heading[] {
  const headings: Heading[] = [];
  tokens.forEach((token, at) => {
    if (token.type !== "heading_open" && token.type !== "heading_close") return;
    const level = Number(token.tag.slice(1));
    token.tag = `h${level + 1}`;
    if (token.type === "heading_open" && level === 1)
      headings.push(openSection(tokens, at, headings.length + 1));
  });
  return headings;
}

const idAfterTitle = / *\{#([a-z][a-z0-9-]*)\}$/;

function openSection(tokens: Tokens, at: number, place: number): Heading {
  const inline = tokens[at + 1]!;
  const id = idAfterTitle.exec(inline.content)?.[1] ?? String(place);
  const texts = inline.children?.filter((child) => child.type === "text") ?? [];
  const [first, last] = [texts[0], texts.at(-1)];
  if (last) last.content = last.content.replace(idAfterTitle, "");
  if (first) first.content = `${numberMark}. ${first.content}`;
  tokens[at]!.attrSet("id", `section-${id}`);
  return {id, title: inline.content.replace(idAfterTitle, ""), at};
}

function refuseTwice(headings: readonly Heading[], file: string): void {
  const ids = headings.map(({id}) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice)
    throw new PublicCError(`${file}: two sections are called {#${twice}}`, {
      exitCode: 2,
      next: "give each its own id"
    });
}
