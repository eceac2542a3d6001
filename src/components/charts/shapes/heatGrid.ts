/** A grid of cells in five classes, the value printed in each; what is masked or does not exist is hatched or left out. */
import * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {fitText, textWidth} from "./marks.js";

export interface HeatCell {
  /** Null: hatched, and `text` says why; a cell that is not possible is left out of its row. */
  value: number | null;
  text: string;
}

export interface HeatGridOptions {
  columns: readonly string[];
  rows: readonly {label: string; cells: readonly (HeatCell | null)[]}[];
}

const rowHeight = 40;
/** Opacity of each class, chosen so that the value reads on it: ink on the first four, page on the last. */
const classes = [0.06, 0.18, 0.32, 0.5, 1];

/** Draws the rows and columns in the order given; classes are fifths of the range from zero to the highest. */
export function heatGrid(
  canvas: Canvas,
  description: string,
  {columns, rows}: HeatGridOptions
): Element {
  const cells = rows.flatMap(({cells: given}, row) =>
    given.flatMap((cell, column) => (cell ? [{...cell, row, column}] : []))
  );
  const told = cells.filter((cell) => cell.value !== null);
  const highest = Math.max(...told.map((cell) => cell.value!), 0) || 1;
  const classOf = (value: number): number =>
    Math.min(classes.length - 1, Math.floor((value / highest) * classes.length));
  const marginLeft = Math.min(
    Math.max(...rows.map(({label}) => textWidth(label)), 20) + 14,
    canvas.width * 0.34
  );
  const step = (canvas.width - marginLeft) / columns.length;
  const text = {x: "column", y: "row", text: "text", fontSize: step < 52 ? 12 : 13} as const;
  return drawPlot(canvas, description, {
    height: rows.length * rowHeight + 44,
    marginTop: 40,
    marginBottom: 4,
    marginLeft,
    marginRight: 0,
    x: {domain: columns.map((_, place) => place), type: "band", padding: 0.03, axis: null},
    y: {domain: rows.map((_, place) => place), type: "band", padding: 0.06, axis: null},
    marks: [
      hatch(({x, y}) =>
        cells
          .filter((cell) => cell.value === null)
          .map((cell) => ({
            x: x!(cell.column),
            y: y!(cell.row),
            width: step * 0.96,
            height: rowHeight * 0.92
          }))
      ),
      Plot.cell(told, {
        x: "column",
        y: "row",
        fill: colour("own"),
        fillOpacity: (cell) => classes[classOf(cell.value)]!
      }),
      Plot.text(
        cells.filter((cell) => cell.value === null || classOf(cell.value) < 4),
        {...text, fill: (cell) => colour(cell.value === null ? "soft" : "ink"), fontWeight: 500}
      ),
      Plot.text(
        told.filter((cell) => classOf(cell.value!) === 4),
        {...text, fill: colour("page"), fontWeight: 600}
      ),
      Plot.text(columns, {
        x: (_, place) => place,
        frameAnchor: "top",
        text: (label: string) => wrap(label, step),
        dy: -6,
        lineAnchor: "bottom",
        lineHeight: 1.15,
        fontSize: 12,
        fill: colour("soft")
      }),
      Plot.text(rows, {
        y: (_, place) => place,
        frameAnchor: "left",
        dx: -marginLeft,
        textAnchor: "start",
        text: (row: {label: string}) => fitText(row.label, marginLeft - 8),
        fontSize: 13,
        fill: colour("ink")
      })
    ]
  });
}

/** At most two lines, each cut to the column's width. */
function wrap(label: string, width: number): string {
  if (textWidth(label, 12) <= width || !label.includes(" ")) return fitText(label, width);
  const middle = label.length / 2;
  const at = [...label.matchAll(/ /g)]
    .map(({index}) => index)
    .reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best));
  return [label.slice(0, at), label.slice(at + 1)].map((line) => fitText(line, width)).join("\n");
}
