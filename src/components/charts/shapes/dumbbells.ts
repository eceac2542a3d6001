/** Last season (ring) to this season (dot), one row per category, on one shared scale that may not start at zero. */
import * as Plot from "@observablehq/plot";
import {ticks} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {label, lastRing, ownDot, textWidth, valueColumns} from "./marks.js";

export interface Dumbbell {
  label: string;
  /** Null: too few; the row is hatched and `text` says why. */
  value: number | null;
  text: string;
  last?: number | null;
  isNamed?: boolean;
}

export interface DumbbellsOptions {
  rows: readonly Dumbbell[];
  formatTick: (tick: number) => string;
}

const rowHeight = 34;

/** Draws the rows in the order given. */
export function dumbbells(
  canvas: Canvas,
  description: string,
  {rows: given, formatTick}: DumbbellsOptions
): Element {
  const rows = given.map((row, place) => ({...row, place}));
  const told = rows.filter((row) => row.value !== null);
  const few = rows.filter((row) => row.value === null);
  const compared = told.filter((row) => row.last !== null && row.last !== undefined);
  const domain = domainOf(told.flatMap((row) => [row.value, row.last ?? row.value]));
  const marginLeft = Math.max(...rows.map((row) => textWidth(row.label, 14))) + 14;
  const marginRight = Math.max(...told.map((row) => textWidth(row.text, 14)), 40) + 16;
  return drawPlot(canvas, description, {
    height: rows.length * rowHeight + 30,
    marginTop: 4,
    marginBottom: 26,
    marginLeft,
    marginRight,
    x: {domain},
    y: {domain: rows.map((row) => row.place), type: "band", axis: null},
    marks: [
      ...valueColumns(ticks(domain[0], domain[1], canvas.width < 500 ? 4 : 6), formatTick),
      hatch(({y}) =>
        few.map((row) => ({
          x: marginLeft,
          y: y!(row.place) + 8,
          width: canvas.width - marginLeft - 4,
          height: rowHeight - 16
        }))
      ),
      Plot.link(compared, {
        x1: "last",
        x2: "value",
        y1: "place",
        y2: "place",
        stroke: colour("last"),
        strokeWidth: 2
      }),
      lastRing(compared, {x: "last", y: "place"}),
      ownDot(told, {x: "value", y: "place"}),
      ...[400, 600].map((fontWeight) =>
        label(
          rows.filter((row) => (row.isNamed ? 600 : 400) === fontWeight),
          {
            frameAnchor: "left",
            y: "place",
            text: "label",
            textAnchor: "start",
            dx: -marginLeft,
            fontSize: 14,
            fontWeight
          }
        )
      ),
      label(told, {
        frameAnchor: "right",
        y: "place",
        text: "text",
        textAnchor: "end",
        dx: marginRight - 2,
        fontSize: 14,
        fontWeight: 600,
        fill: colour("own-label")
      }),
      label(few, {
        frameAnchor: "middle",
        y: "place",
        text: "text",
        fill: colour("soft"),
        fontSize: 12
      })
    ]
  });
}

/** A little room on both sides, so that no dot sits on an edge. */
function domainOf(values: readonly (number | null)[]): [number, number] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  return [Math.max(0, low - room), high + room];
}
