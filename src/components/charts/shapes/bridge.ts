/** A difference taken apart: parts that add up to it, each on the shoulders of the one before, from zero. */
import * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {label} from "./marks.js";

export interface BridgePart {
  /** At most two lines. */
  label: string;
  value: number;
  text: string;
}

export interface BridgeOptions {
  parts: readonly BridgePart[];
  total: BridgePart;
}

/** Draws the parts in the order given, then their total. */
export function bridge(
  canvas: Canvas,
  description: string,
  {parts, total}: BridgeOptions
): Element {
  const ends = parts.map((_, place) =>
    parts.slice(0, place + 1).reduce((sum, part) => sum + part.value, 0)
  );
  const rows = [
    ...parts.map((part, place) => ({...part, place, from: ends[place - 1] ?? 0, to: ends[place]!})),
    {...total, place: parts.length, from: 0, to: total.value}
  ];
  const values = rows.flatMap(({from, to}) => [from, to]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const links = rows.slice(0, -1).map(({place, to}) => ({place, to}));
  return drawPlot(canvas, description, {
    height: canvas.width < 500 ? 250 : 290,
    marginTop: 24,
    marginBottom: 50,
    marginLeft: 0,
    marginRight: 0,
    x: {domain: rows.map(({place}) => place), type: "band", padding: 0.26, axis: null},
    y: {domain: [low, high || 1], axis: null},
    marks: [
      Plot.ruleY([0], {stroke: colour("faint")}),
      Plot.barY(rows, {
        x: "place",
        y1: "from",
        y2: "to",
        fill: (row) => (row.place === parts.length ? colour("ink") : colour("own"))
      }),
      Plot.link(links, {
        x1: "place",
        x2: (row) => row.place + 1,
        y1: "to",
        y2: "to",
        stroke: colour("soft"),
        strokeDasharray: "2,3"
      }),
      label(rows, {
        x: "place",
        y: (row) => Math.max(row.from, row.to),
        text: "text",
        dy: -12,
        fontSize: 14,
        fontWeight: 600
      }),
      label(rows, {
        x: "place",
        frameAnchor: "bottom",
        text: "label",
        dy: 12,
        lineAnchor: "top",
        lineHeight: 1.2,
        fontSize: 12,
        fill: colour("soft")
      })
    ]
  });
}
