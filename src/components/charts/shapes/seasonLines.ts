/** One value per season as a line, the peers' middle half behind it; closed seasons hatched, never joined. */
import * as Plot from "@observablehq/plot";
import {ticks} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";
import {label, ownDot, textWidth, tickWidth, valueLines} from "./marks.js";

export interface SeasonPoint {
  label: string;
  /** Null: not computable, or too few. */
  value: number | null;
  text: string;
  median: number | null;
  lower: number | null;
  upper: number | null;
  isClosed: boolean;
}

export interface SeasonLinesOptions {
  seasons: readonly SeasonPoint[];
  /** « Vous 24 % », « Pairs 31 % », beside the last points. */
  ownLabel: string;
  peerLabel: string;
  closedLabel: string;
  formatTick: (tick: number) => string;
}

/** Draws the seasons in the order given; lines may not start at zero, the ticks say so. */
export function seasonLines(
  canvas: Canvas,
  description: string,
  {seasons, ownLabel, peerLabel, closedLabel, formatTick}: SeasonLinesOptions
): Element {
  const rows = seasons.map((season, place) => ({...season, place}));
  const open = rows.filter((row) => !row.isClosed);
  const own = open.filter((row) => row.value !== null);
  const [low, high] = rangeOf(open);
  const steps = distinctTicks(low, high, formatTick);
  const half = 0.34;
  return drawPlot(canvas, description, {
    height: canvas.width < 500 ? 226 : 260,
    marginTop: 18,
    marginBottom: 28,
    marginLeft: Math.max(...steps.map((step) => tickWidth(formatTick(step))), 0) + 12,
    marginRight: Math.max(textWidth(ownLabel, 14), textWidth(peerLabel)) + 16,
    x: {domain: [-half, rows.length - 1 + half], axis: null},
    y: {domain: [low, high]},
    marks: [
      ...valueLines(steps, formatTick),
      hatch(({x}, {height, marginTop, marginBottom}) =>
        rows
          .filter((row) => row.isClosed)
          .map((row) => ({
            x: x!(row.place - half),
            y: marginTop,
            width: x!(half) - x!(-half),
            height: height - marginTop - marginBottom
          }))
      ),
      ...peerMarks(open),
      ...runsOf(rows).map((run) =>
        Plot.line(
          run.filter((row) => row.value !== null),
          {x: "place", y: "value", stroke: colour("own"), strokeWidth: 3}
        )
      ),
      ownDot(own, {x: "place", y: "value", r: 4.5}),
      ...endLabels(open, own, ownLabel, peerLabel),
      ...axisLabels(rows, low, closedLabel, canvas.width)
    ]
  });
}

/** As many ticks as read differently: two that round to the same words would say nothing. */
function distinctTicks(low: number, high: number, format: (tick: number) => string): number[] {
  const counts = [4, 3, 2, 1].map((count) => ticks(low, high, count));
  const isDistinct = (steps: number[]): boolean => new Set(steps.map(format)).size === steps.length;
  return counts.find(isDistinct) ?? [];
}

type Row = SeasonPoint & {place: number};

/** Seasons that follow one another without a closure: only those are joined. */
function runsOf(rows: readonly Row[]): Row[][] {
  return rows
    .reduce<Row[][]>(
      (runs, row) => {
        if (row.isClosed) runs.push([]);
        else runs.at(-1)!.push(row);
        return runs;
      },
      [[]]
    )
    .filter((run) => run.length > 0);
}

/** How far a season's band and median reach on either side. */
const reach = 0.22;

/** Each season's own band and median: a season that is masked leaves a gap, never a bridge. */
function peerMarks(rows: readonly Row[]) {
  const banded = rows.filter((row) => row.lower !== null && row.upper !== null);
  const peers = rows.filter((row) => row.median !== null);
  const sides = {
    x1: (row: Row) => row.place - reach,
    x2: (row: Row) => row.place + reach
  };
  return [
    Plot.rect(banded, {...sides, y1: "lower", y2: "upper", fill: colour("band")}),
    Plot.link(peers, {
      ...sides,
      y1: "median",
      y2: "median",
      stroke: colour("peer"),
      strokeWidth: 2.5
    })
  ];
}

function endLabels(open: readonly Row[], own: readonly Row[], ownLabel: string, peerLabel: string) {
  const lastOwn = own.slice(-1);
  const lastPeer = open.filter((row) => row.median !== null).slice(-1);
  const isAbove = (lastOwn[0]?.value ?? 0) >= (lastPeer[0]?.median ?? 0);
  const aside = {x: "place", textAnchor: "start"} as const;
  return [
    label(lastPeer, {
      ...aside,
      x: (row: Row) => row.place + reach,
      y: "median",
      dx: 7,
      text: () => peerLabel,
      dy: isAbove ? 8 : -8,
      fill: colour("soft")
    }),
    label(lastOwn, {
      ...aside,
      y: "value",
      dx: 12,
      text: () => ownLabel,
      dy: lastPeer.length === 0 ? 0 : isAbove ? -8 : 8,
      fontSize: 14,
      fontWeight: 600,
      fill: colour("own-label")
    })
  ];
}

function axisLabels(rows: readonly Row[], low: number, closedLabel: string, width: number) {
  const quiet = {fill: colour("soft"), fontSize: 12};
  return [
    label(rows, {x: "place", y: () => low, text: "label", dy: 16, ...quiet}),
    label(
      rows.filter((row) => row.isClosed),
      {
        x: "place",
        frameAnchor: "top",
        text: () => closedLabel,
        dy: 10,
        ...quiet,
        fontSize: width < 500 ? 12 : 13
      }
    )
  ];
}

/** What is shown, with a fifth of room; never below zero. */
function rangeOf(rows: readonly Row[]): [number, number] {
  const values = rows
    .flatMap(({value, lower, median, upper}) => [value, lower, median, upper])
    .filter((value) => value !== null);
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  if (!Number.isFinite(low)) return [0, 1];
  const room = (high - low) * 0.2 || Math.abs(high) * 0.1 || 1;
  return [Math.max(0, low - room), high + room];
}
