/** The few marks every drawing of the house is made of. */
import * as Plot from "@observablehq/plot";
import {behind, colour} from "../../theme.js";

/** A label with a halo of the page's colour, so that it reads over lines and bars. */
export const label = (data: Plot.Data, options: Plot.TextOptions): Plot.Text =>
  Plot.text(data, {
    fill: colour("ink"),
    stroke: behind,
    strokeWidth: 4,
    fontSize: 13,
    ...options
  });

/** You: a full dot, drawn last. */
export const ownDot = (data: Plot.Data, options: Plot.DotOptions): Plot.Dot =>
  Plot.dot(data, {r: 6, fill: colour("own"), stroke: behind, strokeWidth: 1.5, ...options});

/** Last season: a ring. */
export const lastRing = (data: Plot.Data, options: Plot.DotOptions): Plot.Dot =>
  Plot.dot(data, {r: 4.5, fill: behind, stroke: colour("last"), strokeWidth: 2.2, ...options});

/** Hairlines at the ticks of a vertical scale, with their values on the left. */
export const valueLines = (ticks: readonly number[], format: (tick: number) => string) => [
  Plot.ruleY(ticks, {stroke: colour("grid")}),
  Plot.axisY(ticks, {
    tickFormat: format,
    tickSize: 0,
    fill: colour("soft"),
    fontSize: 13,
    label: null,
    labelArrow: "none"
  })
];

/** Hairlines at the ticks of a horizontal scale, with their values below. */
export const valueColumns = (ticks: readonly number[], format: (tick: number) => string) => [
  Plot.ruleX(ticks, {stroke: colour("grid")}),
  Plot.axisX(ticks, {
    tickFormat: format,
    tickSize: 0,
    fill: colour("soft"),
    fontSize: 12,
    label: null,
    labelArrow: "none"
  })
];

/** About how wide a text is, in px: enough to set a margin, where nothing can be measured. Capitals are wider. */
export const textWidth = (text: string, size = 13): number =>
  (text.length + 0.27 * (text.match(capitals)?.length ?? 0)) * size * 0.55;

/** How wide a tick is, in tabular figures: a margin that is short of it by a hair cuts it in print. */
export const tickWidth = (text: string, size = 13): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([of]) => of.test(letter))?.[1] ?? 0.6), 0) *
  size;

/** Shares of the size, in Public Sans. */
const widths: readonly [RegExp, number][] = [
  [/[\d$]/, 0.7],
  [/[%M]/, 0.93],
  [/[\s.,]/u, 0.32]
];

/** Words in capitals, not the first letter of a name. */
const capitals = /\p{Lu}(?=\p{Lu})|(?<=\p{Lu})\p{Lu}/gu;

/** Cuts a label that would not fit; the table beside the drawing keeps it whole. */
export function fitText(text: string, width: number, size = 13): string {
  if (textWidth(text, size) <= width) return text;
  const characters = Math.floor((width * text.length) / textWidth(text, size));
  return `${text.slice(0, characters - 1).trimEnd()}…`;
}
