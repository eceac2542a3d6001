/** Values and intervals on one scale, a row each: you, your past, the peers' middle half. */
import * as Plot from "@observablehq/plot";
import {ticks} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {label, lastRing, ownDot, textWidth, valueColumns} from "./marks.js";

export interface IntervalRow {
  label: string;
  mark: "own" | "last" | "range" | "peer";
  /** Null: masked or not established; the row is hatched and `text` says why. */
  value: number | null;
  low?: number | null;
  high?: number | null;
  text: string;
}

export interface IntervalsOptions {
  rows: readonly IntervalRow[];
  formatTick: (tick: number) => string;
}

const rowHeight = 54;

/** Draws the rows in the order given; each name stands above its line, so that a phone has the whole width. */
export function intervals(
  canvas: Canvas,
  description: string,
  {rows: given, formatTick}: IntervalsOptions
): Element {
  const rows = given.map((row, place) => ({...row, place}));
  const told = rows.filter((row) => row.value !== null || (row.low ?? null) !== null);
  const untold = rows.filter((row) => !told.includes(row));
  const known = told
    .flatMap(({value, low, high}) => [value, low ?? null, high ?? null])
    .filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const domain: [number, number] = [Math.max(0, low - room), high + room];
  const banded = told.filter((row) => (row.low ?? null) !== null && (row.high ?? null) !== null);
  const marginRight = Math.max(textWidth(formatTick(domain[1])), 24);
  const at = {x: "value", y: "place"} as const;
  return drawPlot(canvas, description, {
    height: rows.length * rowHeight + 26,
    marginTop: 0,
    marginBottom: 26,
    marginLeft: 8,
    marginRight,
    x: {domain},
    y: {domain: [-0.6, rows.length - 0.4], reverse: true, axis: null},
    marks: [
      ...valueColumns(ticks(domain[0], domain[1], canvas.width < 500 ? 3 : 6), formatTick),
      hatch(({y}) =>
        untold.map((row) => ({
          x: 8,
          y: y!(row.place) - 6,
          width: canvas.width - 8 - marginRight,
          height: 14
        }))
      ),
      Plot.rect(
        banded.filter((row) => row.mark === "peer"),
        {
          x1: "low",
          x2: "high",
          y1: (row) => row.place - 0.14,
          y2: (row) => row.place + 0.14,
          fill: colour("band")
        }
      ),
      Plot.link(
        banded.filter((row) => row.mark !== "peer"),
        {
          x1: "low",
          x2: "high",
          y1: "place",
          y2: "place",
          stroke: colour("last"),
          strokeWidth: 5,
          strokeOpacity: 0.55
        }
      ),
      Plot.link(
        told.filter((row) => row.mark === "peer" && row.value !== null),
        {
          x1: "value",
          x2: "value",
          y1: (row) => row.place - 0.2,
          y2: (row) => row.place + 0.2,
          stroke: colour("peer"),
          strokeWidth: 3
        }
      ),
      lastRing(
        told.filter((row) => (row.mark === "last" || row.mark === "range") && row.value !== null),
        at
      ),
      ownDot(
        told.filter((row) => row.mark === "own"),
        at
      ),
      label(rows, {
        y: "place",
        frameAnchor: "left",
        textAnchor: "start",
        text: (row) => `${row.label}${row.text ? `, ${row.text}` : ""}`,
        dy: -19
      })
    ]
  });
}
