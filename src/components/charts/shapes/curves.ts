/** Two cumulative curves over the days of a season: this one solid, its baseline dashed, today a thin line. */
import * as Plot from "@observablehq/plot";
import {ticks} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {label, ownDot, tickWidth, valueLines} from "./marks.js";

export interface Point {
  day: number;
  value: number;
}

export interface CurvesOptions {
  own: readonly Point[];
  last: readonly Point[];
  today: {day: number; label: string};
  /** Last day of a season's axis. */
  lastDay: number;
  months: readonly {day: number; label: string}[];
  ownLabel: string;
  /** Beside the baseline, where it stood today. */
  lastLabel: string;
  /** Above the baseline's end. */
  endLabel: string;
  formatTick: (tick: number) => string;
}

/** Draws both curves on one scale from zero. */
export function curves(canvas: Canvas, description: string, options: CurvesOptions): Element {
  const {own, last, today, lastDay} = options;
  const isNarrow = canvas.width < 500;
  const highest = Math.max(...own.map((p) => p.value), ...last.map((p) => p.value), 1);
  const steps = ticks(0, highest, isNarrow ? 4 : 5);
  const top = highest * 1.08;
  return drawPlot(canvas, description, {
    height: isNarrow ? 300 : 420,
    marginTop: 22,
    marginBottom: 30,
    marginLeft: Math.max(...steps.map((step) => tickWidth(options.formatTick(step)))) + 12,
    marginRight: 10,
    x: {domain: [0, lastDay]},
    y: {domain: [0, top]},
    marks: [
      ...valueLines(steps, options.formatTick),
      ...monthAxis(options.months, isNarrow),
      Plot.ruleX([today.day], {stroke: colour("ink"), y1: 0, y2: top}),
      Plot.line(last, {
        x: "day",
        y: "value",
        stroke: colour("last"),
        strokeWidth: 2,
        strokeDasharray: "6,3"
      }),
      Plot.line(own, {x: "day", y: "value", stroke: colour("own"), strokeWidth: 3}),
      ownDot(own.slice(-1), {x: "day", y: "value", r: 5}),
      ...curveLabels(options, top)
    ]
  });
}

function monthAxis(months: CurvesOptions["months"], isNarrow: boolean) {
  const shown = isNarrow ? months.filter((_, place) => place % 2 === 0) : months;
  const names = new Map(shown.map(({day, label: name}) => [day, name]));
  return [
    Plot.ruleY([0], {stroke: colour("faint")}),
    Plot.axisX([...names.keys()], {
      tickFormat: (day: number) => names.get(day) ?? "",
      tickSize: 5,
      stroke: colour("faint"),
      fill: colour("soft"),
      fontSize: 13,
      label: null,
      labelArrow: "none"
    })
  ];
}

/** The higher curve is named on the left of today, above; the lower one on its right, below: neither covers the other. */
function curveLabels(options: CurvesOptions, top: number) {
  const {own, last, today, lastDay} = options;
  const now = own.slice(-1);
  const then = last.filter((point) => point.day <= today.day).slice(-1);
  const isEarly = today.day < lastDay * 0.4;
  const isAbove = (now[0]?.value ?? 0) >= (then[0]?.value ?? 0);
  const above = {textAnchor: isEarly ? "start" : "end", dx: isEarly ? 10 : -10, dy: -14} as const;
  const below = {textAnchor: "start", dx: 10, dy: 18} as const;
  return [
    label([today], {x: "day", y: () => top, text: "label", textAnchor: "start", dx: 7, dy: -8}),
    label(now, {
      x: "day",
      y: "value",
      text: () => options.ownLabel,
      fill: colour("own-label"),
      fontWeight: 600,
      fontSize: 14,
      ...(isAbove ? above : below)
    }),
    label(then, {
      x: "day",
      y: "value",
      text: () => options.lastLabel,
      fill: colour("last-label"),
      fontSize: 14,
      ...(isAbove ? below : above)
    }),
    label(last.slice(-1), {
      x: "day",
      y: "value",
      text: () => options.endLabel,
      textAnchor: "end",
      dy: -12,
      fill: colour("last-label")
    })
  ];
}
