/** The shows of the season that had a performance held, one by one under their artform, or the most attended. */
import {disciplines} from "../../../src/vocabulary/codes.js";
import {formatCount, formatMoney, formatRate} from "../../../src/vocabulary/format.js";
import type {Language} from "../../../src/vocabulary/language.js";
import type {ProductionRow} from "../../../src/vocabulary/rows.js";
import type {ReportData} from "../../reportData.js";
import {
  group,
  heads,
  number,
  numberOr,
  type Table,
  type TableRow,
  type TableSource
} from "./table.js";

export const productions: TableSource = (data, language) => ({
  head: headOf(language),
  body: [...Map.groupBy(heldIn(data), (row) => row.discipline)].flatMap(([discipline, rows]) => [
    group(disciplines[discipline].label[language]),
    ...rows.map((row) => productionRow(row, language))
  ])
});

/** The first so many by attendance. */
export const topProductions =
  (most: number): TableSource =>
  (data, language): Table => ({
    head: headOf(language),
    body: heldIn(data)
      .toSorted((a, b) => b.attendance - a.attendance)
      .slice(0, most)
      .map((row) => productionRow(row, language))
  });

/** The last so many that were on, the latest first. */
export const latestProductions =
  (most: number): TableSource =>
  (data, language): Table => ({
    head: headOf(language),
    body: heldIn(data)
      .toSorted((a, b) => b.lastOn.localeCompare(a.lastOn))
      .slice(0, most)
      .map((row) => productionRow(row, language))
  });

const heldIn = ({rows, season}: ReportData): ProductionRow[] =>
  rows.productions.filter((row) => row.season === season && row.performancesHeld > 0);

const headOf = (language: Language) =>
  heads(
    language,
    "production",
    "performancesHeld",
    "capacityOffered",
    "attendance",
    "occupancyRate",
    "averageTicketPrice"
  );

const productionRow = (row: ProductionRow, language: Language): TableRow => ({
  kind: "row",
  cells: [
    {text: row.title},
    number(formatCount(row.performancesHeld, language)),
    numberOr(row.capacityOffered, formatCount, language),
    number(formatCount(row.attendance, language)),
    numberOr(row.occupancyRate, formatRate, language),
    numberOr(row.averageTicketPriceCents, formatMoney, language)
  ]
});
