import {describe, expect, it} from "vitest";
import {type Contribution, forgetfulLedger} from "../../../../loaders/privacy/suppress/index.js";
import {leaks, release} from "./collective.js";
import {randomContributions, randomFrom} from "./randomCollective.js";

/** Some members corrected, one gone, or everyone selling on. */
function laterRelease(contributions: readonly Contribution[], random: () => number) {
  const kind = random();
  const gone = contributions[Math.floor(random() * contributions.length)]!.contributor;
  if (kind < 0.2) return contributions.filter(({contributor}) => contributor !== gone);
  const share = kind < 0.6 ? 0.3 : 1;
  return contributions.map((one) => {
    const grown = Math.ceil(one.values.tickets! * (1 + 0.5 * random()));
    return random() < share ? {...one, values: {tickets: grown}} : one;
  });
}

describe("60 random collectives that release four times", () => {
  it("never let anybody compute another's figure from all they have seen", async () => {
    let pending = 0;
    let renewed = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = randomFrom(seed + 500);
      const {contributions: first, dimensions} = randomContributions(seed);
      const ledger = forgetfulLedger();
      let contributions: readonly Contribution[] = first;
      for (let time = 0; time < 4; time++) {
        const {cells} = await release(contributions, {ledger, dimensions});
        const published = cells.filter(({status}) => status === "published");
        pending += published.filter(({isPending}) => isPending).length;
        renewed += time === 0 ? 0 : published.filter(({isPending}) => !isPending).length;
        contributions = laterRelease(contributions, random);
      }
      const figures = leaks(ledger).filter((leak) => !leak.includes("unsafe cell"));
      expect(figures, `collective ${seed}`).toEqual([]);
    }
    expect(pending).toBeGreaterThan(50);
    expect(renewed).toBeGreaterThan(50);
  });
});
