/** The parts of a notebook's page as they are built: everything reads and prints without a script. */
import type {Language} from "../../vocabulary/language.js";
import {practice} from "../../vocabulary/practice.js";
import {carriedSetting} from "../carriedSetting.js";
import type {Chart, Setting} from "../charts/chart.js";
import {escapeHtml, toHtml} from "../html.js";
import {placeChart} from "../placeChart.js";
import {notebooks} from "./index.js";
import {type Choice, defaultChoice, type Notebook, type NotebookRows} from "./notebook.js";
import {hrefOfNotebook} from "./pages.js";
import {renderSqlBox, type SqlRows} from "./sqlBox.js";
import {steps, words} from "./words.js";

export interface NotebookPage {
  notebook: Notebook;
  rows: NotebookRows;
  setting: Setting;
  document: Document;
}

/** The word after ```` ```notebook ```` → its part of the page. */
export const parts: Readonly<Record<string, (page: NotebookPage) => string>> = {
  opening: renderOpening,
  figure: renderFigure,
  reading: renderReading,
  exercises: renderExercises,
  sql: ({rows, setting}) => renderSqlBox(rows as SqlRows, setting.language),
  decision: renderDecision
};

/** The list of notebooks of one organization. */
export function renderNotebookList(language: Language, organization: string): string {
  const items = notebooks.map(
    (notebook) =>
      `<li><a href="${hrefOfNotebook(language, notebook, organization)}">${toHtml(notebook.question[language])}</a><br>${toHtml(notebook.summary[language])}</li>`
  );
  const exercise =
    organization === practice
      ? ""
      : `<p><a href="/${language}/o/${practice}/notebooks/">${words.practise[language]}</a></p>`;
  return `<ul class="cards">${items.join("")}</ul>${exercise}`;
}

/** The figure for one choice, as placed on the page: at build and, in the browser, whenever a control moves. */
export function placeNotebookFigure(
  {notebook, rows, setting, document}: NotebookPage,
  choice: Choice
): string {
  const shown = notebook.metrics.filter((metric) => metric === choice.metric);
  const chart: Chart = {
    id: notebook.id,
    mart: notebook.marts[0]!,
    metrics: shown.length > 0 ? shown : notebook.metrics,
    exhibit: () => notebook.exhibit(rows, setting, choice)
  };
  return placeChart(chart, [], setting, {document});
}

function renderOpening({notebook, setting: {language, snapshot}}: NotebookPage): string {
  const exercise =
    snapshot.id === practice
      ? ""
      : `<p class="in-workshop"><a href="/${language}/o/${practice}/notebooks/${notebook.id}">${words.practise[language]}</a></p>`;
  return (
    `<header id="question"><h1>${toHtml(notebook.question[language])}</h1>` +
    `<p class="lede">${toHtml(notebook.lede[language])}</p>` +
    `<label class="switch"><input type="checkbox" id="workshop"> ${words.workshop[language]}</label>` +
    `${exercise}</header>` +
    renderWorkshop(notebook, language)
  );
}

function renderWorkshop({facilitation}: Notebook, language: Language): string {
  const items = steps.map(({anchor, name, minutes, note}) => {
    const told = (note ?? facilitation)[language];
    return (
      `<li><a href="#${anchor}">${toHtml(name[language])}</a> <span>${toHtml(minutes[language])}</span>` +
      `<details><summary>${words.forFacilitator[language]}</summary><p>${toHtml(told)}</p></details></li>`
    );
  });
  return `<aside class="workshop" aria-label="${words.workshop[language]}"><h2>${words.workshop[language]}</h2><ol>${items.join("")}</ol></aside>`;
}

/** The setting goes with the figure, without the names of other members. */
function renderFigure(page: NotebookPage): string {
  const {notebook, rows, setting} = page;
  const own = carriedSetting(setting);
  const choice = defaultChoice(notebook.controls(rows, setting));
  return (
    `<div id="figure" data-setting="${escapeHtml(JSON.stringify(own))}">${placeNotebookFigure(page, choice)}</div>` +
    '<p id="figure-status" class="unseen" role="status"></p>'
  );
}

function renderReading({notebook, rows, setting}: NotebookPage): string {
  const {language} = setting;
  const list = (items: readonly string[]): string =>
    `<ul>${items.map((item) => `<li>${toHtml(item)}</li>`).join("")}</ul>`;
  return (
    `<div id="reading" class="halves reading"><section class="figure"><h2>${words.says[language]}</h2>${list(notebook.says(rows, setting))}</section>` +
    `<section class="figure"><h2>${words.silent[language]}</h2>${list(notebook.silent.map((text) => text[language]))}</section></div>`
  );
}

function renderExercises({notebook, rows, setting}: NotebookPage): string {
  const {language} = setting;
  const exercises = notebook.exercises(rows, setting);
  const items = exercises.map(
    ({question, answer, tolerance, told}, place) =>
      `<li><label for="exercise-${place}">${toHtml(question)}</label>` +
      `<div class="answer" data-answer="${answer}" data-tolerance="${tolerance}"><input id="exercise-${place}" inputmode="decimal" autocomplete="off">` +
      `<button type="button" hidden>${words.check[language]}</button><output for="exercise-${place}"></output></div>` +
      `<details><summary>${words.seeAnswer[language]}</summary><p>${toHtml(told)}</p></details></li>`
  );
  const body =
    items.length > 0
      ? `<ol>${items.join("")}</ol>`
      : `<p>${toHtml(words.noExercise[language])}</p>`;
  return `<section id="exercises" class="figure in-workshop"><h2>${words.exercises[language]}</h2>${body}</section>`;
}

const fields = [
  {name: "decide", placeholder: null},
  {name: "because", placeholder: "foundHere"},
  {name: "whoWhen", placeholder: "nameAndDay"},
  {name: "changeOurMind", placeholder: "lastValue"}
] as const;

function renderDecision({notebook, setting: {language}}: NotebookPage): string {
  const boxes = fields.map(({name, placeholder}) => {
    const hint = placeholder
      ? words[placeholder][language]
      : `${words.example[language]}${notebook.example[language]}`;
    return `<p><label for="decision-${name}">${words[name][language]}</label><textarea id="decision-${name}" rows="3" placeholder="${toHtml(hint)}"></textarea></p>`;
  });
  const buttons = (["downloadMarkdown", "downloadText", "print"] as const).map(
    (action) =>
      `<button type="button" data-action="${action}" hidden>${words[action][language]}</button>`
  );
  return (
    `<form id="decision" class="decision" autocomplete="off"><h2>${words.decision[language]}</h2><p class="subline">${words.nothingSent[language]}</p>` +
    `<div class="fields">${boxes.join("")}</div><div class="buttons">${buttons.join("")}</div></form>` +
    `<section id="together" class="figure in-workshop"><h2>${words.together[language]}</h2><p>${toHtml(words.togetherNote[language])}</p></section>`
  );
}
