import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {withRegion} from "../../../../loaders/privacy/suppress/linearProgram.js";
import {
  dominanceRule,
  dominanceShareOf,
  overestimateOfLargest,
  pOf,
  pPercentRule,
  priorPosteriorRule,
  tooFew
} from "../../../../loaders/privacy/suppress/primary.js";
import {suppress} from "../../../../loaders/privacy/suppress/suppress.js";
import {vectorOf} from "../../../../loaders/privacy/suppress/system.js";

describe("the Handbook's cases", () => {
  it("1: dominance finds 50,000 + 49,000 of 100,000 safe, the p%-rule does not for p > 2", () => {
    const contributions = [50_000, 49_000, 1_000];
    expect(dominanceRule(contributions, 1, 90).unsafe).toBe(false);
    expect(overestimateOfLargest(contributions)).toBeCloseTo(2, 9);
    expect(pPercentRule(contributions, 2).unsafe).toBe(false);
    expect(pPercentRule(contributions, 2.1).unsafe).toBe(true);
  });

  it("2: 52,000 + 50,000 of 110,000 is safe for p = 10, unsafe for (2, 90.9)", () => {
    const contributions = [52_000, 50_000, 8_000];
    expect(overestimateOfLargest(contributions)).toBeCloseTo(15.4, 1);
    expect(pPercentRule(contributions, 10).unsafe).toBe(false);
    expect(dominanceRule(contributions, 2, 90.9).unsafe).toBe(true);
  });

  it("3: 300 + 20 + 10 under (1,85) must look as large as 352.94", () => {
    const {unsafe, protection} = dominanceRule([20, 300, 10], 1, 85);
    expect(unsafe).toBe(true);
    expect(330 + protection).toBeCloseTo(352.94, 2);
    expect(protection).toBeCloseTo(22.94, 2);
  });

  it("4: rows 7, 3 and columns 6, 4 leave four intervals", async () => {
    const sum = (...unknowns: number[]) => new Map(unknowns.map((unknown) => [unknown, 1]));
    const margins = [
      {coefficients: sum(0, 1), value: 7},
      {coefficients: sum(2, 3), value: 3},
      {coefficients: sum(0, 2), value: 6},
      {coefficients: sum(1, 3), value: 4}
    ];
    const intervals = await withRegion(4, margins, (region) =>
      [0, 1, 2, 3].map((unknown) => [
        -region.maximize(new Map([[unknown, -1]]))!.value,
        region.maximize(sum(unknown))!.value
      ])
    );
    const expected = [
      [3, 6],
      [1, 4],
      [0, 3],
      [0, 3]
    ];
    for (const [unknown, [lower, upper]] of intervals.entries()) {
      expect(lower).toBeCloseTo(expected[unknown]![0]!, 6);
      expect(upper).toBeCloseTo(expected[unknown]![1]!, 6);
    }
  });

  it("5: a single suppression is worthless: 56,600 − 47,600 − 8,002 = 998, so a second one follows", () => {
    const values = [47_600, 8_002, 998];
    const candidates = [
      {vector: vectorOf([0, 1, 2]), value: 56_600, isPrimary: false},
      ...values.map((value, index) => ({vector: vectorOf([index]), value, isPrimary: index === 2}))
    ];
    const columns = values.map((value, contributor) => ({contributor, value}));
    // Three groups of contributors, so that a cell is not itself one contributor's figure.
    const doubled = {
      contributors: 6,
      columns: [
        ...columns,
        ...columns.map(({contributor}) => ({contributor: contributor + 3, value: 0}))
      ],
      known: [],
      candidates: candidates.map(({vector, ...rest}) => ({
        ...rest,
        vector: vectorOf([...vector.keys()].flatMap((column) => [column, column + 3]))
      }))
    };
    expect(suppress(doubled, {attackers: ["outsider"]})).toEqual([true, true, false, false]);
  });

  it("6: (2,80) is p = 25 and (2,95) is p = 5.26", () => {
    expect(pOf(80)).toBeCloseTo(25, 9);
    expect(pOf(95)).toBeCloseTo(5.26, 2);
    expect(dominanceShareOf(15)).toBeCloseTo(86.96, 2);
  });

  it("7: two singletons alone in a row protect nobody, for each subtracts itself", () => {
    const columns = [30, 20, 50, 40, 60, 70].map((value, contributor) => ({contributor, value}));
    const candidate = (indexes: number[], isPrimary = false) => ({
      vector: vectorOf(indexes),
      value: indexes.reduce((total, index) => total + columns[index]!.value, 0),
      isPrimary
    });
    const system = {
      contributors: columns.length,
      columns,
      known: [],
      candidates: [
        candidate([0, 1, 2, 3, 4, 5]),
        candidate([2, 3, 4, 5]),
        candidate([0], true),
        candidate([1], true)
      ]
    };
    expect(suppress(system, {attackers: ["outsider"]})).toEqual([true, true, false, false]);
    expect(suppress(system)).toEqual([true, false, false, false]);
  });
});

describe("rules as such", () => {
  it("k and p convert into each other, and (2,k) is never laxer than p%", () => {
    const share = fc.double({min: 0.5, max: 100, noNaN: true});
    const figures = fc.array(fc.integer({min: 1, max: 1_000_000}), {minLength: 1, maxLength: 30});
    fc.assert(
      fc.property(share, figures, (p, contributions) => {
        expect(pOf(dominanceShareOf(p))).toBeCloseTo(p, 6);
        const byShare = dominanceRule(contributions, 2, dominanceShareOf(p) - 1e-9);
        if (pPercentRule(contributions, p).unsafe) expect(byShare.unsafe).toBe(true);
      }),
      {numRuns: 10_000}
    );
  });

  it("do not depend on order, and use absolute values", () => {
    const figures = fc.array(fc.integer({min: -1_000, max: 1_000}), {minLength: 1, maxLength: 20});
    fc.assert(
      fc.property(figures, (contributions) => {
        expect(pPercentRule(contributions.toReversed(), 15)).toEqual(
          pPercentRule(contributions.map(Math.abs).sort(), 15)
        );
      })
    );
  });

  it("a prior knowledge of q % makes p stricter", () => {
    expect(priorPosteriorRule([52, 50, 8], 10, 50)).toEqual(pPercentRule([52, 50, 8], 20));
  });

  it("an empty cell is safe, one unit is not", () => {
    expect(tooFew(0, 5)).toBe(false);
    expect(tooFew(1, 5)).toBe(true);
    expect(tooFew(5, 5)).toBe(false);
    expect(pPercentRule([], 15).unsafe).toBe(false);
    expect(pPercentRule([42], 15)).toEqual({unsafe: true, protection: 6.3});
  });
});
