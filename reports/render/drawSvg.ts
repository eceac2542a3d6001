/** An exhibit drawn for print: one figure with one alternative text, vector, its text selectable. */
import type {Exhibit} from "../../src/components/charts/chart.js";
import {ReportFailure} from "../failure.js";
import {svgDocument} from "./svgDocument.js";

/** @throws ReportFailure when the drawing is empty */
export function drawSvg(exhibit: Pick<Exhibit, "draw" | "description">, width: number): string {
  const drawing = exhibit.draw({document: svgDocument(), width});
  const svg = drawing.matches("svg") ? drawing : drawing.querySelector("svg");
  if (!svg?.querySelector("path, rect, circle, line, text"))
    throw new ReportFailure("the drawing is empty");
  for (const inner of drawing.querySelectorAll("*")) leaveTagTree(inner);
  leaveTagTree(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", exhibit.description);
  for (const element of svg.querySelectorAll("*")) roundNumbers(element);
  return svg.outerHTML;
}

/** The one alternative is the drawing's own: inner names would each become a figure of their own. */
function leaveTagTree(element: Element): void {
  for (const name of element.getAttributeNames())
    if (name.startsWith("aria-") || name === "role" || name === "tabindex")
      element.removeAttribute(name);
}

const geometric = /^(d|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height|points|transform)$/;

/** A tenth of a pixel is invisible; its digits are half of the file. */
function roundNumbers(element: Element): void {
  for (const name of element.getAttributeNames())
    if (geometric.test(name))
      element.setAttribute(
        name,
        element
          .getAttribute(name)!
          .replace(/-?\d+\.\d{2,}(?![\d%e])/g, (number) =>
            String(Number(Number(number).toFixed(1)))
          )
      );
}
