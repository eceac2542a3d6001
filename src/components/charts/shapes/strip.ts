/** One value on a line: you, last season, and the peers' middle half with its median when published. */
import * as Plot from "@observablehq/plot";
import type {PeerRow} from "../../../vocabulary/rows.js";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {lastRing, ownDot} from "./marks.js";

export interface StripOptions {
  value: number;
  last: number | null;
  peer?: PeerRow | undefined;
  /** A difference too small to be told: the scale never stretches it across the line. */
  stable: number;
}

/** The least scale, in differences that are not told. */
const leastSpan = 8;

/** Draws the strip; its scale spans what it shows, with room on both sides; near values stand together. */
export function strip(
  canvas: Canvas,
  description: string,
  {value, last, peer, stable}: StripOptions
): Element {
  const {lowerQuartile = null, median = null, upperQuartile = null} = peer ?? {};
  const known = [value, last, lowerQuartile, median, upperQuartile].filter((v) => v !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = Math.max((high - low) * 0.5, (leastSpan * stable - (high - low)) / 2);
  const hasBand = lowerQuartile !== null && upperQuartile !== null;
  return drawPlot(canvas, description, {
    height: 26,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 6,
    marginRight: 6,
    x: {domain: [low - room, high + room], axis: null},
    y: {domain: [-1, 1], axis: null},
    marks: [
      Plot.ruleY([0], {stroke: colour("rule")}),
      Plot.rect(hasBand ? [0] : [], {
        x1: lowerQuartile ?? 0,
        x2: upperQuartile ?? 0,
        y1: -0.5,
        y2: 0.5,
        fill: colour("band")
      }),
      Plot.ruleX(median === null ? [] : [median], {
        y1: -0.7,
        y2: 0.7,
        stroke: colour("peer"),
        strokeWidth: 2.5
      }),
      lastRing(last === null ? [] : [last], {x: (d: number) => d, y: () => 0}),
      ownDot([value], {x: (d: number) => d, y: () => 0})
    ]
  });
}
