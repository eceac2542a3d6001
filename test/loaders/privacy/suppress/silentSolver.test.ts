/** The audit when the solver, however it is asked, gives no answer: what it cannot prove is masked. */
import {describe, expect, it, vi} from "vitest";
import {audit} from "../../../../loaders/privacy/suppress/audit.js";
import type * as LinearProgram from "../../../../loaders/privacy/suppress/linearProgram.js";
import {suppress} from "../../../../loaders/privacy/suppress/suppress.js";
import {randomSystem, rules} from "./randomCollective.js";

let isSilent = false;

vi.mock("../../../../loaders/privacy/suppress/linearProgram.js", async (importOriginal) => {
  const actual = await importOriginal<typeof LinearProgram>();
  const withRegion: typeof actual.withRegion = (unknowns, equations, use) =>
    actual.withRegion(unknowns, equations, (region) =>
      use({
        ...region,
        maximize: (objective) => (isSilent ? null : region.maximize(objective))
      })
    );
  return {...actual, withRegion};
});

describe("a solver that gives no answer", () => {
  it("stops no release: what it was asked about is masked, and the rest is safe", async () => {
    let more = 0;
    for (let seed = 0; seed < 20; seed++) {
      const system = randomSystem(seed);
      const pattern = suppress(system);
      isSilent = true;
      const silent = await audit(system, pattern, rules.p);
      isSilent = false;
      const heard = await audit(system, pattern, rules.p);
      more += silent.masked - heard.masked;
      const again = await audit(system, silent.published, rules.p);
      expect(again.masked, `collective ${seed}`).toBe(0);
    }
    expect(more).toBeGreaterThan(0);
  });
});
