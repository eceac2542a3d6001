/** Vertical bars in a fixed order (bands of time): you in full, last season as a line across. */
import * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {label} from "./marks.js";

export interface Column {
  /** At most two lines. */
  label: string;
  value: number;
  text: string;
  last?: number | null;
}

export interface ColumnsOptions {
  columns: readonly Column[];
  /** « trait : 2018-2019 », written beside the last line. */
  lastLabel?: string | undefined;
}

/** Draws the columns in the order given. */
export function columns(
  canvas: Canvas,
  description: string,
  {columns: given, lastLabel}: ColumnsOptions
): Element {
  const rows = given.map((column, place) => ({
    ...column,
    place,
    top: Math.max(column.value, column.last ?? 0)
  }));
  const compared = rows.filter((row) => row.last !== null && row.last !== undefined);
  const height = canvas.width < 500 ? 216 : 260;
  return drawPlot(canvas, description, {
    height,
    marginTop: lastLabel && compared.length > 0 ? 40 : 26,
    marginBottom: 42,
    marginLeft: 0,
    marginRight: 0,
    x: {domain: rows.map((row) => row.place), type: "band", padding: 0.14, axis: null},
    y: {domain: [0, Math.max(...rows.map((row) => row.top), 0.01)], axis: null},
    marks: [
      Plot.barY(rows, {x: "place", y: "value", fill: colour("own")}),
      Plot.ruleY([0], {stroke: colour("faint")}),
      Plot.tickY(compared, {
        x: "place",
        y: "last",
        stroke: colour("last"),
        strokeWidth: 3,
        insetLeft: -4,
        insetRight: -4
      }),
      label(rows, {
        x: "place",
        y: "top",
        text: "text",
        dy: -12,
        fontSize: 14,
        fontWeight: 600
      }),
      label(rows, {
        x: "place",
        y: 0,
        text: (row) => splitInTwo(row.label),
        dy: 10,
        lineAnchor: "top",
        lineHeight: 1.2,
        fontSize: 12,
        fill: colour("soft")
      }),
      label(compared.slice(-1), {
        frameAnchor: "top-right",
        text: () => lastLabel ?? "",
        dy: -36,
        fontSize: 12,
        fill: colour("last-label")
      })
    ]
  });
}

/** Breaks a label at the space nearest its middle. */
function splitInTwo(text: string): string {
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map(({index}) => index);
  if (text.length < 9 || spaces.length === 0) return text;
  const at = spaces.reduce((best, index) =>
    Math.abs(index - middle) < Math.abs(best - middle) ? index : best
  );
  return `${text.slice(0, at)}\n${text.slice(at + 1)}`;
}
