/** A table as reports print it: heads, rows, headings over rows and sums. */
import type {Cell} from "../../../src/components/charts/chart.js";
import type {Language} from "../../../src/vocabulary/language.js";
import type {ReportData} from "../../reportData.js";
import {type WordId, words} from "../words.js";

export interface Table {
  head: readonly Cell[];
  body: readonly TableRow[];
}

export interface TableRow {
  cells: readonly Cell[];
  /** A heading over the rows that follow, or the sum of all. */
  kind: "row" | "group" | "total";
}

export type TableSource = (data: ReportData, language: Language) => Table;

/** The first is over names, the others over numbers. */
export const heads = (language: Language, ...ids: readonly WordId[]): Cell[] =>
  ids.map((id, i) => ({text: words[id][language], numeric: i > 0}));

export const number = (text: string): Cell => ({text, numeric: true});

/** « non calculable » where there is no value. */
export const numberOr = (
  value: number | null,
  format: (value: number, language: Language) => string,
  language: Language
): Cell => number(value === null ? words.notComputable[language] : format(value, language));

export const group = (text: string): TableRow => ({kind: "group", cells: [{text}]});
