/** The page from which a member takes its data along. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import {type ExportedTable, exportFormats} from "../../loaders/exportTable.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import {type ExportWord, sayExports} from "./words.js";

export interface ExportsPage {
  language: Language;
  member: Member;
  demonstration: boolean;
  /** What this person may take; empty before the first ingestion. */
  tables: readonly ExportedTable[];
}

export function exportsPage(page: ExportsPage): Html {
  const {language, member, demonstration, tables} = page;
  const say = sayExports(language);
  const base = `/${language}/exports/${member.organization}`;
  const list = (
    kind: ExportedTable["kind"],
    title: ExportWord,
    note?: ExportWord
  ): Html | string => {
    const some = tables.filter((table) => table.kind === kind);
    return some.length === 0
      ? ""
      : html`<section><h2>${say(title)}</h2>${note ? html`<p>${say(note)}</p>` : ""}${tableList(some, base, language)}</section>`;
  };
  const body = html`<h1>${say("exports")}</h1>
<p class="lede">${say("lede")}</p>
${tables.length === 0 ? html`<p class="note">${say("none")}</p>` : html`<p class="actions"><a class="button" href="${base}/figures.xlsx">${say("workbook")}</a> <a class="button quiet" href="${base}/dictionary.csv">${say("dictionary")}</a></p>`}
${list("own", "figures", "figuresNote")}
${list("standard", "lines", "linesNote")}
${list("collective", "collective")}`;
  return frame({
    language,
    title: say("exports"),
    path: `/exports/${member.organization}`,
    organization: member.name,
    signedIn: true,
    demonstration,
    body
  });
}

function tableList(tables: readonly ExportedTable[], base: string, language: Language): Html {
  const say = sayExports(language);
  const rows = tables.map(({name, kind}) => {
    const label = kind === "standard" ? say(name as "orders") : name;
    const links = ["xlsx", ...exportFormats].map(
      (format) =>
        html`<a href="${base}/${kind}/${name}.${format}" aria-label="${label}, ${format}">${format.toUpperCase()}</a> `
    );
    return html`<tr><th scope="row">${label}</th><td>${links}</td></tr>`;
  });
  return html`<table class="narrow"><thead><tr><th scope="col">${say("table")}</th><th scope="col">${say("files")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
