/** Two values on a strip stand as near as they are. */
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {strip} from "../../../../../src/components/charts/shapes/strip.js";

const document = parseHTML("<html><body></body></html>").document as unknown as Document;

/** Px between you and last season on a strip of 240. */
function gap(value: number, last: number): number {
  const drawn = strip({document, width: 240}, "", {value, last, stable: 0.06});
  const [first, second] = [...drawn.querySelectorAll("circle")].map((dot) =>
    Number(dot.getAttribute("cx"))
  );
  return Math.abs(first! - second!);
}

describe("strip(canvas, description, options)", () => {
  it("keeps values that differ by less than is told together", () => {
    expect(gap(2.04, 2)).toBeLessThan(30);
  });

  it("spreads values that differ", () => {
    expect(gap(3, 2)).toBeGreaterThan(90);
  });
});
