/** Shows that still have performances to come: how many tickets are ordered so far, of how many seats. */
import {formatCount, formatDay, formatRate} from "../../../src/vocabulary/format.js";
import type {Language} from "../../../src/vocabulary/language.js";
import type {ShowPerformanceRow} from "../../../src/vocabulary/rows.js";
import type {ReportData} from "../../reportData.js";
import {heads, number, numberOr, type Table, type TableRow, type TableSource} from "./table.js";

/** The next so many, the first to come first. */
export const upcomingShows =
  (most: number): TableSource =>
  (data, language): Table => ({
    head: heads(
      language,
      "production",
      "nextOn",
      "toCome",
      "ordered",
      "capacityOffered",
      "occupancyRate"
    ),
    body: showsToCome(data)
      .slice(0, most)
      .map((show) => showRow(show, language))
  });

interface ShowToCome {
  title: string;
  nextOn: string;
  performances: readonly ShowPerformanceRow[];
}

function showsToCome({rows}: ReportData): ShowToCome[] {
  const toCome = rows.show_performances.filter(({isHeld}) => !isHeld);
  const titles = new Map(rows.productions.map(({productionId, title}) => [productionId, title]));
  return [...Map.groupBy(toCome, ({productionId}) => productionId)]
    .map(([productionId, performances]) => ({
      title: titles.get(productionId) ?? productionId,
      nextOn: performances.map(({startsOn}) => startsOn).toSorted()[0]!,
      performances
    }))
    .toSorted((a, b) => a.nextOn.localeCompare(b.nextOn));
}

function showRow({title, nextOn, performances}: ShowToCome, language: Language): TableRow {
  const tickets = sumOf(performances.map((row) => row.tickets));
  const seats = performances.every(({capacity}) => capacity !== null)
    ? sumOf(performances.map(({capacity}) => capacity ?? 0))
    : null;
  return {
    kind: "row",
    cells: [
      {text: title},
      number(formatDay(nextOn, language)),
      number(formatCount(performances.length, language)),
      number(formatCount(tickets, language)),
      numberOr(seats, formatCount, language),
      numberOr(seats ? tickets / seats : null, formatRate, language)
    ]
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
