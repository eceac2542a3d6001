/** A small invented organization whose figures add up, for reports made without a warehouse. */
import {focus} from "../../reports/focus.js";
import type {Report} from "../../reports/report.js";
import {noWishes, type ReportData, type ReportRows} from "../../reports/reportData.js";
import {peersOf} from "../../src/components/peersOf.js";
import {shownProductions} from "../../src/components/shows/show.js";
import type {MetricId} from "../../src/vocabulary/metrics.js";
import type {
  ComparativeRow,
  ProductionRow,
  SeasonSummaryRow,
  Snapshot,
  Stage
} from "../../src/vocabulary/rows.js";
import {memberRows, shapes} from "../src/fixtures/memberRows.js";
import {showRows} from "../src/fixtures/showRows.js";
import {collectiveRows} from "./collectiveRows.js";
import {redditionRows} from "./redditionRows.js";

const organization = "grand-heron";
const season = "2021-2022";
const stage: Stage = "sameStage";

const summary = (given: Partial<SeasonSummaryRow> & {season: string}): SeasonSummaryRow => ({
  organization,
  stage,
  dayOfSeason: 227,
  isClosed: false,
  isCurrent: false,
  baselineSeason: null,
  performancesHeld: 46,
  performancesWithCapacity: 46,
  ticketsSold: 9218,
  attendance: 9871,
  complimentaryTickets: 653,
  prepaidTickets: 0,
  boxOfficeRevenueCents: 34_106_600,
  taxKnownRate: 1,
  averageTicketPriceCents: 3700,
  capacityOffered: 14_720,
  occupancyRate: 0.671,
  complimentaryRate: 0.066,
  uniqueBuyers: 3902,
  newBuyers: 2107,
  firstTimeRate: 0.54,
  newBuyerWindowMonths: 24,
  retentionBase: 3600,
  retentionRate: 0.29,
  leadTimeDays: 19,
  partySize: 2.1,
  frequency: 1.4,
  captureRate: 0.93,
  ...given
});

const summaries: SeasonSummaryRow[] = [
  summary({season: "2017-2018", ticketsSold: 8804, attendance: 9402, occupancyRate: 0.64}),
  summary({season: "2018-2019", baselineSeason: "2017-2018"}),
  summary({season: "2019-2020", isClosed: true, ticketsSold: 8120, attendance: 8690}),
  summary({
    season: "2020-2021",
    isClosed: true,
    ticketsSold: 1210,
    attendance: 1300,
    occupancyRate: 0.28
  }),
  summary({
    season,
    isCurrent: true,
    baselineSeason: "2018-2019",
    ticketsSold: 10_144,
    attendance: 10_746,
    boxOfficeRevenueCents: 38_953_000,
    averageTicketPriceCents: 3840,
    occupancyRate: 0.73,
    uniqueBuyers: 4310,
    firstTimeRate: 0.52,
    retentionRate: 0.24,
    leadTimeDays: 16
  })
];

const curve = ["2018-2019", "2021-2022"].flatMap((curveSeason, i) =>
  Array.from({length: 33}, (_, week) => ({
    organization,
    season: curveSeason,
    dayOfSeason: week * 7 + 3,
    onDate: new Date(Date.UTC(Number(curveSeason.slice(0, 4)), 8, week * 7 + 3))
      .toISOString()
      .slice(0, 10),
    ticketsToDate: Math.round((i ? 10_144 : 9218) * ((week + 1) / 33) ** 1.2),
    revenueToDateCents: Math.round((i ? 38_953_000 : 34_106_600) * ((week + 1) / 33) ** 1.2),
    isClosed: false,
    isCurrent: i === 1
  }))
);

const places = ["Rosemont", "Villeray", "Le Plateau", "Ahuntsic", "Outremont", "Verdun", "Lachine"];

const bothSeasons = <Row>(rows: (season: string, factor: number) => Row[]): Row[] => [
  ...rows("2018-2019", 0.9),
  ...rows(season, 1)
];

const compared = (metric: MetricId, values: [number, number, number, number]): ComparativeRow => ({
  organization,
  season,
  stage,
  metric,
  peerGroup: "discipline:theatre",
  place: 1,
  value: values[0],
  base: null,
  lowerQuartile: values[1],
  median: values[2],
  upperQuartile: values[3],
  gap: null,
  fifth: null,
  organizations: 12
});

const comparatives: ComparativeRow[] = [
  compared("occupancyRate", [0.73, 0.65, 0.71, 0.78]),
  compared("averageTicketPriceCents", [3840, 3100, 3560, 4200]),
  compared("firstTimeRate", [0.52, 0.48, 0.54, 0.6]),
  compared("retentionRate", [0.24, 0.27, 0.31, 0.35]),
  compared("leadTimeDays", [16, 12, 18, 25])
];

const productionRows: ProductionRow[] = [
  "Fausse terre",
  "La Traversée des saisons",
  "Corps boréal",
  "Nuits de conte"
].map((title, i) => ({
  organization,
  season,
  productionId: `p${i}`,
  title,
  discipline: (["theatre", "theatre", "dance", "music"] as const)[i]!,
  performances: 12,
  performancesHeld: [12, 19, 8, 7][i]!,
  firstOn: "2021-10-01",
  lastOn: "2022-03-01",
  ticketsSold: [2754, 4136, 1680, 1574][i]!,
  attendance: [2918, 4381, 1779, 1668][i]!,
  boxOfficeRevenueCents: [10_000_000, 17_000_000, 6_500_000, 5_453_000][i]!,
  capacityOffered: [3840, 6080, 2560, null][i]!,
  occupancyRate: [0.76, 0.72, 0.695, null][i]!,
  averageTicketPriceCents: [4120, 3890, 3980, 3420][i]!
}));

const {season_metrics, peer_groups, production_pace, price_tiers} = memberRows(shapes.rich);

const rows: ReportRows = {
  season_metrics,
  peer_groups,
  production_pace,
  price_tiers,
  ...redditionRows([
    {organization, season: "2018-2019", performances: 46, attendance: 9871, hasSeats: true}
  ]),
  season_summary: summaries,
  season_curve: curve,
  season_disciplines: bothSeasons((s, f) =>
    (["theatre", "dance", "music"] as const).map((discipline, i) => ({
      organization,
      season: s,
      stage,
      discipline,
      performancesHeld: [31, 8, 7][i]!,
      attendance: Math.round([7299, 1779, 1668][i]! * f),
      boxOfficeRevenueCents: Math.round([27_000_000, 6_500_000, 5_453_000][i]! * f),
      capacityOffered: [9920, 2560, 2240][i]!,
      occupancyRate: [0.736, 0.695, 0.745][i]! * f
    }))
  ),
  season_price_categories: bothSeasons((s, f) =>
    (["regular", "reduced", "subscription", "group", "complimentary"] as const).map(
      (priceCategory, i) => ({
        organization,
        season: s,
        stage,
        priceCategory,
        tickets: Math.round([5100, 2200, 1900, 944, 602][i]! * f),
        ticketShare: [0.47, 0.21, 0.18, 0.08, 0.06][i]!,
        boxOfficeRevenueCents: Math.round([22_950_000, 6_600_000, 6_840_000, 2_563_000, 0][i]! * f),
        averageTicketPriceCents: [4500, 3000, 3600, 2715, null][i]!
      })
    )
  ),
  season_channels: bothSeasons((s, f) =>
    (["web", "boxOffice", "phone", "unknown"] as const).map((channel, i) => ({
      organization,
      season: s,
      stage,
      channel,
      tickets: Math.round([7400, 1900, 1200, 246][i]! * f),
      ticketShare: [0.69, 0.18, 0.11, 0.02][i]!,
      boxOfficeRevenueCents: Math.round([27_000_000, 6_500_000, 5_000_000, 453_000][i]! * f)
    }))
  ),
  season_territories: bothSeasons((s, f) => [
    ...Array.from({length: 40}, (_, i) => ({
      organization,
      season: s,
      stage,
      fsa: `H${Math.floor(i / 10) + 1}${"ABCEGHJKLM"[i % 10]}`,
      place: `${places[i % places.length]} ${Math.floor(i / places.length) + 1}`,
      buyers: i > 36 ? ("<5" as const) : Math.round((380 / (1 + i * 0.18)) * f),
      buyerShare: i > 36 ? null : 0.088 / (1 + i * 0.18),
      tickets: Math.round((930 / (1 + i * 0.18)) * f),
      households: 9000 + i * 120,
      penetrationRate: i > 36 ? null : 42 / (1 + i * 0.18)
    })),
    {
      organization,
      season: s,
      stage,
      fsa: null,
      place: null,
      buyers: 212,
      buyerShare: 0.049,
      tickets: 480,
      households: null,
      penetrationRate: null
    }
  ]),
  season_weekdays: bothSeasons((s, f) =>
    [3, 4, 5, 6, 7].map((weekday, i) => ({
      organization,
      season: s,
      stage,
      weekday,
      performancesHeld: [6, 10, 12, 12, 6][i]!,
      performancesWithCapacity: [6, 10, 12, 12, 6][i]!,
      attendance: Math.round([1190, 2208, 3060, 3072, 1216][i]! * f),
      capacityOffered: [1920, 3200, 3840, 3840, 1920][i]!,
      occupancyRate: [0.62, 0.69, 0.797, 0.8, 0.633][i]! * f
    }))
  ),
  season_lead_times: bothSeasons((s, f) =>
    (["sameDay", "week", "month", "threeMonths", "earlier"] as const).map((band, i) => ({
      organization,
      season: s,
      stage,
      band,
      tickets: Math.round([1130, 2630, 3200, 2280, 904][i]! * f),
      ticketShare: [0.111, 0.259, 0.316, 0.225, 0.089][i]!
    }))
  ),
  productions: productionRows,
  ...showRows(productionRows),
  ...collectiveRows,
  repertoire: [],
  deliveries: (["customers", "orders", "performances"] as const).flatMap((tableName, i) =>
    ["2021-09-10", "2022-04-14"].map((receivedOn) => ({
      organization,
      deliveryId: receivedOn,
      receivedOn,
      tableName,
      rowsRead: [5100, 24_000, 120][i]!,
      rowsLoaded: [5010, 23_940, 119][i]!,
      rowsRejected: [12, 31, 1][i]!,
      rowsDuplicate: [78, 29, 0][i]!,
      centsRead: i === 1 ? 90_000_000 : null,
      centsLoaded: i === 1 ? 89_800_000 : null,
      centsRejected: i === 1 ? 110_000 : null,
      centsDuplicate: i === 1 ? 90_000 : null
    }))
  ),
  comparatives,
  issues: [
    {
      organization,
      code: "date_unreadable",
      severity: "blocking",
      fieldName: "ordered_at",
      rows: 31,
      sentenceFr: "La date de la transaction ne se lit pas.",
      sentenceEn: "The order date cannot be read."
    }
  ]
};

export const snapshot: Snapshot = {
  id: "2022-04-15-3fa9c1d2",
  asOf: "2022-04-15",
  builtAt: "2022-04-15T08:00:00Z",
  currentSeason: season,
  dayOfSeason: 227,
  closedSeasons: ["2019-2020", "2020-2021"],
  demonstration: true,
  collective: {fr: "Collectif de démonstration", en: "Demonstration collective"},
  organizations: [
    {organization, name: "Théâtre du Grand Héron", city: "Montréal", languages: ["fr", "en"]}
  ]
};

export const fixture: ReportData = {
  organization: {id: organization, name: "Théâtre du Grand Héron", city: "Montréal"},
  snapshot,
  season,
  periodFrom: "2021-09-01",
  periodTo: "2022-04-15",
  show: null,
  disclosure: {minimumPersons: 10, minimumOrganizations: 5, minimumForQuartiles: 10},
  ownColour: "#1f3fbf",
  peers: peersOf(comparatives, snapshot),
  note: null,
  personal: noWishes,
  rows
};

/** The organization's data, set on what a report is about; of its shows, the last one held. */
export const dataFor = (
  report: Pick<Report, "about" | "period">,
  data: ReportData = fixture
): ReportData => {
  const shows = shownProductions(data.rows.productions, data.snapshot);
  const show = shows.find(({performancesHeld}) => performancesHeld > 0) ?? shows[0]!;
  return focus(data, report, {seasonStart: "09-01"}, {shows: [show.productionId]})[0]!;
};
