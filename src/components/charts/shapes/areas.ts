/** Postal areas as they are: one hue in five classes; too few is hatched; the value is printed where there is room. */
import * as Plot from "@observablehq/plot";
import {geoMercator, geoPath} from "d3";
import {colour} from "../../theme.js";
import type {Canvas} from "../chart.js";
import {drawPlot} from "./drawPlot.js";
import {label, textWidth} from "./marks.js";
import {opacities, type Tile} from "./tiles.js";

export interface DrawnArea extends Pick<Tile, "fsa" | "level" | "text"> {
  geometry: {type: "MultiPolygon"; coordinates: number[][][][]};
}

/** Draws the areas as large as the width allows; the frame is around those that are told. */
export function areas(canvas: Canvas, description: string, drawn: readonly DrawnArea[]): Element {
  const told = drawn.filter(({level}) => level !== 0);
  const frame = {
    type: "GeometryCollection" as const,
    geometries: (told.length > 0 ? told : drawn).map(({geometry}) => geometry)
  };
  const height = Math.round(canvas.width * 0.72);
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [canvas.width - 4, height - 4]
    ],
    frame
  );
  const path = geoPath(projection);
  const placed = drawn.map((area) => ({...area, at: path.centroid(area.geometry)}));
  const wide = placed.filter(({geometry, fsa, text}) => {
    const [[left, top], [right, bottom]] = path.bounds(geometry);
    return (
      right - left > Math.max(textWidth(fsa, 12), textWidth(text, 13)) + 6 && bottom - top > 34
    );
  });
  return drawPlot(canvas, description, {
    height,
    margin: 0,
    projection: () => projection,
    opacity: {type: "identity"},
    marks: [
      Plot.geo(drawn, {
        geometry: "geometry",
        fill: (area: DrawnArea) => (area.level === null ? colour("rule") : colour("own")),
        fillOpacity: (area: DrawnArea) => (area.level === null ? 0.5 : opacities[area.level]!),
        stroke: colour("rule"),
        strokeWidth: 0.8
      }),
      ...[
        {dy: -7, of: "fsa" as const, fontSize: 12, fontWeight: 400},
        {dy: 8, of: "text" as const, fontSize: 13, fontWeight: 600}
      ].map(({dy, of, ...type}) =>
        label(wide, {
          x: ({at}: (typeof wide)[number]) => projection.invert!(at)![0],
          y: ({at}: (typeof wide)[number]) => projection.invert!(at)![1],
          text: of,
          dy,
          ...type
        })
      )
    ]
  });
}
