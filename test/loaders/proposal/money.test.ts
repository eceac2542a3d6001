import {describe, expect, it} from "vitest";
import {readMoney} from "../../../loaders/proposal/money.js";

const shapes = (...given: string[]) =>
  given.map((shape) => ({shape, rows: 10, first: null, second: null}));

describe("readMoney(shapes)", () => {
  it("reads a decimal comma with a no-break-space thousand and a dollar sign", () => {
    const reading = readMoney(shapes("99,99\u00a0$", "9\u00a0999,99\u00a0$"));
    expect(reading).toMatchObject({decimal: ",", isAmbiguous: false});
    expect(reading!.drop.sort()).toEqual([" ", "$"]);
  });
  it("reads $1,234.50 and ($5.00)", () => {
    expect(readMoney(shapes("$9,999.99", "($9.99)"))).toMatchObject({
      decimal: ".",
      drop: ["$", ","],
      hasNegatives: true
    });
  });
  it("says so when 1,234 may be a thousand or a decimal", () => {
    expect(readMoney(shapes("9,999"))).toMatchObject({isAmbiguous: true});
    expect(readMoney(shapes("9,999", "99.99"))).toMatchObject({isAmbiguous: false, decimal: "."});
  });
  it("is null for words", () => {
    expect(readMoney(shapes("Adulte", "Étudiant"))).toBeNull();
  });
});
