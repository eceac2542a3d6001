/** Every figure of the literal collective, computed by hand from its rows. */
import {beforeAll, describe, expect, it} from "vitest";
import {readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {MetricId} from "../../../src/vocabulary/metrics.js";
import type {MartName, MartRows} from "../../../src/vocabulary/rows.js";
import {asOf, literalCollective, loadLiteralCollective} from "./literalCollective.js";

const alpha: Partial<{[Name in MartName]: MartRows[Name][]}> = {};
let beta: MartRows["season_summary"][];
const names = [
  "season_summary",
  "season_curve",
  "season_disciplines",
  "season_price_categories",
  "season_channels",
  "season_territories",
  "season_weekdays",
  "season_lead_times",
  "productions",
  "deliveries",
  "issues",
  "season_metrics",
  "publics"
] as const satisfies readonly MartName[];

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
    for (const name of names)
      Object.assign(alpha, {
        [name]: await readMart(warehouse, name, {kind: "own", organization: "alpha"})
      });
    beta = await readMart(warehouse, "season_summary", {kind: "own", organization: "beta"});
  })
);

const summary = (season: string, stage = "sameStage") =>
  alpha.season_summary!.find((row) => row.season === season && row.stage === stage)!;

/** To Rimouski (48.45, −68.53) by the spherical law of cosines, in kilometres. */
function distance(latitude: number, longitude: number): number {
  const [a, b, along] = [latitude, 48.45, longitude + 68.53].map(
    (angle) => (angle * Math.PI) / 180
  );
  const cosine = Math.sin(a!) * Math.sin(b!) + Math.cos(a!) * Math.cos(b!) * Math.cos(along!);
  return 6371 * Math.acos(cosine);
}

describe("season_summary", () => {
  it("has each season since the first at the same stage, and whole once over", () => {
    expect(alpha.season_summary!.map(({season, stage}) => `${season} ${stage}`)).toEqual([
      "2018-2019 final",
      "2018-2019 sameStage",
      "2019-2020 final",
      "2019-2020 sameStage",
      "2020-2021 final",
      "2020-2021 sameStage",
      "2021-2022 sameStage"
    ]);
  });

  it("stops every season on the 226th day, 14 April, and a whole one on its last", () => {
    expect(summary("2018-2019").dayOfSeason).toBe(226);
    expect(summary("2021-2022").dayOfSeason).toBe(226);
    expect(summary("2018-2019", "final").dayOfSeason).toBe(365);
    expect(summary("2019-2020", "final").dayOfSeason).toBe(366);
  });

  it("counts paid, complimentary and prepaid tickets, net of refunds", () => {
    // A1: two equal lines, one regular of o2 whose reduced ticket was refunded, one anonymous comp
    expect(summary("2018-2019")).toMatchObject({
      performancesHeld: 1,
      ticketsSold: 3,
      complimentaryTickets: 1,
      prepaidTickets: 0,
      attendance: 4,
      boxOfficeRevenueCents: 15_000,
      averageTicketPriceCents: 5_000,
      complimentaryRate: 0.25
    });
    // and A2: one subscription seat, one regular, a group of ten
    expect(summary("2018-2019", "final")).toMatchObject({
      performancesHeld: 2,
      ticketsSold: 14,
      complimentaryTickets: 1,
      prepaidTickets: 1,
      attendance: 16,
      boxOfficeRevenueCents: 39_000,
      averageTicketPriceCents: 39_000 / 14,
      complimentaryRate: 1 / 16
    });
  });

  it("lowers revenue only for a part of a ticket, and never lets tickets fall below zero", () => {
    // A4: 1 + 2 + 3 paid, 1 house; A5: 1 + 1 paid, 1 assumed comp, and a refund without its sale
    expect(summary("2021-2022")).toMatchObject({
      ticketsSold: 8,
      complimentaryTickets: 2,
      attendance: 10,
      boxOfficeRevenueCents: 4_500 + 9_000 - 1_000 + 13_500 + 2_000 - 2_500 + 3_000,
      averageTicketPriceCents: 28_500 / 8,
      taxKnownRate: 26_500 / 28_500
    });
  });

  it("leaves a performance of unknown capacity out of both sides of the occupancy", () => {
    expect(summary("2018-2019", "final")).toMatchObject({
      performancesWithCapacity: 1,
      capacityOffered: 10,
      occupancyRate: 0.4
    });
    expect(summary("2021-2022").occupancyRate).toBe(10 / 28);
  });

  it("leaves out cancelled, private and upcoming performances", () => {
    expect(summary("2019-2020", "final")).toMatchObject({performancesHeld: 0, attendance: 0});
    expect(summary("2021-2022").performancesHeld).toBe(2);
  });

  it("counts a buyer once, and no group, company, house seat or anonymous sale", () => {
    expect(summary("2018-2019", "final").uniqueBuyers).toBe(2);
    expect(summary("2021-2022").uniqueBuyers).toBe(3);
  });

  it("calls first-time who held no ticket for 36 months, and nobody without a year of history", () => {
    expect(summary("2018-2019")).toMatchObject({
      newBuyers: null,
      firstTimeRate: null,
      newBuyerWindowMonths: null
    });
    // c1 came in 2018-2019 and c3 with the group; only c5 is new
    expect(summary("2021-2022")).toMatchObject({
      newBuyers: 1,
      firstTimeRate: 1 / 3,
      newBuyerWindowMonths: 36
    });
  });

  it("takes the last open season as baseline, at the same stage", () => {
    expect(summary("2018-2019")).toMatchObject({baselineSeason: null, retentionRate: null});
    expect(summary("2021-2022")).toMatchObject({
      baselineSeason: "2018-2019",
      retentionBase: 2,
      retentionRate: 0.5
    });
  });

  it("marks closed seasons and the current one", () => {
    const marks = ["2018-2019", "2019-2020", "2020-2021", "2021-2022"].map((season) => {
      const {isClosed, isCurrent} = summary(season);
      return [isClosed, isCurrent];
    });
    expect(marks).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true]
    ]);
  });

  it("takes the median lead time over paid and subscription tickets, negatives left out", () => {
    expect(summary("2018-2019").leadTimeDays).toBe(15); // 0 15 15
    expect(summary("2018-2019", "final").leadTimeDays).toBe(70); // 0 9 15 15 20 and ten of 70
    expect(summary("2021-2022").leadTimeDays).toBe(6); // 0 0 3 6 30 30 30
  });

  it("means tickets per order and performance, groups apart", () => {
    expect(summary("2018-2019").partySize).toBe(4 / 3);
    expect(summary("2018-2019", "final").partySize).toBe(6 / 5);
    expect(summary("2021-2022").partySize).toBe(10 / 7);
  });

  it("means distinct performances per buyer", () => {
    expect(summary("2018-2019", "final").frequency).toBe(2);
    expect(summary("2021-2022").frequency).toBe(4 / 3);
  });

  it("says the share of tickets whose person is known", () => {
    expect(summary("2018-2019", "final").captureRate).toBe(5 / 16);
    expect(summary("2021-2022").captureRate).toBe(6 / 10);
  });

  it("shows an owner what it sold above capacity, and an exchange as a refund and a sale", () => {
    expect(beta).toHaveLength(1);
    expect(beta[0]).toMatchObject({
      ticketsSold: 7,
      boxOfficeRevenueCents: 7_000,
      capacityOffered: 10,
      occupancyRate: 0.7,
      uniqueBuyers: 1,
      frequency: 2
    });
  });

  it("is empty, never zero, where nothing can be computed", () => {
    expect(summary("2019-2020", "final")).toMatchObject({
      averageTicketPriceCents: null,
      occupancyRate: null,
      capacityOffered: null,
      complimentaryRate: null,
      leadTimeDays: null,
      partySize: null,
      frequency: null,
      captureRate: null,
      retentionBase: 2,
      retentionRate: 0
    });
  });
});

describe("season_metrics", () => {
  const figure = (metric: MetricId, season = "2021-2022") => {
    const row = alpha.season_metrics!.find((row) => row.metric === metric && row.season === season);
    return row && [row.value, row.base];
  };

  it("sums up occupancy paid, and what a seat brought", () => {
    expect(figure("paidOccupancyRate")).toEqual([8 / 28, 28]);
    expect(figure("revenuePerSeatCents")).toEqual([28_500 / 28, 28]);
  });

  it("takes as full price the highest regular one of the performance", () => {
    // A4, 45 $: the two seats of o9 cost 40 $ each after its refund; A5, 30 $: one reduced at 20 $
    expect(figure("reducedRate")).toEqual([3 / 8, 8]);
    expect(figure("averageDiscountCents")).toEqual([(2 * 500 + 1_000) / 8, 8]);
  });

  it("says how tickets were sold", () => {
    expect(figure("onlineRate")).toEqual([3 / 10, 10]);
    expect(figure("committedRate", "2018-2019")).toEqual([1 / 16, 16]);
  });

  it("says how widely buyers roam, and how much the top tenth holds", () => {
    // c1 saw theatre and dance; the top tenth of three buyers is one of them, with 2 of 5 tickets
    expect(figure("crossDisciplineRate")).toEqual([1 / 3, 3]);
    expect(figure("topBuyersRate")).toEqual([2 / 5, 3]);
  });

  it("says how the season goes against its baseline, and how large a house is on average", () => {
    expect(figure("salesPace")).toEqual([8 / 3, 3]);
    expect(figure("averageAttendance")).toEqual([10 / 2, 2]);
  });

  it("says what was sold by when: 2018-2019, 15 dated tickets at 0, 9, 15, 20 and 70 days", () => {
    const final = (metric: MetricId) =>
      alpha.season_metrics!.find(
        (row) => row.metric === metric && row.season === "2018-2019" && row.stage === "final"
      )!.value;
    expect(final("soldBefore90Rate")).toBe(0);
    expect(final("soldBefore30Rate")).toBe(10 / 15);
    expect(final("soldBefore7Rate")).toBe(14 / 15);
  });

  it("counts households and days since the last visit: 13 November twice and 7 October, on 14 April", () => {
    expect(figure("buyerHouseholds")).toEqual([3, 3]);
    expect(figure("recencyDays")).toEqual([152, 3]);
  });

  it("measures how far two buyers live, from the middles of H2X and G1R to that of Rimouski", () => {
    const [montreal, quebec] = [distance(45.51, -73.57), distance(46.81, -71.22)];
    const median = figure("medianDistanceKm")!;
    expect(median[0]).toBeCloseTo((montreal + quebec) / 2, 3);
    expect(median[1]).toBe(2);
    expect(figure("catchmentRadiusKm")![0]).toBeCloseTo(quebec + 0.8 * (montreal - quebec), 3);
    expect(figure("localRate")).toEqual([0, 2]);
  });

  it("marks what may not be compared: money of unknown tax basis", () => {
    const marks = alpha.season_metrics!.filter(({season}) => season === "2021-2022");
    const left = marks.filter(({isComparable}) => !isComparable).map(({metric}) => metric);
    expect(left).toEqual([
      "averageDiscountCents",
      "averageTicketPriceCents",
      "boxOfficeRevenueCents",
      "performancesHeld",
      "revenuePerSeatCents"
    ]);
  });
});

describe("season_curve", () => {
  const curve = (season: string) => alpha.season_curve!.filter((row) => row.season === season);

  it("has every week, today's day and the last day", () => {
    const days = curve("2018-2019").map(({dayOfSeason}) => dayOfSeason);
    expect(days).toHaveLength(54);
    expect(days).toEqual(expect.arrayContaining([7, 224, 226, 231, 364, 365]));
    expect(curve("2021-2022").at(-1)).toMatchObject({dayOfSeason: 226, onDate: "2022-04-14"});
  });

  it("adds up paid tickets and revenue by the day of their performance", () => {
    const at = (season: string, day: number) =>
      curve(season).find(({dayOfSeason}) => dayOfSeason === day)!;
    expect(at("2018-2019", 28)).toMatchObject({ticketsToDate: 0, revenueToDateCents: 0});
    expect(at("2018-2019", 35)).toMatchObject({ticketsToDate: 3, revenueToDateCents: 15_000});
    expect(at("2018-2019", 365)).toMatchObject({ticketsToDate: 14, revenueToDateCents: 39_000});
    expect(at("2021-2022", 226)).toMatchObject({ticketsToDate: 8, revenueToDateCents: 28_500});
  });
});

describe("breakdowns of 2021-2022", () => {
  const current = <Row extends {season: string}>(rows: readonly Row[]) =>
    rows.filter(({season}) => season === "2021-2022");

  it("by discipline", () => {
    expect(current(alpha.season_disciplines!)).toMatchObject([
      {discipline: "dance", performancesHeld: 1, attendance: 3, boxOfficeRevenueCents: 2_500},
      {discipline: "theatre", performancesHeld: 1, attendance: 7, boxOfficeRevenueCents: 26_000}
    ]);
  });

  it("by price category; a refund without a sale keeps its own", () => {
    expect(current(alpha.season_price_categories!)).toMatchObject([
      {priceCategory: "house", tickets: 1, ticketShare: 0.1, averageTicketPriceCents: null},
      {
        priceCategory: "reduced",
        tickets: 1,
        boxOfficeRevenueCents: 2_000,
        averageTicketPriceCents: 2_000
      },
      {
        priceCategory: "regular",
        tickets: 7,
        boxOfficeRevenueCents: 26_500,
        averageTicketPriceCents: 26_500 / 7
      },
      {priceCategory: "unknown", tickets: 1, boxOfficeRevenueCents: 0}
    ]);
  });

  it("by channel", () => {
    const tickets = current(alpha.season_channels!).map((row) => [row.channel, row.tickets]);
    expect(tickets).toEqual([
      ["agent", 1],
      ["boxOffice", 2],
      ["other", 1],
      ["phone", 3],
      ["web", 3]
    ]);
  });

  it("by territory, one to four persons told as such and nothing that tells which", () => {
    const masked = {buyers: "<5", buyerShare: null, penetrationRate: null};
    expect(current(alpha.season_territories!)).toMatchObject([
      {fsa: "G1R", place: "Vieux-Québec", tickets: 2, households: 4_000, ...masked},
      {fsa: "H2X", place: "Plateau sud", tickets: 5, households: 10_000, ...masked},
      {fsa: null, place: null, tickets: 3, households: null, ...masked}
    ]);
  });

  it("by weekday", () => {
    expect(current(alpha.season_weekdays!)).toMatchObject([
      {weekday: 4, performancesHeld: 1, attendance: 7, capacityOffered: 8, occupancyRate: 7 / 8},
      {weekday: 6, performancesHeld: 1, attendance: 3, capacityOffered: 20, occupancyRate: 3 / 20}
    ]);
  });

  it("by lead time", () => {
    const tickets = current(alpha.season_lead_times!).map((row) => [row.band, row.tickets]);
    expect(tickets).toEqual([
      ["month", 3],
      ["sameDay", 2],
      ["week", 2]
    ]);
  });
});

describe("publics", () => {
  const at = (level: string, territory: string) =>
    alpha.publics!.find(
      (row) => row.season === "2021-2022" && row.level === level && row.territory === territory
    );

  it("counts each buyer in its area, its municipality and its region", () => {
    expect(alpha.publics!.filter(({season}) => season === "2021-2022")).toHaveLength(6);
    expect(at("fsa", "H2X")).toMatchObject({place: "Plateau sud", households: 10_000});
    expect(at("municipality", "Québec")).toMatchObject({households: 4_000});
    expect(at("adminRegion", "06")).toMatchObject({place: null, households: 10_000});
  });

  it("tells nothing that would tell a count under five", () => {
    expect(at("fsa", "H2X")).toMatchObject({
      buyers: "<5",
      penetrationRate: null,
      penetrationLow: null,
      penetrationIndex: null,
      unreachedHouseholds: null,
      potentialHigh: null,
      nonAttendingHouseholds: 3_333
    });
  });
});

describe("productions", () => {
  it("counts what is programmed and what was held, never what was cancelled", () => {
    expect(
      alpha.productions!.map((row) => [row.title, row.performances, row.performancesHeld])
    ).toEqual([
      ["Antigone", 2, 2],
      ["Cyrano", 2, 1],
      ["Danse", 2, 1]
    ]);
  });
});

describe("deliveries and issues", () => {
  it("pass as ingestion wrote them", () => {
    expect(alpha.deliveries!.map(({tableName, rowsRead}) => [tableName, rowsRead])).toEqual([
      ["customers", 6],
      ["orders", 25]
    ]);
    expect(alpha.issues).toMatchObject([{code: "date", rows: 1, fieldName: "ordered_at"}]);
  });
});
