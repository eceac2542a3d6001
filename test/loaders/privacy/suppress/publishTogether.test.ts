import {describe, expect, it} from "vitest";
import {
  type Contribution,
  type Dimension,
  forgetfulLedger,
  type Publication,
  publishTogether
} from "../../../../loaders/privacy/suppress/index.js";
import {byCategory, cellOf, everybody, leaks, members, release, rules, sold} from "./collective.js";

const measures = {tickets: {unit: "count"}} as const;
const mart = (name: string, contributions: readonly Contribution[]): Publication => ({
  mart: name,
  measures,
  dimensions: byCategory,
  contributions
});

async function together(...publications: Publication[]) {
  const ledger = forgetfulLedger();
  const published = await publishTogether(publications, {rules, ledger});
  return {published, ledger};
}

/** The same tickets, all of them in other categories. */
const recast = (contributions: readonly Contribution[], to: (one: Contribution) => string) =>
  contributions.map((one) => ({...one, cell: {...one.cell, category: to(one)}}));

describe("publishTogether(publications, door)", () => {
  it("gives every mart its own cells, and the total they share the same fate", async () => {
    const channels = recast(everybody(), ({cell}) => (cell.category === "music" ? "web" : "phone"));
    const {published, ledger} = await together(
      mart("categories", everybody()),
      mart("channels", channels)
    );
    expect(published.map(({cells}) => cells.map(({cell}) => cell.category))).toEqual([
      [null, "theatre", "music"],
      [null, "phone", "web"]
    ]);
    const totals = published.map(({cells}) => cellOf(cells, {category: null}));
    expect(totals[0]).toEqual(totals[1]);
    expect(leaks(ledger)).toEqual([]);
  });

  it("keeps in one mart what another must not tell, whichever comes first", async () => {
    // In the city, a and b are nearly everything; without it, the total is theirs to within a few tickets.
    const big: Record<string, number> = {a: 3_000, b: 2_500};
    const contributions = members.map((member) => sold(member, "music", big[member] ?? 450));
    const cities = recast(contributions, ({contributor}) =>
      big[contributor] ? "city" : "country"
    );
    const forwards = await together(mart("genres", contributions), mart("cities", cities));
    const backwards = await together(mart("cities", cities), mart("genres", contributions));
    const told = (marts: Awaited<ReturnType<typeof together>>["published"]) =>
      marts
        .flatMap(({cells, statement}) => cells.map((cell) => ({...cell, mart: statement.mart})))
        .sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1));
    expect(told(forwards.published)).toEqual(told(backwards.published));
    expect(forwards.published.map(({statement}) => statement.inherited)).toEqual([0, 0]);
    expect(leaks(forwards.ledger)).toEqual([]);
  });

  it("counts the secrets of a system once", async () => {
    const {published} = await together(mart("one", everybody()), mart("two", everybody()));
    expect(published[0]!.statement.secrets).toBeGreaterThan(0);
    expect(published[1]!.statement.secrets).toBe(0);
  });
});

describe("one figure under two names", () => {
  const dimensions: Dimension[] = [
    ...byCategory,
    {
      name: "peerGroup",
      kind: "group",
      total: true,
      groups: {region: members, city: members, pair: members.slice(0, 2)}
    }
  ];

  it("is published under both or under none", async () => {
    const {cells} = await release(everybody(), {dimensions});
    for (const category of [null, "music", "theatre"]) {
      const statuses = ["region", "city", null].map(
        (peerGroup) => cellOf(cells, {category, peerGroup}).status
      );
      expect(new Set(statuses).size, `${category}`).toBe(1);
    }
    expect(cellOf(cells, {category: "music", peerGroup: "pair"}).reason).toBe(
      "tooFewOrganizations"
    );
  });
});

describe("a member that has nothing", () => {
  const nothing = members.slice(4).map((member) => sold(member, "circus", 0));
  const few = members.slice(0, 4).map((member) => sold(member, "circus", 90));

  it("is no company for the others", async () => {
    const {cells} = await release([...everybody(), ...few, ...nothing]);
    expect(cellOf(cells, {category: "circus"}).reason).toBe("tooFewOrganizations");
  });

  it("makes a rate masked where nobody has a numerator, not absent", async () => {
    const rate = {unit: "rate", numerator: "free", denominator: "tickets"} as const;
    const contributions = everybody().map((one) => ({...one, values: {...one.values, free: 0}}));
    const {cells} = await release(contributions, {measures: {freeRate: rate}});
    expect(cells.map(({reason}) => reason)).toEqual(Array(3).fill("tooFewOrganizations"));
  });
});

describe("persons and money", () => {
  it("needs enough persons", async () => {
    const few = everybody().map((one) => ({...one, persons: 1}));
    const {cells} = await release(few);
    expect(cellOf(cells, {category: null}).status).toBe("published");
    expect(cellOf(cells, {category: "music"}).reason).toBe("tooFewPersons");
  });

  it("counts members of one owner once", async () => {
    const owned = everybody().map((one) =>
      "abc".includes(one.contributor) ? {...one, contributor: "holding"} : one
    );
    const {cells} = await release(owned);
    expect(cellOf(cells, {category: null}).organizations).toBe(5);
    const more = owned.map((one) =>
      one.contributor === "d" ? {...one, contributor: "holding"} : one
    );
    expect(cellOf((await release(more)).cells, {category: null}).reason).toBe(
      "tooFewOrganizations"
    );
  });

  it("rounds after suppression: counts to 5, money to 3 digits, rates to a point", async () => {
    const {cells} = await release(everybody(), {
      measures: {
        tickets: {unit: "count"},
        revenue: {unit: "cents"},
        share: {unit: "rate", numerator: "tickets", denominator: "revenue"},
        averagePrice: {unit: "cents", numerator: "revenue", denominator: "tickets"}
      }
    });
    // 7 members: Σ (100 + 15 i) = 1,015 tickets of music, at 30 $.
    expect(cellOf(cells, {category: "music"}).value).toBe(1_015);
    expect(cellOf(cells, {category: "theatre"}).value).toBe(1_065);
    expect(cellOf(cells, {category: "theatre"}, "revenue").value).toBe(3_190_000);
    expect(cellOf(cells, {category: "theatre"}, "averagePrice").value).toBe(3_000);
    expect(cellOf(cells, {category: "theatre"}, "share").value).toBe(0);
  });
});

describe("a mart that is broken down further than another", () => {
  const byStage: Dimension[] = [
    {name: "season", kind: "slice"},
    {name: "stage", kind: "breakdown", total: true}
  ];
  const byBoth: Dimension[] = [...byStage, {name: "category", kind: "breakdown", total: true}];
  const staged = everybody().flatMap((one) =>
    ["early", "late"].map((stage) => ({
      ...one,
      cell: {...one.cell, stage},
      values: {tickets: one.values.tickets! * (stage === "early" ? 3 : 2)}
    }))
  );
  // In the late stage, dance is the figure of two members.
  const dance = (contributor: string) => ({
    ...sold(contributor, "dance", 60),
    cell: {season: "2018-2019", stage: "late", category: "dance"}
  });
  const fine = [...staged, dance("a"), dance("b")];
  const coarse = fine.map((one) => ({
    ...one,
    cell: {season: "2018-2019", stage: one.cell.stage}
  }));

  it("does not hide a total that the other tells, nor tell with it what is hidden", async () => {
    const {published, ledger} = await together(
      {mart: "stages", measures, dimensions: byStage, contributions: coarse},
      {mart: "genres", measures, dimensions: byBoth, contributions: fine}
    );
    const [stages, genres] = published.map(({cells}) => cells);
    for (const stage of [null, "early", "late"])
      expect(cellOf(genres!, {stage, category: null}).status).toBe(cellOf(stages!, {stage}).status);
    expect(cellOf(genres!, {stage: "late", category: "dance"}).status).toBe("masked");
    expect(leaks(ledger)).toEqual([]);
  });
});
