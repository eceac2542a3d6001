/** Draws a Plot as the house wants it: one image with one description, colours and fonts left to the page. */
import * as Plot from "@observablehq/plot";
import type {Canvas} from "../chart.js";

/** The finished SVG: `role="img"`, coordinates to a tenth of a pixel, none of Plot's own classes, styles or aria. */
export function drawPlot(canvas: Canvas, description: string, options: Plot.PlotOptions): Element {
  const drawing = Plot.plot({
    document: canvas.document,
    width: canvas.width,
    ...options
  } as Plot.PlotOptions);
  for (const style of [...drawing.querySelectorAll("style")]) style.remove();
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) cleanElement(element);
  for (const group of [...drawing.querySelectorAll("g")]) dropEmpty(group);
  drawing.removeAttribute("font-family");
  drawing.setAttribute("font-size", "13");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", description);
  return drawing;
}

function cleanElement(element: Element): void {
  for (const {name, value} of [...element.attributes]) {
    if (name.startsWith("aria-") || name === "class" || name === "style")
      element.removeAttribute(name);
    else if (/\.\d{2,}/.test(value)) element.setAttribute(name, roundNumbers(value));
  }
}

const roundNumbers = (value: string): string =>
  value.replace(/-?\d*\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));

function dropEmpty(group: Element): void {
  if (group.childNodes.length === 0) group.remove();
}
