/** One show against comparable ones, by days before its first performance: you solid, their middle half a band. */
import * as Plot from "@observablehq/plot";
import {ticks} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {label, ownDot, tickWidth, valueLines} from "./marks.js";

export interface PacePoint {
  daysBefore: number;
  value: number;
}

export interface PaceBand {
  daysBefore: number;
  median: number;
  low: number;
  high: number;
}

export interface PaceCurvesOptions {
  own: readonly PacePoint[];
  /** None when there are too few comparable shows. */
  band: readonly PaceBand[];
  ownLabel: string;
  bandLabel: string;
  days: readonly {daysBefore: number; label: string}[];
  formatTick: (tick: number) => string;
}

/** Draws from the earliest day given to the first performance. */
export function paceCurves(
  canvas: Canvas,
  description: string,
  {own, band, ownLabel, bandLabel, days, formatTick}: PaceCurvesOptions
): Element {
  const isNarrow = canvas.width < 500;
  const highest = Math.max(
    ...own.map((point) => point.value),
    ...band.map((point) => point.high),
    1
  );
  const steps = ticks(0, highest, isNarrow ? 4 : 5);
  const earliest = Math.max(...days.map((day) => day.daysBefore));
  const names = new Map(days.map((day) => [-day.daysBefore, day.label]));
  const before = (point: {daysBefore: number}): number => -point.daysBefore;
  const last = own.slice(-1);
  // above the band the line would cross the band's own label
  const isAhead = (last[0]?.value ?? 0) > (band.at(-1)?.median ?? 0);
  const isLate = (last[0]?.daysBefore ?? 0) < earliest * 0.45;
  return drawPlot(canvas, description, {
    height: isNarrow ? 280 : 360,
    marginTop: 20,
    marginBottom: 30,
    marginLeft: Math.max(...steps.map((step) => tickWidth(formatTick(step)))) + 12,
    marginRight: 26,
    x: {domain: [-earliest, 0]},
    y: {domain: [0, highest * 1.1]},
    marks: [
      ...valueLines(steps, formatTick),
      Plot.ruleY([0], {stroke: colour("faint")}),
      Plot.axisX([...names.keys()], {
        tickFormat: (day: number) => names.get(day) ?? "",
        tickSize: 5,
        stroke: colour("faint"),
        fill: colour("soft"),
        fontSize: 12,
        label: null,
        labelArrow: "none"
      }),
      Plot.areaY(band, {x: before, y1: "low", y2: "high", fill: colour("band")}),
      Plot.line(band, {x: before, y: "median", stroke: colour("peer"), strokeWidth: 2}),
      Plot.line(own, {x: before, y: "value", stroke: colour("own"), strokeWidth: 3}),
      ownDot(last, {x: before, y: "value", r: 5}),
      label(band.slice(-1), {
        x: before,
        y: isAhead ? "low" : "high",
        text: () => bandLabel,
        textAnchor: "end",
        dy: isAhead ? 10 : -8,
        fontSize: 12,
        fill: colour("soft")
      }),
      label(last, {
        x: before,
        y: "value",
        text: () => ownLabel,
        textAnchor: isLate ? "end" : "start",
        dx: isLate ? -10 : 10,
        dy: -12,
        fontSize: 14,
        fontWeight: 600,
        fill: colour("own-label")
      })
    ]
  });
}
