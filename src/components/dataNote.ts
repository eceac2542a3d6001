/** What the figures rest on: rows read, loaded, rejected and duplicate, and what was found wrong, in plain words. */
import {formatCount, formatCounted, formatDay, formatMoney} from "../vocabulary/format.js";
import type {Language} from "../vocabulary/language.js";
import type {DeliveryRow, IssueRow} from "../vocabulary/rows.js";
import type {Cell, Setting} from "./charts/chart.js";
import {toHtml} from "./html.js";
import {renderTable} from "./table.js";

export interface DataRows {
  deliveries: readonly DeliveryRow[];
  issues: readonly IssueRow[];
}

/** More issues than these wait in a fold. */
const mostOpen = 6;

/** HTML: a sentence, the accounting by table, and the issues found. */
export function dataNote({deliveries, issues}: DataRows, {language}: Setting): string {
  if (deliveries.length === 0) return `<p>${nothing[language]}</p>`;
  const caption = language === "fr" ? "Lignes de vos livraisons" : "Rows of your deliveries";
  return (
    `<p>${toHtml(sentence(deliveries, language))}</p>` +
    renderTable({head: head(language), body: body(deliveries, language)}, caption) +
    (issues.length > 0 ? renderIssues(issues, language) : "")
  );
}

const nothing = {fr: "Aucune livraison reçue.", en: "No delivery received."};

function sentence(deliveries: readonly DeliveryRow[], language: Language): string {
  const count = new Set(deliveries.map((row) => row.deliveryId)).size;
  const latest = deliveries
    .map((row) => row.receivedOn)
    .toSorted()
    .at(-1)!;
  const counted = formatCounted(count, "delivery", language);
  const day = formatDay(latest, language);
  return language === "fr"
    ? `${counted}, la dernière le ${day}. Toute ligne lue est chargée, écartée ou reconnue en double; les montants suivent, au cent près.`
    : `${counted}, the latest on ${day}. Every row read is loaded, rejected or recognized as a duplicate; so is every cent.`;
}

const tables = {
  customers: {fr: "Clients", en: "Customers"},
  orders: {fr: "Commandes", en: "Orders"},
  performances: {fr: "Représentations", en: "Performances"}
};

function head(language: Language): Cell[] {
  const texts =
    language === "fr"
      ? ["Table", "Lues", "Chargées", "Écartées", "En double"]
      : ["Table", "Read", "Loaded", "Rejected", "Duplicate"];
  return texts.map((text, place) => ({text, numeric: place > 0}));
}

function body(deliveries: readonly DeliveryRow[], language: Language): Cell[][] {
  const names = Object.keys(tables) as (keyof typeof tables)[];
  return [
    ...names.map((name) => {
      const rows = deliveries.filter((row) => row.tableName === name);
      const counts = [
        total(rows, "rowsRead"),
        total(rows, "rowsLoaded"),
        total(rows, "rowsRejected"),
        total(rows, "rowsDuplicate")
      ];
      return toCells(
        tables[name][language],
        counts.map((count) => formatCount(count, language))
      );
    }),
    toCells(
      language === "fr" ? "Commandes, montants" : "Orders, amounts",
      (["centsRead", "centsLoaded", "centsRejected", "centsDuplicate"] as const).map((column) =>
        formatMoney(total(deliveries, column), language)
      )
    )
  ];
}

const toCells = (name: string, texts: readonly string[]): Cell[] => [
  {text: name},
  ...texts.map((text) => ({text, numeric: true}))
];

type Countable = Exclude<
  keyof DeliveryRow,
  "organization" | "deliveryId" | "receivedOn" | "tableName"
>;

const total = (rows: readonly DeliveryRow[], column: Countable): number =>
  rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);

function renderIssues(issues: readonly IssueRow[], language: Language): string {
  const sorted = issues.toSorted(bySeverity);
  const title = language === "fr" ? "Ce que la vérification a trouvé" : "What the check found";
  return `<h3>${title}</h3>${list(sorted.slice(0, mostOpen), language)}${renderRest(sorted.slice(mostOpen), language)}`;
}

function renderRest(issues: readonly IssueRow[], language: Language): string {
  if (issues.length === 0) return "";
  const count = formatCount(issues.length, language);
  const summary =
    language === "fr"
      ? `Voir ${issues.length === 1 ? "l’autre constat" : `les ${count} autres constats`}`
      : `See ${issues.length === 1 ? "the other finding" : `the ${count} other findings`}`;
  return `<details><summary>${summary}</summary>${list(issues, language)}</details>`;
}

function list(issues: readonly IssueRow[], language: Language): string {
  const items = issues.map((issue) => {
    const text = language === "fr" ? issue.sentenceFr : issue.sentenceEn;
    return `<li><b>${toHtml(formatCounted(issue.rows, "row", language))}</b> ${toHtml(text)}</li>`;
  });
  return `<ul class="issues">${items.join("")}</ul>`;
}

const bySeverity = (a: IssueRow, b: IssueRow): number =>
  a.severity.localeCompare(b.severity) || b.rows - a.rows;
