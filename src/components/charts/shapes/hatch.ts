/** Hatching, for what is closed, masked or too few: plain line segments, so that no pattern id is shared. */
import type * as Plot from "@observablehq/plot";
import {colour} from "../../theme.js";

/** A rectangle in px, within the drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A Plot mark that hatches boxes found from the scales. */
export function hatch(
  boxesOf: (scales: Plot.ScaleFunctions, dimensions: Plot.Dimensions) => readonly Box[]
): Plot.RenderFunction {
  return (_index, scales, _values, dimensions, context) => {
    const path = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute(
      "d",
      boxesOf(scales, dimensions)
        .map((box) => hatchPath(box))
        .join("")
    );
    path.setAttribute("stroke", colour("rule"));
    path.setAttribute("stroke-width", "1.5");
    path.setAttribute("fill", "none");
    return path;
  };
}

/** Diagonals from bottom left to top right, `gap` px apart, clipped to the box by geometry. */
export function hatchPath({x, y, width, height}: Box, gap = 7): string {
  const segments: string[] = [];
  for (let offset = gap / 2; offset < width + height; offset += gap) {
    const left = Math.max(0, offset - height);
    const right = Math.min(width, offset);
    segments.push(
      `M${tenth(x + left)},${tenth(y + Math.min(height, offset))}L${tenth(x + right)},${tenth(y + Math.max(0, offset - width))}`
    );
  }
  return segments.join("");
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
