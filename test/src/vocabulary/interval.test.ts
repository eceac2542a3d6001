import {describe, expect, it} from "vitest";
import {intervalOf} from "../../../src/vocabulary/interval.js";

/** Values of Newcombe (1998), table I, method 3. */
describe("intervalOf(rate, n)", () => {
  it.each([
    [81 / 263, 263, 0.2553, 0.3662],
    [15 / 148, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1 / 29, 29, 0.0061, 0.1718]
  ])("of %d on %i is Wilson's", (rate, n, low, high) => {
    const interval = intervalOf(rate, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});
