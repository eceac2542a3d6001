/** Tables that no chart carries. A new one is a line here. */
import type {Cell} from "../../src/components/charts/chart.js";
import {disciplines} from "../../src/vocabulary/codes.js";
import {formatCount, formatMoney, formatRate} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {ProductionRow} from "../../src/vocabulary/rows.js";
import type {ReportData} from "../reportData.js";
import {type WordId, words} from "./words.js";

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

export const tables: Readonly<Record<string, TableSource>> = {
  productions: ({rows, snapshot}, language) => ({
    head: heads(
      language,
      "production",
      "performancesHeld",
      "capacityOffered",
      "attendance",
      "occupancyRate",
      "averageTicketPrice"
    ),
    body: groupByDiscipline(
      rows.productions.filter((row) => row.season === snapshot.currentSeason),
      language
    )
  })
};

const heads = (language: Language, ...ids: readonly WordId[]): Cell[] =>
  ids.map((id, i) => ({text: words[id][language], numeric: i > 0}));

const number = (text: string): Cell => ({text, numeric: true});

function groupByDiscipline(rows: readonly ProductionRow[], language: Language): TableRow[] {
  const groups = Map.groupBy(rows, (row) => row.discipline);
  return [...groups].flatMap(([discipline, group]): TableRow[] => [
    {kind: "group", cells: [{text: disciplines[discipline].label[language]}]},
    ...group.map((row) => productionRow(row, language))
  ]);
}

function productionRow(row: ProductionRow, language: Language): TableRow {
  const unknown = words.notComputable[language];
  const orUnknown = (value: number | null, format: (value: number) => string): Cell =>
    number(value === null ? unknown : format(value));
  return {
    kind: "row",
    cells: [
      {text: row.title},
      number(formatCount(row.performancesHeld, language)),
      orUnknown(row.capacityOffered, (value) => formatCount(value, language)),
      number(formatCount(row.attendance, language)),
      orUnknown(row.occupancyRate, (value) => formatRate(value, language)),
      orUnknown(row.averageTicketPriceCents, (value) => formatMoney(value, language))
    ]
  };
}
