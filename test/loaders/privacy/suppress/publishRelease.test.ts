/** Sums and medians of one quantity: what neither tells alone, the two must not tell together. */
import {describe, expect, it} from "vitest";
import {
  type Contribution,
  forgetfulLedger,
  type Ledger,
  type PeerValue,
  publishRelease,
  publishTogether
} from "../../../../loaders/privacy/suppress/index.js";
import {byCategory, everybody, leaks, rules} from "./collective.js";

const slices = [
  {season: "2018-2019", stage: "sameStage"},
  {season: "2018-2019", stage: "final"}
];
/** Member → tickets at the same stage, and of the whole season. */
const sales = {a: [100, 180], b: [110, 190], c: [120, 210], d: [130, 215], e: [140, 260]} as const;

const contributions = Object.entries(sales).flatMap(([contributor, [same, whole]]) =>
  [
    ["sameStage", same],
    ["later", whole - same]
  ].map(
    ([stage, tickets]): Contribution => ({
      cell: {season: "2018-2019", stage: stage as string},
      contributor,
      values: {tickets: tickets as number},
      persons: 60
    })
  )
);

const values = Object.entries(sales).flatMap(([organization, tickets]) =>
  slices.map(
    (slice, index): PeerValue => ({
      slice,
      organization,
      contributor: organization,
      groups: ["collective"],
      values: {tickets: tickets[index]!},
      persons: 60
    })
  )
);

const totals = {
  metrics: ["tickets"],
  stage: "stage",
  same: "sameStage",
  whole: "final",
  rest: "later"
};

const publish = (ledger: Ledger, isJoint: boolean) =>
  publishRelease(
    {
      sums: [
        {
          mart: "seasons",
          measures: {tickets: {unit: "count"}},
          dimensions: [
            {name: "season", kind: "slice"},
            {name: "stage", kind: "breakdown", total: true}
          ],
          contributions
        }
      ],
      peers: [
        {
          mart: "peers",
          metrics: {tickets: {unit: "ratio"}},
          values,
          totals: isJoint ? totals : undefined
        }
      ]
    },
    {rules, ledger}
  );

describe("publishRelease({sums, peers}, door)", () => {
  it("tells no total beside a median when the two would leave one member to the smallest", async () => {
    // the total less three times the median is what the first and the last sold: either reads the other
    const apart = await publish(forgetfulLedger(), false);
    expect(apart.sums[0]!.cells.some(({status}) => status === "published")).toBe(true);
    expect(apart.peers[0]!.groups.some(({status}) => status === "published")).toBe(true);

    const ledger = forgetfulLedger();
    const joint = await publish(ledger, true);
    const told = [
      ...joint.sums[0]!.cells.map(({status}) => status),
      ...joint.peers[0]!.groups.map(({status}) => status)
    ].filter((status) => status === "published");
    expect(told.length).toBeGreaterThan(0);
    expect(leaks(ledger)).toEqual([]);
  });

  it("gives the mean of whole seasons where they are made of two unknowns", async () => {
    const {peers} = await publishRelease(
      {sums: [], peers: [{mart: "peers", metrics: {tickets: {unit: "ratio"}}, values, totals}]},
      {rules, ledger: forgetfulLedger()}
    );
    const final = peers[0]!.groups.find(({slice}) => slice.stage === "final")!;
    const same = peers[0]!.groups.find(({slice}) => slice.stage === "sameStage")!;
    expect([same.median, final.median]).toEqual([120, 205]); // (110 + 120 + 130) ÷ 3, (190 + 210 + 215) ÷ 3
  });
});

describe("many systems", () => {
  it("are judged on several threads as on one, and leave the same ledger", async () => {
    const seasons = Array.from({length: 64}, (_, index) => `${1950 + index}-${1951 + index}`);
    const inSeason = (season: string, more: number) =>
      everybody().map((one) => ({
        ...one,
        cell: {...one.cell, season},
        values: {tickets: one.values.tickets! + more}
      }));
    const publication = (chosen: readonly string[]) => ({
      mart: "categories",
      measures: {tickets: {unit: "count"}} as const,
      dimensions: byCategory,
      contributions: chosen.flatMap((season) => inSeason(season, seasons.indexOf(season)))
    });
    const [together, apart] = [forgetfulLedger(), forgetfulLedger()];
    const all = await publishTogether([publication(seasons)], {rules, ledger: together});
    const cells = [];
    for (const season of seasons) {
      const [one] = await publishTogether([publication([season])], {rules, ledger: apart});
      cells.push(...one!.cells);
    }
    expect(all[0]!.cells).toEqual(cells);
    expect(together.hash).toBe(apart.hash);
  });
});
