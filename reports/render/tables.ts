/** Tables that no chart carries. A new one is a line here. */
import type {Cell} from "../../src/components/charts/chart.js";
import {disciplines} from "../../src/vocabulary/codes.js";
import {formatCount, formatMetric, formatMoney, formatRate} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";
import type {ComparativeRow, ProductionRow} from "../../src/vocabulary/rows.js";
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
  comparatives: ({peers, rows, snapshot}, language) => ({
    head: heads(language, "metric", "you", "median", "middleHalf", "organizations"),
    body: rows.comparatives
      .filter(
        (row) =>
          row.peerGroup === peers[0]?.peerGroup &&
          row.season === snapshot.currentSeason &&
          row.stage === "sameStage" &&
          !isTotal(row.metric)
      )
      .map((row) => comparativeRow(row, language))
  }),
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

/** A total says how large an organization is, not how it does. */
const isTotal = (metric: MetricId): boolean => ["count", "persons"].includes(metrics[metric].unit);

function comparativeRow(row: ComparativeRow, language: Language): TableRow {
  const told = (value: number): string => formatMetric(value, row.metric, language);
  const {lowerQuartile, upperQuartile} = row;
  return {
    kind: "row",
    cells: [
      {text: metrics[row.metric].label[language]},
      number(told(row.value)),
      number(told(row.median)),
      number(
        lowerQuartile === null || upperQuartile === null
          ? words.notPublished[language]
          : `${told(lowerQuartile)} ${words.toValue[language]} ${told(upperQuartile)}`
      ),
      number(formatCount(row.organizations, language))
    ]
  };
}

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
