/** The marts of the notebooks, computed by hand from the literal collective and sixty more buyers. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {type Warehouse, withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {MartName, MartRows} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";

const names = [
  "customer_ranks",
  "customer_tenths",
  "cohorts",
  "price_tiers",
  "production_pace",
  "affinity"
] as const satisfies readonly MartName[];
type Marts = {[Name in (typeof names)[number]]: MartRows[Name][]};

const read: Record<string, Marts> = {};

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await addCrowd(warehouse);
    await addCohort(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
    for (const organization of ["alpha", "beta", "gamma"]) {
      const scope = {kind: "own", organization} as const;
      const marts: Partial<Record<MartName, unknown>> = {};
      for (const name of names) marts[name] = await readMart(warehouse, name, scope);
      read[organization] = marts as Marts;
    }
  })
);

/**
 * gamma, whose d1 holds 2 tickets of the circus C1: 49 more buyers of C1 (five hold 9 tickets, the rest 1),
 * 31 of them also at the comedy C2 with 1 ticket, as are 10 others.
 */
async function addCrowd(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`insert into main.performances values ('C2', 'gamma', 'C2', 'P6', 'V1',
    '2022-04-10 20:00:00-04', '2022-04-10', '20:00', 100, 'comedy', '2021-2022', true, 'held')`);
  await warehouse.run(`insert into main.customers select 'gamma', md5('p' || i)::uuid,
    md5('p' || i)::uuid, null, 'H2X', null, 'QC', 'CA', false from range(1, 60) t(i)`);
  const buy = (performance: string, tickets: string, from: number, to: number) =>
    warehouse.run(`insert into main.orders select 'gamma', '${performance}-' || i, 1000 + i,
      '${performance}', md5('p' || i)::uuid, '2021-11-22 12:00:00-05', '2021-11-22', ${tickets},
      2000 * ${tickets}, 2000 * ${tickets}, 'excluded', 'regular', 'Général', 'web', 'sale', false, 'D'
      from range(${from}, ${to}) t(i)`);
  await buy("C1", "case when i <= 5 then 9 else 1 end", 1, 50);
  await buy("C2", "1", 19, 60);
}

/** beta, whose history begins in September 2018: 40 come for the first time in January 2020, 10 again in December 2021. */
async function addCohort(warehouse: Warehouse): Promise<void> {
  const perform = async (id: string, on: string, season: string, buyers: number) => {
    await warehouse.run(`insert into main.performances values ('${id}', 'beta', '${id}', 'P5', 'V1',
      '${on} 20:00:00-04', '${on}', '20:00', 100, 'music', '${season}', true, 'held')`);
    await warehouse.run(`insert into main.orders select 'beta', '${id}-' || i, 5000 + i, '${id}',
      md5('q' || i)::uuid, '${on} 12:00:00-05', '${on}', 1, 2000, 2000, 'excluded', 'regular',
      'Général', 'web', 'sale', false, 'D' from range(${buyers}) t(i)`);
  };
  await warehouse.run(`insert into main.customers select 'beta', md5('q' || i)::uuid,
    md5('q' || i)::uuid, null, 'H2X', null, 'QC', 'CA', false from range(40) t(i)`);
  await perform("B8", "2018-09-05", "2018-2019", 0);
  await perform("B9", "2020-01-10", "2019-2020", 40);
  await perform("B7", "2021-12-15", "2021-2022", 10);
}

describe("customer_ranks", () => {
  it("ranks by days since the last visit and number of visits, five persons at least told", () => {
    // c1 came 4 times, last 153 days before; c5 once, 153; c3 once as a buyer, 190; c2 twice, 1 071
    expect(read.alpha!.customer_ranks).toMatchObject([
      {recencyRank: 2, frequencyRank: 2, buyers: "<5", tickets: null},
      {recencyRank: 4, frequencyRank: 1, buyers: "<5", boxOfficeRevenueCents: null},
      {recencyRank: 5, frequencyRank: 1, buyers: "<5"},
      {recencyRank: 5, frequencyRank: 3, buyers: "<5"}
    ]);
  });

  it("adds up what each rank holds and paid", () => {
    // once: d1, 18 of C1 alone (5 with 9 tickets, 13 with 1) and 10 of C2 alone; twice: 31
    expect(read.gamma!.customer_ranks).toMatchObject([
      {
        recencyRank: 5,
        frequencyRank: 1,
        buyers: 29,
        tickets: 2 + 45 + 13 + 10,
        boxOfficeRevenueCents: 4_000 + 58 * 2_000 + 10 * 2_000
      },
      {recencyRank: 5, frequencyRank: 2, buyers: 31, tickets: 62, boxOfficeRevenueCents: 124_000}
    ]);
  });
});

describe("customer_tenths", () => {
  it("puts the keenest first: six of sixty hold 47 of 132 tickets", () => {
    expect(read.gamma!.customer_tenths).toHaveLength(10);
    expect(read.gamma!.customer_tenths[0]).toMatchObject({
      tenth: 1,
      buyers: 6,
      tickets: 5 * 9 + 2,
      ticketShare: 47 / 132,
      fromTickets: 2
    });
  });

  it("says nothing of fewer than fifty buyers", () => {
    expect(read.alpha!.customer_tenths).toEqual([]);
  });
});

describe("cohorts", () => {
  it("follows those who were new, from the second year of history on", () => {
    // 2018-2019 is the first season held: nobody is known to be new; nobody bought in the closed ones
    expect(read.alpha!.cohorts).toEqual([]);
  });
});

describe("cohorts of a member with a year of history", () => {
  it("say how many came back, season by season", () => {
    expect(read.beta!.cohorts).toMatchObject([
      {cohortSeason: "2019-2020", season: "2020-2021", newBuyers: 40, returnedBuyers: 0},
      {cohortSeason: "2019-2020", season: "2021-2022", newBuyers: 40, returnedRate: 0.25}
    ]);
  });
});

describe("price_tiers", () => {
  const tiers = (productionId: string) =>
    read
      .alpha!.price_tiers.filter((row) => row.productionId === productionId)
      .map(({season, tier, tickets}) => `${season} ${tier} ${tickets}`)
      .sort();

  it("holds each price against the highest regular one of its performance", () => {
    // A1: 3 at 50 $, a comp; A2: 1 at 40 $, a group of ten at 20 $, a subscription seat
    expect(tiers("P1")).toEqual([
      "2018-2019 complimentary 1",
      "2018-2019 deep 10",
      "2018-2019 full 4",
      "2018-2019 prepaid 1"
    ]);
    // A4: o9's two seats cost 40 of 45 $ after its refund
    expect(tiers("P3")).toEqual([
      "2021-2022 complimentary 1",
      "2021-2022 full 4",
      "2021-2022 reduced 2"
    ]);
    // A5: the full price is 30 $, one paid 20 $, one free
    expect(tiers("P4")).toEqual([
      "2021-2022 complimentary 1",
      "2021-2022 deep 1",
      "2021-2022 full 1"
    ]);
  });
});

describe("production_pace", () => {
  const pace = (productionId: string) =>
    Object.fromEntries(
      read
        .alpha!.production_pace.filter((row) => row.productionId === productionId)
        .map(({daysBefore, ticketsToDate}) => [daysBefore, ticketsToDate])
    );

  it("counts what was ordered by each day before the first performance, to the end of the run", () => {
    // 2 on 20 September, 1 on the day; then a group of ten, a subscription seat and one more for A2
    expect(pace("P1")).toMatchObject({21: 0, 14: 2, 7: 2, 0: 3, [-217]: 15});
  });

  it("stops today where the run goes on, and counts what is sold ahead", () => {
    // A4 on 7 October: 3 a month before, 1 on the 1st, 2 on the day; 1 since for A6 on 1 May
    expect(pace("P3")).toMatchObject({60: 0, 30: 3, 7: 3, 3: 4, 0: 6, [-190]: 7});
    expect(pace("P3")).not.toHaveProperty("-206");
  });
});

describe("affinity", () => {
  const row = (group: string, offer: string) =>
    read.gamma!.affinity.find((one) => one.groupCode === group && one.offerCode === offer);

  it("compares the share within a group with the share of all buyers", () => {
    // 50 of 60 at the circus, 41 at the comedy, 31 at both
    expect(row("circus", "comedy")).toMatchObject({
      allBuyers: 60,
      groupBuyers: 50,
      offerBuyers: 41,
      bothBuyers: 31,
      share: 31 / 50
    });
    expect(row("circus", "comedy")!.lift).toBeCloseTo(31 / 50 / (41 / 60), 10);
    expect(row("comedy", "circus")!.lift).toBeCloseTo(31 / 41 / (50 / 60), 10);
  });

  it("is silent under thirty persons, and never pairs an offer with itself", () => {
    expect(row("several", "circus")).toMatchObject({bothBuyers: 5, share: null, lift: null});
    expect(row("circus", "circus")).toBeUndefined();
  });
});
