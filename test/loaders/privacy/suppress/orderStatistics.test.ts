import {describe, expect, it} from "vitest";
import {
  forgetfulLedger,
  type PeerValue,
  publishOrderStatistics
} from "../../../../loaders/privacy/suppress/index.js";
import {positionsOf} from "../../../../loaders/privacy/suppress/orderStatistics.js";
import {leaks, rules} from "./collective.js";

const slice = {season: "2018-2019"};
const peer = (index: number, tickets: number): PeerValue => ({
  slice,
  organization: `o${index}`,
  contributor: `o${index}`,
  groups: [],
  values: {tickets},
  persons: 100
});
const values = (...tickets: number[]) => tickets.map((value, index) => peer(index, value));
const everyone = (count: number) => Array.from({length: count}, (_, index) => `o${index}`);

async function statistics(peers: readonly PeerValue[], groups: Record<string, string[]>) {
  const ledger = forgetfulLedger();
  const {groups: published, statement} = await publishOrderStatistics({
    mart: "peers",
    metrics: {tickets: {unit: "days"}},
    values: peers.map((peer) => ({
      ...peer,
      groups: Object.keys(groups).filter((group) => groups[group]!.includes(peer.organization))
    })),
    rules,
    ledger
  });
  return {published, statement, leaked: leaks(ledger, "value:tickets")};
}

describe("positionsOf(statistic, count)", () => {
  it("takes the 3 central values of an odd count, the 4 of an even one", () => {
    expect(positionsOf("median", 5)).toEqual([1, 2, 3]);
    expect(positionsOf("median", 6)).toEqual([1, 2, 3, 4]);
    expect(positionsOf("median", 11)).toEqual([4, 5, 6]);
    expect(positionsOf("median", 4)).toEqual([]);
  });

  it("takes the 3 values nearest a quartile, never an extreme one", () => {
    expect(positionsOf("lowerQuartile", 10)).toEqual([1, 2, 3]);
    expect(positionsOf("upperQuartile", 10)).toEqual([6, 7, 8]);
    expect(positionsOf("lowerQuartile", 11)).toEqual([2, 3, 4]);
    expect(positionsOf("upperQuartile", 11)).toEqual([6, 7, 8]);
    expect(positionsOf("lowerQuartile", 9)).toEqual([]);
    for (let count = 10; count < 60; count++)
      for (const statistic of ["lowerQuartile", "upperQuartile"] as const) {
        const positions = positionsOf(statistic, count);
        expect(positions).toHaveLength(3);
        expect(positions.every((position) => position > 0 && position < count - 1)).toBe(true);
      }
  });
});

describe("publishOrderStatistics", () => {
  it("publishes means around the median and the quartiles", async () => {
    const peers = values(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110);
    const {published, leaked} = await statistics(peers, {all: everyone(11)});
    expect(published[0]).toMatchObject({
      group: "all",
      status: "published",
      organizations: 11,
      median: 60,
      lowerQuartile: 40,
      upperQuartile: 80
    });
    expect(leaked).toEqual([]);
  });

  it("has no median below 5 and no quartile below 10 organizations", async () => {
    const peers = values(10, 20, 30, 40, 50, 60, 70, 80, 90);
    const groups = {four: everyone(4), nine: everyone(9)};
    const {published} = await statistics(peers, groups);
    const of = (group: string) => published.find((one) => one.group === group)!;
    expect(of("four")).toMatchObject({status: "masked", reason: "tooFewOrganizations"});
    expect(of("nine")).toMatchObject({median: 50, lowerQuartile: null, upperQuartile: null});
  });

  it("counts a holding as one contributor", async () => {
    const owned = values(10, 20, 30, 40, 50).map((one, index) => ({
      ...one,
      contributor: index < 2 ? "holding" : one.contributor
    }));
    const {published} = await statistics(owned, {all: everyone(5)});
    expect(published[0]).toMatchObject({status: "masked", reason: "tooFewOrganizations"});
  });

  it("does not publish two medians whose difference is one member's figure to another", async () => {
    const peers = values(10, 20, 30, 31, 32, 40, 50);
    // The central three of the two groups are 20, 30, 31 and 30, 31, 32.
    const groups = {one: everyone(5), two: ["o1", "o2", "o3", "o4", "o5"]};
    const {published, leaked} = await statistics(peers, groups);
    expect(published.map(({status}) => status).sort()).toEqual(["masked", "published"]);
    expect(leaked).toEqual([]);
  });

  it("is deterministic", async () => {
    const peers = values(10, 20, 30, 31, 32, 40, 50);
    const groups = {one: everyone(5), two: ["o1", "o2", "o3", "o4", "o5"]};
    const reordered = await statistics(peers.toReversed(), groups);
    expect(reordered).toEqual(await statistics(peers, groups));
  });
});
