/**
 * A report's Markdown, made into a Handlebars template once. Expressions are set aside before Markdown
 * reads the text and put back after, so that data never passes through Markdown: it is only ever escaped.
 */
import MarkdownIt from "markdown-it";

export interface Expression {
  text: string;
  /** In the Markdown file, from 1. */
  line: number;
  /** Alone in its paragraph: a chart, a table; not a word inside a sentence. */
  isBlock: boolean;
}

export interface Section {
  /** From 1; its anchor is `section-1`. */
  number: number;
  title: string;
}

export interface Body {
  file: string;
  /** What stands on the cover: all before the first heading. */
  preface: string;
  /** Everything else; `#` opens a section on a new page, as h2. */
  template: string;
  sections: readonly Section[];
  expressions: readonly Expression[];
}

const expression = /\{\{[^{}]*\}\}/g;
const mark = (index: number): string => `\uE000${index}\uE001`;
const marks = /\uE000(\d+)\uE001/g;

/** No raw HTML, no linkifying: what the analyst types is text. */
const markdown = new MarkdownIt({html: false, linkify: false, typographer: false});

export function parseBody(source: string, file: string): Body {
  const {text, expressions} = setAside(source);
  const sections: Section[] = [];
  const tokens = markdown.parse(text, {});
  shiftHeadings(tokens, sections);
  const first = tokens.findIndex((token) => token.type === "heading_open");
  const render = (part: typeof tokens) =>
    putBack(markdown.renderer.render(part, markdown.options, {}), expressions);
  return {
    file,
    preface: render(first < 0 ? tokens : tokens.slice(0, first)),
    template: render(first < 0 ? [] : tokens.slice(first)),
    sections,
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

/** Where in the Markdown stands what Handlebars calls `line:column` of the template made from it. */
export function sourceLine(body: Body, part: "preface" | "template", at: Position): number {
  const before =
    body[part]
      .split("\n")
      .slice(0, at.line - 1)
      .join("\n").length + at.column;
  const skipped = part === "template" ? countExpressions(body.preface) : 0;
  const index = skipped + countExpressions(body[part].slice(0, before + 3)) - 1;
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

/** The cover holds the h1, so `#` is h2 with a number and an anchor, `##` is h3. */
function shiftHeadings(tokens: Tokens, sections: Section[]): void {
  tokens.forEach((token, i) => {
    if (token.type !== "heading_open" && token.type !== "heading_close") return;
    const level = Number(token.tag.slice(1));
    token.tag = `h${level + 1}`;
    if (token.type === "heading_open" && level === 1) openSection(tokens, i, sections);
  });
}

function openSection(tokens: Tokens, i: number, sections: Section[]): void {
  const number = sections.length + 1;
  const title = tokens[i + 1]!;
  tokens[i]!.attrSet("id", `section-${number}`);
  sections.push({number, title: title.content});
  const first = title.children?.find((child) => child.type === "text");
  if (first) first.content = `${number}. ${first.content}`;
}
