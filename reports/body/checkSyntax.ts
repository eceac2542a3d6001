/** Refuses, by the line it stands on in the file, an expression or a block of a body that is not closed or not readable. */
import Handlebars from "handlebars";
import {PublicCError} from "../../loaders/error.js";
import type {Expression} from "./parseBody.js";

/** `file` is what the message calls it. @throws PublicCError exit 2 */
export function checkSyntax(
  source: string,
  expressions: readonly Pick<Expression, "text" | "line">[],
  file: string
): void {
  refuseUnclosed(source, file);
  for (const expression of expressions) refuseUnreadable(expression, file);
  refuseUnbalanced(expressions, file);
}

/** `{{asOf}` and `{asOf}}`: what no expression of two braces on either side takes. */
function refuseUnclosed(source: string, file: string): void {
  source
    .replace(/\{\{[^{}]*\}\}/g, (found) => found.replace(/[^\n]/g, " "))
    .split("\n")
    .forEach((line, i) => {
      const [found] = /\{\{.*|\S*\}\}/.exec(line) ?? [];
      if (found)
        throw fault(
          `${file}:${i + 1}`,
          `${found.trim().slice(0, 40)} is not closed`,
          "an expression stands between {{ and }}"
        );
    });
}

function refuseUnreadable({text, line}: Pick<Expression, "text" | "line">, file: string): void {
  if (isElse.test(text) || isClosing.test(text)) return;
  const [, name] = isOpening.exec(text) ?? [];
  try {
    Handlebars.parse(name === undefined ? text : `${text}{{/${name}}}`);
  } catch {
    throw fault(
      `${file}:${line}`,
      `${text} cannot be read`,
      'as in {{chart "channels" lead=true}}'
    );
  }
}

function refuseUnbalanced(
  expressions: readonly Pick<Expression, "text" | "line">[],
  file: string
): void {
  const open: {name: string; line: number}[] = [];
  for (const {text, line} of expressions) {
    const [, opened] = isOpening.exec(text) ?? [];
    const [, closed] = isClosing.exec(text) ?? [];
    if (opened) open.push({name: opened, line});
    if (closed && open.pop()?.name !== closed)
      throw fault(
        `${file}:${line}`,
        `${text} closes no {{#${closed}}}`,
        "close what was opened last"
      );
  }
  const [last] = open.slice(-1);
  if (last)
    throw fault(
      `${file}:${last.line}`,
      `{{#${last.name}}} is not closed`,
      `write {{/${last.name}}} after what it holds`
    );
}

const isOpening = /^\{\{~?#\s*([^\s{}~]+)/;
const isClosing = /^\{\{~?\/\s*([^\s{}~]+)/;
const isElse = /^\{\{~?\s*else\b/;

const fault = (place: string, message: string, next: string): PublicCError =>
  new PublicCError(`${place}: ${message}`, {exitCode: 2, next});
