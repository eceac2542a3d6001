/** The box in which a reader writes SQL: a button that loads the engine, a text, an answer as a table. */
import type {Language} from "../../vocabulary/language.js";
import {escapeHtml} from "../html.js";
import {inLanguage} from "./notebook.js";
import type {Answer, Sql} from "./sql.js";

const mostShown = 200;

/** Mart → its rows. */
export type SqlRows = Readonly<Record<string, readonly object[]>>;

export interface SqlBoxOptions {
  document: Document;
  language: Language;
  rows: SqlRows;
  /** Loads src/components/notebooks/sql.ts, once the reader asks. */
  load: () => Promise<{openSql(marts: SqlRows): Promise<Sql>}>;
  /** A table of the answer. */
  tableOf: (answer: Answer, heads: Readonly<Record<string, string>>) => Element;
}

/** Wakes the box that `renderSqlBox` drew; nothing is fetched until its button is pressed. */
export function wakeSqlBox({document, language, rows, load, tableOf}: SqlBoxOptions): void {
  const box = document.getElementById("sql")!;
  const [open, run] = box.querySelectorAll("button");
  const text = box.querySelector("textarea")!;
  const say = (words: string): void => {
    box.querySelector("output")!.textContent = words;
  };
  let database: Sql | undefined;
  open!.addEventListener("click", async () => {
    open!.disabled = true;
    say(inLanguage(language, "Chargement…", "Loading…"));
    try {
      database = await (await load()).openSql(rows);
      box.querySelector<HTMLElement>(".sql-desk")!.hidden = false;
      open!.hidden = true;
      say(inLanguage(language, "Prêt.", "Ready."));
      text.focus();
    } catch (error) {
      open!.disabled = false;
      say(String((error as Error).message));
    }
  });
  const ask = async (): Promise<void> => {
    const holder = box.querySelector(".sql-answer")!;
    try {
      const answer = await database!.query(text.value);
      holder.replaceChildren(tableOf(answer.slice(0, mostShown), headsOf(answer)));
      say(told(answer.length, language));
    } catch (error) {
      say(String((error as Error).message));
    }
  };
  run!.addEventListener("click", ask);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void ask();
  });
}

const headsOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(Object.keys(answer[0] ?? {}).map((name) => [name, name]));

const told = (rows: number, language: Language): string =>
  rows > mostShown
    ? inLanguage(
        language,
        `${rows} lignes, dont ${mostShown} montrées.`,
        `${rows} rows, ${mostShown} of them shown.`
      )
    : inLanguage(
        language,
        `${rows} ${rows < 2 ? "ligne" : "lignes"}.`,
        `${rows} ${rows === 1 ? "row" : "rows"}.`
      );

/** The box as the page is built with it; without a script it says nothing that cannot be done. */
export function renderSqlBox(rows: SqlRows, language: Language): string {
  const tables = Object.keys(rows).filter((name) => rows[name]!.length > 0);
  const first = tables[0];
  if (!first) return "";
  const title = inLanguage(language, "Interroger en SQL", "Ask in SQL");
  const why = inLanguage(
    language,
    "Les lignes de ce carnet dans DuckDB, dans votre navigateur\u00A0: rien n’est envoyé. Le moteur pèse 36\u00A0Mo et n’est chargé qu’à votre demande.",
    "This notebook’s rows in DuckDB, in your own browser: nothing is sent. The engine weighs 36 MB and is loaded only when you ask."
  );
  const small = inLanguage(
    language,
    "Un nombre de 1 à 4 personnes y est vide.",
    "A count of 1 to 4 persons is empty in it."
  );
  return (
    `<section id="sql" class="figure dig"><h2>${title}</h2><p class="subline">${why} Tables${inLanguage(language, "\u00A0:", ":")} <code>${tables.join(", ")}</code>. ${small}</p>` +
    `<button type="button">${inLanguage(language, "Ouvrir DuckDB", "Open DuckDB")}</button>` +
    `<div class="sql-desk" hidden><label for="sql-text">${inLanguage(language, "Requête (Ctrl + Entrée pour lancer)", "Query (Ctrl + Enter to run)")}</label>` +
    `<textarea id="sql-text" rows="5" spellcheck="false">${escapeHtml(`select season, count(*) as "lines"\nfrom ${first}\ngroup by all\norder by season`)}</textarea>` +
    `<button type="button">${inLanguage(language, "Lancer", "Run")}</button></div>` +
    `<output role="status"></output><div class="sql-answer"></div></section>`
  );
}
