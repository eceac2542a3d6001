/** One column per season: full season as an outline, the part reached at today's date filled; closed seasons hatched. */
import * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {label} from "./marks.js";

export interface SeasonColumn {
  label: string;
  /** Reached by today's day of the season; null when nothing is published. */
  reached: number | null;
  reachedText: string;
  /** The whole season, once over. */
  final: number | null;
  finalText: string;
  isClosed: boolean;
  isCurrent: boolean;
}

export interface SeasonColumnsOptions {
  seasons: readonly SeasonColumn[];
  closedLabel: string;
  /** What the outline is: « saison entière ». */
  finalLabel: string;
}

/** A lone season is a column, not a wall. */
const widestColumn = 150;

/** Draws the seasons in the order given. */
export function seasonColumns(
  canvas: Canvas,
  description: string,
  {seasons, closedLabel, finalLabel}: SeasonColumnsOptions
): Element {
  const rows = seasons.map((season, place) => ({
    ...season,
    place,
    top: Math.max(season.reached ?? 0, season.final ?? 0)
  }));
  const finished = rows.filter(
    (row) => !row.isClosed && row.final !== null && row.final > (row.reached ?? 0)
  );
  const highest = Math.max(...rows.map((row) => row.top), 1);
  const isNarrow = canvas.width < 500;
  const padding = isNarrow ? 0.18 : 0.34;
  return drawPlot(canvas, description, {
    height: isNarrow ? 260 : 340,
    marginTop: 34,
    marginBottom: 28,
    marginLeft: 0,
    marginRight: Math.max(0, canvas.width - rows.length * widestColumn),
    x: {
      domain: rows.map((row) => row.place),
      type: "band",
      padding,
      axis: null
    },
    y: {domain: [0, highest], axis: null},
    marks: [
      hatch((scales, dimensions) => closedBoxes(rows, padding, scales, dimensions)),
      Plot.barY(finished, outline),
      Plot.barY(rows, {
        x: "place",
        y: (row) => row.reached ?? 0,
        fill: (row) => (row.isCurrent ? colour("own") : colour("last")),
        fillOpacity: (row) => (row.isClosed ? 0.45 : 1)
      }),
      Plot.ruleY([0], {stroke: colour("faint")}),
      ...seasonLabels(rows, finished, isNarrow, closedLabel, finalLabel)
    ]
  });
}

type Row = SeasonColumn & {place: number; top: number};

/** A dashed outline from what was reached to the whole season. */
const outline: Plot.BarYOptions = {
  x: "place",
  y1: (row: Row) => row.reached ?? 0,
  y2: "final",
  fill: "none",
  stroke: colour("last"),
  strokeWidth: 1.5,
  strokeDasharray: "6,3"
};

function closedBoxes(
  rows: readonly Row[],
  padding: number,
  {x}: Plot.ScaleFunctions,
  {width, height, marginTop, marginBottom}: Plot.Dimensions
) {
  const step = rows.length > 1 ? x!(1) - x!(0) : width;
  return rows
    .filter((row) => row.isClosed)
    .map((row) => ({
      x: x!(row.place),
      y: marginTop,
      width: step * (1 - padding),
      height: height - marginTop - marginBottom
    }));
}

function seasonLabels(
  rows: readonly Row[],
  finished: readonly Row[],
  isNarrow: boolean,
  closedLabel: string,
  finalLabel: string
) {
  const size = isNarrow ? 12 : 14;
  return [
    label(rows, {
      x: "place",
      y: (row: Row) => row.reached ?? 0,
      text: "reachedText",
      dy: -10,
      fontSize: size,
      fontWeight: 600
    }),
    label(finished, {
      x: "place",
      y: "final",
      text: "finalText",
      dy: -10,
      fontSize: size,
      fill: colour("last-label")
    }),
    label(finished.slice(0, 1), {
      x: "place",
      y: "final",
      text: () => finalLabel,
      dy: -25,
      fontSize: 12,
      fill: colour("last-label")
    }),
    ...closedLabels(rows, closedLabel),
    label(rows, {
      x: "place",
      y: 0,
      text: "label",
      dy: 16,
      fontSize: isNarrow ? 12 : 13,
      fill: colour("soft")
    })
  ];
}

/** At the top of its box, or at its foot where the column reaches the top. */
function closedLabels(rows: readonly Row[], closedLabel: string) {
  const highest = Math.max(...rows.map((row) => row.top), 1);
  const closed = rows.filter((row) => row.isClosed);
  const isTall = (row: Row): boolean => (row.reached ?? 0) > 0.8 * highest;
  const quiet = {x: "place", text: () => closedLabel, fontSize: 12, fill: colour("soft")};
  return [
    label(
      closed.filter((row) => !isTall(row)),
      {...quiet, frameAnchor: "top", dy: 12}
    ),
    label(closed.filter(isTall), {...quiet, frameAnchor: "bottom", dy: -14})
  ];
}
