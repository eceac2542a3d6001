/** Horizontal bars from zero, one row per category: you in full, last season as a line across, masked rows hatched. */
import * as Plot from "@observablehq/plot";
import {behind, colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {fitText, label, textWidth} from "./marks.js";

export interface Bar {
  label: string;
  /** Null: masked or too few; the row is hatched and `text` says why. */
  value: number | null;
  text: string;
  last?: number | null;
  /** A remainder (« autres », « inconnu »), drawn in grey. */
  isRest?: boolean;
}

export interface BarsOptions {
  bars: readonly Bar[];
  /** Season of the lines across, written once above the first. */
  lastLabel?: string | undefined;
}

const rowHeight = 30;

/** Draws the bars in the order given. */
export function sortedBars(
  canvas: Canvas,
  description: string,
  {bars, lastLabel}: BarsOptions
): Element {
  const rows = bars.map((bar, row) => ({...bar, row}));
  const told = rows.filter(isTold);
  const masked = rows.filter((row) => row.value === null);
  const compared = told.filter((row) => row.last !== null && row.last !== undefined);
  const [marginLeft, marginRight] = margins(bars, canvas.width);
  const marginTop = lastLabel && compared.length > 0 ? 20 : 2;
  const furthest = Math.max(...told.map((row) => Math.max(row.value, row.last ?? 0)), 0);
  return drawPlot(canvas, description, {
    height: marginTop + bars.length * rowHeight + 4,
    marginTop,
    marginBottom: 4,
    marginLeft,
    marginRight,
    x: {domain: [0, furthest || 1], axis: null},
    y: {domain: rows.map((row) => row.row), type: "band", padding: 0.3, axis: null},
    marks: [
      hatch(({x, y}) =>
        masked.map((row) => ({
          x: x!(0),
          y: y!(row.row),
          width: canvas.width - marginLeft - 4,
          height: 20
        }))
      ),
      Plot.barX(told, {
        x: "value",
        y: "row",
        fill: (row) => (row.isRest ? colour("peer") : colour("own"))
      }),
      ...lastTicks(compared),
      Plot.ruleX([0], {stroke: colour("faint")}),
      label(rows, {
        x: 0,
        y: "row",
        text: (row) => fitText(row.label, marginLeft - 12),
        textAnchor: "end",
        dx: -10
      }),
      label(told, {
        x: (row) => Math.max(row.value, row.last ?? 0),
        y: "row",
        text: "text",
        textAnchor: "start",
        dx: 10,
        fontSize: 14,
        fontWeight: 600
      }),
      label(masked, {
        x: 0,
        y: "row",
        text: "text",
        textAnchor: "start",
        dx: 10,
        fill: colour("soft")
      }),
      label(compared.slice(0, 1), {
        x: "last",
        y: "row",
        text: () => lastLabel ?? "",
        dy: -21,
        fontSize: 12,
        fill: colour("last-label")
      })
    ]
  });
}

/** A line across the bar, edged with the page's colour so that it shows on the bar and beside it. */
const lastTicks = (rows: readonly Told[]) =>
  [
    {stroke: behind, strokeWidth: 6},
    {stroke: colour("last-label"), strokeWidth: 3}
  ].map((line) => Plot.tickX(rows, {x: "last", y: "row", insetTop: -4, insetBottom: -4, ...line}));

interface Told extends Bar {
  value: number;
  row: number;
}
const isTold = (row: Bar & {row: number}): row is Told => row.value !== null;

function margins(bars: readonly Bar[], width: number): [left: number, right: number] {
  const widest = Math.max(...bars.map((bar) => textWidth(bar.label)));
  const value = Math.max(
    ...bars.filter((bar) => bar.value !== null).map((bar) => textWidth(bar.text, 14)),
    20
  );
  return [Math.min(widest + 16, width * 0.45), value + 18];
}
