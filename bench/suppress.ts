/** What the disclosure door costs: a table with every member as attacker, and a large collective's whole release. */
import {type Cell, cubesOf, type Dimension} from "../loaders/privacy/suppress/cube.js";
import {type Decided, decide} from "../loaders/privacy/suppress/decide.js";
import {
  type Contribution,
  forgetfulLedger,
  type Measure,
  type PeerValue,
  publishOrderStatistics,
  publishTogether
} from "../loaders/privacy/suppress/index.js";
import {judge} from "../loaders/privacy/suppress/judge.js";

const rules = {minimumPersons: 10, minimumOrganizations: 5, minimumForQuartiles: 10, p: 15};

/**
 * Name → seconds, megabytes or cells. The table is 24 organizations × 12 categories in 25 peer groups that
 * overlap (325 cells, 25 attackers); the release is five marts and the peers of 100 members, six measures,
 * four seasons in two stages.
 */
export async function benchSuppress(): Promise<Record<string, number>> {
  return {...(await benchTable()), ...(await benchRelease())};
}

async function benchTable(): Promise<Record<string, number>> {
  const contributions = contributionsOf(24, {category: 12}, ["2018-2019"], 5);
  const dimensions: Dimension[] = [
    {name: "season", kind: "slice"},
    {name: "category", kind: "breakdown", total: true},
    {name: "peerGroup", kind: "group", total: false, groups: crossedGroups(24, 4)}
  ];
  const [cube] = cubesOf(["tickets"], dimensions, contributions);
  const request = {mart: "table", cube: cube!, judge: (cell: Cell) => judge(cell, rules)};
  const {seconds, megabytes, result} = await measure(() =>
    decide([request], {rules, ledger: forgetfulLedger()})
  );
  const [{decisions}] = result.decided as [Decided];
  const masked = decisions.filter(({status}) => status === "masked").length;
  return {
    "table: seconds": seconds,
    "table: megabytes": megabytes,
    "table: cells": decisions.length,
    "table: cells masked": masked
  };
}

async function benchRelease(): Promise<Record<string, number>> {
  const seasons = ["2016-2017", "2017-2018", "2018-2019", "2019-2020"];
  const slices = seasons.flatMap((season) => [`${season} final`, `${season} sameStage`]);
  const {seconds, megabytes, result} = await measure(() => releaseOf(100, slices));
  return {
    "release of 100 members: seconds": seconds,
    "release of 100 members: megabytes": megabytes,
    "release of 100 members: figures": result
  };
}

async function releaseOf(members: number, slices: readonly string[]): Promise<number> {
  const ledger = forgetfulLedger();
  const breakdowns = {discipline: 12, region: 17, channel: 6, priceCategory: 8};
  const marts = await publishTogether(
    Object.entries(breakdowns).map(([mart, categories]) => ({
      mart,
      measures,
      dimensions: [
        {name: "season", kind: "slice"},
        {name: mart, kind: "breakdown", total: true}
      ],
      contributions: contributionsOf(members, {[mart]: categories}, slices, 5)
    })),
    {rules, ledger}
  );
  const groups = {...crossedGroups(members, 4), ...crossedGroups(members, 3)};
  const peers = peersOf(contributionsOf(members, {none: 1}, slices, 5), groups);
  const metrics = Object.fromEntries(
    Object.entries(measures).map(([name, {unit}]) => [name, {unit}])
  );
  const published = await publishOrderStatistics({
    mart: "peers",
    metrics,
    values: peers,
    rules,
    ledger
  });
  const figures = marts.reduce((total, {cells}) => total + cells.length, 0);
  return figures + 3 * published.groups.length;
}

const measures: Record<string, Measure> = {
  tickets: {unit: "count"},
  revenue: {unit: "cents"},
  buyers: {unit: "persons"},
  capacity: {unit: "count"},
  averagePrice: {unit: "cents", numerator: "revenue", denominator: "tickets"},
  occupancyRate: {unit: "rate", numerator: "tickets", denominator: "capacity"}
};

/** Members of very unequal size, each active in most categories; totals agree between breakdowns. */
function contributionsOf(
  members: number,
  breakdown: Readonly<Record<string, number>>,
  slices: readonly string[],
  seed: number
): Contribution[] {
  const [[dimension, categories]] = Object.entries(breakdown) as [[string, number]];
  const random = randomFrom(seed);
  return Array.from({length: members}, (_, member) => {
    const size = Math.exp(3 * random());
    return slices.flatMap((season) => {
      const tickets = Math.round(2_000 * size * (0.8 + 0.4 * random()));
      const shares = sharesOf(tickets, categories, member);
      return shares.map((share, category) =>
        contribution(member, season, dimension, category, share)
      );
    });
  }).flat();
}

function contribution(
  member: number,
  season: string,
  dimension: string,
  category: number,
  tickets: number
): Contribution {
  const price = 2_000 + 100 * (member % 30);
  return {
    cell: {season, [dimension]: `c${category}`},
    contributor: `m${member}`,
    values: {
      tickets,
      revenue: tickets * price,
      buyers: Math.round(tickets / 2),
      capacity: 2 * tickets
    },
    persons: Math.round(tickets / 2)
  };
}

/** Whole tickets over categories, in proportions of the member's own that add up exactly. */
function sharesOf(tickets: number, categories: number, member: number): number[] {
  const weights = Array.from(
    {length: categories},
    (_, category) => 1 + ((member * 7 + category * 5) % 11)
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((tickets * weight) / total));
  shares[0]! += tickets - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}

const peersOf = (
  contributions: readonly Contribution[],
  groups: Readonly<Record<string, readonly string[]>>
): PeerValue[] =>
  contributions.map(({cell, contributor, values, persons}) => ({
    slice: {season: cell.season!},
    organization: contributor,
    contributor,
    groups: Object.keys(groups).filter((group) => groups[group]!.includes(contributor)),
    values: {
      ...values,
      averagePrice: values.revenue! / values.tickets!,
      occupancyRate: values.tickets! / values.capacity!
    },
    persons
  }));

/** A first way of grouping, a second, their crossings, and everybody. */
function crossedGroups(members: number, ways: number): Record<string, string[]> {
  const all = Array.from({length: members}, (_, member) => member);
  const group = (isIn: (member: number) => boolean) =>
    all.filter(isIn).map((member) => `m${member}`);
  const numbers = Array.from({length: ways}, (_, number) => number);
  const first = (member: number) => member % ways;
  const second = (member: number) => Math.floor(member / ways) % ways;
  return Object.fromEntries([
    ["everybody", group(() => true)],
    ...numbers.map((i) => [`first ${ways} ${i}`, group((member) => first(member) === i)]),
    ...numbers.map((j) => [`second ${ways} ${j}`, group((member) => second(member) === j)]),
    ...numbers.flatMap((i) =>
      numbers.map((j) => [
        `both ${ways} ${i} ${j}`,
        group((member) => first(member) === i && second(member) === j)
      ])
    )
  ]);
}

async function measure<T>(run: () => Promise<T>) {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const result = await run();
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = (process.memoryUsage().rss - before) / 1e6;
  return {result, seconds, megabytes};
}

/** A pseudo-random sequence that is the same everywhere: Park–Miller. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
