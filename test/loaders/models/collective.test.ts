/** What twelve members publish together, by hand; and what they must not. */
import {beforeAll, describe, expect, it} from "vitest";
import {martsFor, readMart} from "../../../loaders/marts.js";
import {forgetfulLedger} from "../../../loaders/privacy/suppress/index.js";
import {type BuildReport, buildModels} from "../../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../../loaders/warehouse/withWarehouse.js";
import type {MetricId} from "../../../src/vocabulary/metrics.js";
import type {
  ComparativeMonthRow,
  ComparativeRow,
  MartName,
  PeerGroupRow,
  PeerMonthRow,
  PeerRow,
  PublishedCell
} from "../../../src/vocabulary/rows.js";
import {chorus, loadChorus} from "./chorus.js";
import {csvOf} from "./csv.js";
import {asOf} from "./literalCollective.js";

let seasons: PublishedCell[];
let disciplines: PublishedCell[];
let peers: PeerRow[];
let report: BuildReport;
let comparatives: ComparativeRow[];
let months: ComparativeMonthRow[];
let danceGroups: PeerGroupRow[];
const published = new Map<MartName, readonly object[]>();

beforeAll(() =>
  withWarehouse(":memory:", async (warehouse) => {
    await loadChorus(warehouse);
    const ledger = forgetfulLedger();
    report = await buildModels(warehouse, {collective: chorus, asOf, ledger});
    for (const mart of martsFor("collective"))
      published.set(mart, await readMart(warehouse, mart, {kind: "collective"}));
    const voice = (organization: string) => ({kind: "own", organization}) as const;
    comparatives = await readMart(warehouse, "comparatives", voice("voice-06"));
    comparatives.sort((a, b) => a.place - b.place);
    months = await readMart(warehouse, "comparative_months", voice("voice-06"));
    months = months.filter(({season}) => season === "2021-2022");
    danceGroups = await readMart(warehouse, "peer_groups", voice("voice-09"));
    danceGroups = danceGroups.filter(({season}) => season === "2021-2022");
    danceGroups.sort((a, b) => a.place - b.place);
    seasons = published.get("collective_seasons") as PublishedCell[];
    disciplines = published.get("collective_disciplines") as PublishedCell[];
    peers = published.get("peers") as PeerRow[];
  })
);

const cell = (cells: PublishedCell[], metric: MetricId, category: string | null = null) =>
  cells.find(
    (row) => row.season === "2021-2022" && row.metric === metric && row.category === category
  )!;

describe("collective_seasons", () => {
  it("adds up its members, rounded to 5 persons and to 3 digits of money", () => {
    // Σ (10 + i) = 198; Σ (10 + i)(20 + i) $ = 5 390 $
    expect(cell(seasons, "attendance")).toMatchObject({value: 200, organizations: 12});
    expect(cell(seasons, "uniqueBuyers")).toMatchObject({value: 200, status: "published"});
    expect(cell(seasons, "boxOfficeRevenueCents").value).toBe(539_000);
  });

  it("takes a ratio of sums", () => {
    expect(cell(seasons, "averageTicketPriceCents").value).toBe(2_720); // 5 390 $ ÷ 198
    expect(cell(seasons, "occupancyRate").value).toBe(0.17); // 198 ÷ 1 200
  });

  it("has no whole season before it is over", () => {
    const stages = seasons.filter(({season}) => season === "2021-2022").map(({stage}) => stage);
    expect(new Set(stages)).toEqual(new Set(["sameStage"]));
  });

  it("never tells both stages of a season when three members make the difference", () => {
    const told = seasons.filter(
      ({season, metric, status}) =>
        season === "2018-2019" && metric === "attendance" && status === "published"
    );
    expect(told).toHaveLength(1);
  });
});

describe("collective_disciplines", () => {
  it("masks the discipline of four members and, with it, what would tell it", () => {
    expect(cell(disciplines, "attendance")).toMatchObject({value: 200});
    expect(cell(disciplines, "attendance", "dance")).toMatchObject({
      value: null,
      organizations: null,
      status: "masked",
      reason: "tooFewOrganizations"
    });
    expect(cell(disciplines, "attendance", "theatre")).toMatchObject({
      value: null,
      reason: "confidentiality"
    });
  });
});

describe("when, from where and how often", () => {
  const told = (mart: MartName) =>
    (published.get(mart) as PublishedCell[]).filter(
      ({season, category, status}) =>
        season === "2021-2022" && category !== null && status === "published"
    );

  it("says the month, the weekday, the region and the number of performances seen", () => {
    // all twelve played on Wednesday 1 December, to people of no known region who came once
    expect(told("collective_months")).toContainEqual(
      expect.objectContaining({category: "12", metric: "attendance", value: 200})
    );
    expect(told("collective_weekdays")).toContainEqual(
      expect.objectContaining({category: "3", metric: "occupancyRate", value: 0.17})
    );
    expect(told("collective_origins")).toMatchObject([{category: "unknown", value: 200}]);
    expect(told("collective_frequencies")).toMatchObject([{category: "one", value: 200}]);
  });
});

describe("peers", () => {
  const peer = (metric: MetricId, peerGroup = "collective") =>
    peers.find(
      (row) => row.season === "2021-2022" && row.metric === metric && row.peerGroup === peerGroup
    )!;

  it("gives the mean of the values around the middle and the upper quarter", () => {
    // 21 $ to 32 $: the four central are 25 to 28; around the upper quarter 28 to 30
    expect(peer("averageTicketPriceCents")).toMatchObject({
      organizations: 12,
      median: 2_650,
      upperQuartile: 2_900,
      status: "published"
    });
  });

  it("keeps a quartile back when, with another group's median, it would tell one member's value", () => {
    // theatre's four central are 23 to 26, the collective's lower quarter 23 to 25: the difference is 26 $
    expect(peer("averageTicketPriceCents", "discipline:theatre").median).toBe(2_450);
    expect(peer("averageTicketPriceCents").lowerQuartile).toBeNull();
  });

  it("offers every group, and says why one is not possible", () => {
    expect(new Set(peers.map(({peerGroup}) => peerGroup))).toEqual(
      new Set([
        "collective",
        "discipline:theatre",
        "discipline:dance",
        "size:under5k",
        "capacity:under150",
        "adminRegion:01",
        "municipality:Rimouski"
      ])
    );
    expect(peer("attendance", "discipline:dance")).toMatchObject({
      median: null,
      status: "masked",
      reason: "tooFewOrganizations"
    });
  });
});

describe("peer_months", () => {
  const month = (metric: MetricId) =>
    (published.get("peer_months") as PeerMonthRow[]).filter(
      (row) =>
        row.season === "2021-2022" &&
        row.metric === metric &&
        row.peerGroup === "collective" &&
        row.status === "published"
    );

  it("compares what each month brought, whatever the number of performances", () => {
    // one performance of 11 to 22 people each, all in December: the four central are 15 to 18
    expect(month("averageAttendance")).toMatchObject([{month: "12", median: 16.5}]);
    expect(month("averageTicketPriceCents")).toMatchObject([{month: "12", median: 2_650}]);
  });
});

describe("comparatives of one member", () => {
  const own = (metric: MetricId) =>
    comparatives.filter((row) => row.season === "2021-2022" && row.metric === metric);

  it("offer the most specific group first, with the gap to its published median", () => {
    const [first, second] = own("averageTicketPriceCents");
    // sixth voice: 26 $; theatre's median is 24,50 $, the municipality's 26,50 $
    expect(first).toMatchObject({
      peerGroup: "discipline:theatre",
      place: 1,
      value: 2_600,
      median: 2_450,
      gap: 2_600 / 2_450 - 1,
      organizations: 8
    });
    expect(second).toMatchObject({peerGroup: "municipality:Rimouski", place: 2, median: 2_650});
  });

  it("say the own fifth in a group of ten or more, five below and half of itself: 5,5 of 12", () => {
    expect(own("averageTicketPriceCents").map(({fifth}) => fifth)).toEqual([null, 3, 3, 3, 3, 3]);
  });

  it("give a gap of rates in points", () => {
    // occupancy 16 %, theatre's median (13 + 14 + 15 + 16) ÷ 4 = 14,5 %, rounded to 15 %
    expect(own("occupancyRate")[0]!.gap).toBeCloseTo(0.01, 10);
  });

  it("hold by month as they do by season", () => {
    expect(
      months.find(({metric, peerGroup}) => metric === "partySize" && peerGroup === "collective")
    ).toMatchObject({season: "2021-2022", month: "12", value: 1, median: 1, gap: 0});
  });

  it("say which groups were not possible, and why", () => {
    const dance = danceGroups.find(({peerGroup}) => peerGroup === "discipline:dance");
    expect(dance).toMatchObject({members: 4, published: 0, reason: "tooFewOrganizations"});
    expect(danceGroups[0]!.published).toBeGreaterThan(0);
  });
});

describe("the release statement", () => {
  it("names every collective mart, and no parameter that must stay secret", () => {
    expect(report.statement.marts.map(({mart}) => mart)).toEqual([
      "collective_channels",
      "collective_crossovers",
      "collective_discipline_pairs",
      "collective_disciplines",
      "collective_frequencies",
      "collective_months",
      "collective_municipalities",
      "collective_origins",
      "collective_price_categories",
      "collective_regions",
      "collective_seasons",
      "collective_specialties",
      "collective_weekdays",
      "crossover_disciplines",
      "crossover_regions",
      "crossovers",
      "peer_months",
      "peers"
    ]);
    expect(Object.keys(report.statement.thresholds)).not.toContain("p");
  });

  it("counts the figures that readers are shown", () => {
    for (const {mart, ...counted} of report.statement.marts) {
      const rows = published.get(mart as MartName) as PublishedCell[] | undefined;
      if (!rows) continue; // a mart for one reader each
      for (const status of ["published", "masked"] as const)
        expect(counted[status], mart).toBe(rows.filter((row) => row.status === status).length);
    }
  });
});

describe("the collective marts of the chorus", () => {
  it("are as reviewed in test/output/chorus", async () => {
    for (const [mart, rows] of published)
      await expect(csvOf(rows)).toMatchFileSnapshot(`../../output/chorus/${mart}.csv`);
  });
});
