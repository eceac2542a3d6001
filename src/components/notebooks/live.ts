/** What a notebook's page does in the browser: controls, the figure they redraw, exercises, a decision to take away. */

import type {Language} from "../../vocabulary/language.js";
import type {Cell, Setting} from "../charts/chart.js";
import {renderTable} from "../table.js";
import {nameCode} from "./nameCode.js";
import {type Choice, defaultChoice, type Notebook, type NotebookRows} from "./notebook.js";
import {placeNotebookFigure} from "./renderNotebook.js";
import {simpleInputs} from "./simpleInputs.js";
import {type SqlBoxOptions, type SqlRows, wakeSqlBox} from "./sqlBox.js";
import {words} from "./words.js";

export interface LiveNotebook {
  setting: Setting;
  /** A form of one select per control that leaves a choice; its value is the choice. */
  controls(): Element;
  /** One select of its own, for a cell that digs: label → value. */
  select(options: ReadonlyMap<string, string>, settings: {label: string}): Element;
  /** Redraws the figure, and says its finding to screen readers. */
  show(choice: Choice): void;
  /** A real table of the rows given: column → head. */
  table(
    rows: readonly Readonly<Record<string, unknown>>[],
    heads: Readonly<Record<string, string>>,
    caption: string
  ): Element;
  /** Lets the reader ask in SQL; `load` imports the engine, once asked for. */
  sql(load: SqlBoxOptions["load"]): void;
}

/** Wakes the page up: what it was built with stays until a control moves. */
export function openNotebook(
  notebook: Notebook,
  rows: NotebookRows,
  document: Document
): LiveNotebook {
  const figure = document.getElementById("figure")!;
  const setting = JSON.parse(figure.dataset.setting!) as Setting;
  const controls = notebook.controls(rows, setting);
  const base = defaultChoice(controls);
  const inputs = simpleInputs(document);
  let shown = JSON.stringify(base);
  wakeExercises(document, setting);
  wakeDecision(document, notebook, setting);
  return {
    setting,
    select: inputs.select,
    controls: () =>
      inputs.form(
        Object.fromEntries(
          controls
            .filter(({options}) => options.length > 1)
            .map(({name, label, options}) => [
              name,
              inputs.select(new Map(options.map((one) => [one.label, one.value])), {label})
            ])
        )
      ),
    show(choice) {
      const asked = {...base, ...choice};
      if (JSON.stringify(asked) === shown) return;
      shown = JSON.stringify(asked);
      figure.innerHTML = placeNotebookFigure({notebook, rows, setting, document}, asked);
      document.getElementById("figure-status")!.textContent = findingIn(document);
    },
    table: (grouped, heads, caption) =>
      tableOf(grouped, heads, caption, document, setting.language),
    sql: (load) =>
      wakeSqlBox({
        document,
        language: setting.language,
        rows: rows as SqlRows,
        load,
        tableOf: (answer, heads) => tableOf(answer, heads, "SQL", document, setting.language)
      })
  };
}

const findingIn = (document: Document): string =>
  document.querySelector("#figure h2")?.textContent ?? "";

function tableOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  heads: Readonly<Record<string, string>>,
  caption: string,
  document: Document,
  language: Language
): Element {
  const holder = document.createElement("div");
  if (rows.length === 0) {
    holder.innerHTML = `<p class="note">${words.noLine[language]}</p>`;
    return holder.firstElementChild!;
  }
  const columns = Object.keys(heads);
  const isNumeric = (column: string): boolean =>
    column !== columns[0] && rows.some((row) => typeof row[column] === "number");
  const toCell = (text: string, column: string): Cell => ({text, numeric: isNumeric(column)});
  holder.innerHTML = renderTable(
    {
      head: columns.map((column) => toCell(heads[column]!, column)),
      body: rows.map((row) =>
        columns.map((column) => toCell(nameCode(column, row[column], language), column))
      )
    },
    caption
  );
  return holder.firstElementChild!;
}

function wakeExercises(document: Document, {language}: Setting): void {
  for (const answer of document.querySelectorAll<HTMLElement>(".answer")) {
    const input = answer.querySelector("input")!;
    const button = answer.querySelector("button")!;
    const output = answer.querySelector("output")!;
    const check = (): void => {
      const given = parseNumber(input.value);
      output.textContent =
        given === null
          ? words.notNumber[language]
          : isRight(given, answer.dataset)
            ? words.right[language]
            : words.notYet[language];
    };
    button.hidden = false;
    button.addEventListener("click", check);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") check();
    });
  }
}

const isRight = (given: number, {answer, tolerance}: DOMStringMap): boolean =>
  Math.abs(given - Number(answer)) <= Number(tolerance) + 1e-9;

/** « 1 234,5 », "1,234.5", "−12 %", "$38.40" → a number; null for anything else. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00A0\u202F%$×]/g, "").replace("\u2212", "-");
  const plain = /,\d{3}(\D|$)/.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function wakeDecision(document: Document, notebook: Notebook, setting: Setting): void {
  const form = document.getElementById("decision")!;
  const view = document.defaultView!;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll<HTMLButtonElement>("button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.action === "print") view.print();
      else download(document, notebook, setting, button.dataset.action === "downloadMarkdown");
    });
  }
}

function download(
  document: Document,
  notebook: Notebook,
  setting: Setting,
  isMarkdown: boolean
): void {
  const text = decisionText(notebook, setting, valuesIn(document), findingIn(document), isMarkdown);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {type: "text/plain;charset=utf-8"}));
  link.download = `decision-${notebook.id}-${setting.snapshot.asOf}.${isMarkdown ? "md" : "txt"}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const asked = ["decide", "because", "whoWhen", "changeOurMind"] as const;
export type Decision = Readonly<Record<(typeof asked)[number], string>>;

const valuesIn = (document: Document): Decision =>
  Object.fromEntries(
    asked.map((name) => [
      name,
      document.querySelector<HTMLTextAreaElement>(`#decision-${name}`)!.value.trim()
    ])
  ) as Record<(typeof asked)[number], string>;

/** The decision as a text to keep: the question, what was seen, what was decided, and from which snapshot. */
export function decisionText(
  notebook: Notebook,
  {language, snapshot}: Setting,
  decision: Decision,
  finding: string,
  isMarkdown: boolean
): string {
  const title = (text: string, level: number): string =>
    isMarkdown ? `${"#".repeat(level)} ${text}` : text.toLocaleUpperCase(language);
  const body = asked.map(
    (name) => `${title(words[name][language], 2)}\n\n${decision[name] || "–"}`
  );
  return [
    title(notebook.question[language], 1),
    finding,
    ...body,
    `Public C, ${snapshot.asOf}, ${snapshot.id}`
  ]
    .join("\n\n")
    .concat("\n");
}
