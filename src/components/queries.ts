/** The queries behind the figures, as they are run: each mart's SQL, what a row is, and what it reads, down to the lines delivered. */
import type {Language, Text} from "../vocabulary/language.js";
import {escapeHtml, toHtml} from "./html.js";

export interface Query {
  /** "marts.season_channels": what its anchor is named after, and how others refer to it. */
  id: string;
  layer: "staging" | "intermediate" | "marts";
  grain: string;
  sql: string;
  /** Ids of the queries it reads. */
  reads: readonly string[];
}

/** HTML: marts first, for their figures are what readers come from; then what they are made of. */
export function renderQueries(queries: readonly Query[], language: Language): string {
  return layers
    .map(({layer, title}) => {
      const own = queries.filter((query) => query.layer === layer);
      return `<section><h2 id="${layer}">${toHtml(title[language])}</h2>${own.map((query) => renderQuery(query, language)).join("")}</section>`;
    })
    .join("");
}

/** Where the query of a mart is read. */
export const hrefOfQuery = (mart: string, language: Language): string =>
  `/${language}/queries#marts.${mart}`;

const layers: readonly {layer: Query["layer"]; title: Text}[] = [
  {layer: "marts", title: {fr: "Tables des pages", en: "Tables of the pages"}},
  {layer: "intermediate", title: {fr: "Étapes intermédiaires", en: "Intermediate steps"}},
  {layer: "staging", title: {fr: "Lignes livrées, mises au propre", en: "Lines delivered, tidied"}}
];

function renderQuery({id, grain, sql, reads}: Query, language: Language): string {
  const links = reads.map((read) => `<a href="#${read}"><code>${escapeHtml(read)}</code></a>`);
  const from = links.length > 0 ? `<p>${words.reads[language]} ${links.join(", ")}</p>` : "";
  return (
    `<details id="${id}"><summary><h3><code>${escapeHtml(id)}</code></h3></summary>` +
    `<p lang="en">${toHtml(grain)}</p>${from}<pre lang="en"><code>${escapeHtml(sql.trim())}</code></pre></details>`
  );
}

const words = {
  reads: {fr: "Lit\u00A0:", en: "Reads:"}
};
