/** A tile map: one hue in five classes, the value printed in each tile; too few is hatched, none is empty. */
import * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {hatch} from "./hatch.js";

export interface Tile {
  fsa: string;
  column: number;
  row: number;
  /** Class from 1 to 5; null: too few to tell; 0: nobody. */
  level: 0 | 1 | 2 | 3 | 4 | 5 | null;
  text: string;
}

export interface TilesOptions {
  tiles: readonly Tile[];
  columns: number;
  rows: number;
}

/** Opacity of the own colour by class; the fifth is dark enough for text of the page's colour. */
export const opacities = [0, 0.08, 0.2, 0.36, 0.54, 1];

/** Draws the tiles as large as the width allows. */
export function tiles(
  canvas: Canvas,
  description: string,
  {tiles: given, columns, rows}: TilesOptions
): Element {
  const size = Math.min(58, Math.floor(canvas.width / columns));
  const height = Math.max(34, Math.min(size, 48));
  const few = given.filter((tile) => tile.level === null);
  return drawPlot(canvas, description, {
    width: columns * size,
    height: rows * height,
    margin: 0,
    x: {domain: [0, columns], range: [0, columns * size], axis: null},
    y: {domain: [0, rows], range: [0, rows * height], axis: null},
    marks: [
      hatch(({x, y}) =>
        few.map(({column, row}) => ({
          x: x!(column) + 1,
          y: y!(row) + 1,
          width: size - 2,
          height: height - 2
        }))
      ),
      Plot.rect(given, {
        ...corners,
        inset: 1,
        fill: colour("own"),
        fillOpacity: (tile: Tile) => opacities[tile.level ?? 0],
        stroke: colour("rule")
      }),
      ...[false, true].flatMap((isDark) =>
        tileTexts(
          given.filter((tile) => (tile.level === 5) === isDark),
          isDark,
          height
        )
      )
    ],
    opacity: {type: "identity"}
  });
}

const corners = {
  x1: "column",
  x2: (tile: Tile) => tile.column + 1,
  y1: "row",
  y2: (tile: Tile) => tile.row + 1
};

function tileTexts(of: readonly Tile[], isDark: boolean, height: number) {
  const middle = {x: (tile: Tile) => tile.column + 0.5, y: (tile: Tile) => tile.row + 0.5};
  return [
    Plot.text(of, {
      ...middle,
      text: "fsa",
      dy: -height * 0.2,
      fontSize: 12,
      fill: isDark ? colour("card") : colour("ink")
    }),
    Plot.text(of, {
      ...middle,
      text: "text",
      dy: height * 0.2,
      fontSize: height > 40 ? 14 : 12,
      fontWeight: 600,
      fill: isDark ? colour("card") : colour("ink")
    })
  ];
}
