/**
 * The marts as pages, charts and reports read them: one type per mart, one row per grain.
 * SQL columns are the snake_case of these names. Money is integer cents, tax excluded unless said;
 * rates are 0–1; a null means "cannot be computed" and the chart says why.
 * A count of persons in a breakdown reads "<5" from 1 to 4 (4-trust A.8).
 */
import type {CensusDimensionId} from "./census.js";
import type {Channel, DisciplineCode, PriceCategory} from "./codes.js";
import type {FunderDimension, FunderId, FunderRuleId} from "./funders.js";
import type {MetricId} from "./metrics.js";
import type {Season} from "./season.js";

/** `sameStage`: performances up to the same day of the season as today's; `final`: the whole season, once over. */
export type Stage = "sameStage" | "final";
export type Persons = number | "<5";

/** One row per organization × season × stage. */
export interface SeasonSummaryRow {
  organization: string;
  season: Season;
  stage: Stage;
  /** Days since the season's first day, counted from 1, on which the figures stop. */
  dayOfSeason: number;
  /** The halls were closed during it: marked, never a baseline. */
  isClosed: boolean;
  isCurrent: boolean;
  /** The season this one is compared with: the last open one before it; null for the first. */
  baselineSeason: Season | null;
  performancesHeld: number;
  performancesWithCapacity: number;
  ticketsSold: number;
  attendance: number;
  complimentaryTickets: number;
  prepaidTickets: number;
  boxOfficeRevenueCents: number;
  /** Share of the money whose tax basis is known; 1 when all is net. */
  taxKnownRate: number | null;
  averageTicketPriceCents: number | null;
  capacityOffered: number | null;
  occupancyRate: number | null;
  complimentaryRate: number | null;
  uniqueBuyers: number;
  newBuyers: number | null;
  firstTimeRate: number | null;
  newBuyerWindowMonths: number | null;
  /** Buyers of the baseline season at the same stage, and the share of them who are buyers of this one. */
  retentionBase: number | null;
  retentionRate: number | null;
  leadTimeDays: number | null;
  partySize: number | null;
  frequency: number | null;
  captureRate: number | null;
}

/**
 * One row per organization × season × day of the season: every week, today's day and the last day.
 * Paid tickets and revenue of the performances held up to that day.
 */
export interface SeasonCurveRow {
  organization: string;
  season: Season;
  dayOfSeason: number;
  onDate: string;
  ticketsToDate: number;
  revenueToDateCents: number;
  isClosed: boolean;
  isCurrent: boolean;
}

interface Breakdown {
  organization: string;
  season: Season;
  stage: Stage;
}

export interface SeasonDisciplineRow extends Breakdown {
  discipline: DisciplineCode;
  performancesHeld: number;
  attendance: number;
  boxOfficeRevenueCents: number;
  capacityOffered: number | null;
  occupancyRate: number | null;
}

export interface SeasonPriceCategoryRow extends Breakdown {
  priceCategory: PriceCategory;
  tickets: number;
  ticketShare: number;
  boxOfficeRevenueCents: number;
  averageTicketPriceCents: number | null;
}

export interface SeasonChannelRow extends Breakdown {
  channel: Channel;
  tickets: number;
  ticketShare: number;
  boxOfficeRevenueCents: number;
}

/** `fsa` null is « inconnu »; `place` is the FSA's usual name. */
export interface SeasonTerritoryRow extends Breakdown {
  fsa: string | null;
  place: string | null;
  buyers: Persons;
  buyerShare: number | null;
  tickets: number;
  /** Dwellings occupied by usual residents, and buyers per 1,000 of them. */
  households: number | null;
  penetrationRate: number | null;
}

/** ISO weekday, 1 = Monday. */
export interface SeasonWeekdayRow extends Breakdown {
  weekday: number;
  performancesHeld: number;
  performancesWithCapacity: number;
  attendance: number;
  capacityOffered: number | null;
  occupancyRate: number | null;
}

export const leadTimeBands = ["sameDay", "week", "month", "threeMonths", "earlier"] as const;
/** Same day; 1–7; 8–30; 31–90; over 90 days. */
export interface SeasonLeadTimeRow extends Breakdown {
  band: (typeof leadTimeBands)[number];
  tickets: number;
  ticketShare: number;
}

/** One row per organization × season × production. */
export interface ProductionRow {
  organization: string;
  season: Season;
  productionId: string;
  title: string;
  discipline: DisciplineCode;
  performances: number;
  performancesHeld: number;
  firstOn: string;
  lastOn: string;
  ticketsSold: number;
  attendance: number;
  boxOfficeRevenueCents: number;
  capacityOffered: number | null;
  occupancyRate: number | null;
  averageTicketPriceCents: number | null;
}

/** One row per organization × delivery × table: read = loaded + rejected + duplicate, in rows and in cents. */
export interface DeliveryRow {
  organization: string;
  deliveryId: string;
  receivedOn: string;
  tableName: "customers" | "orders" | "performances";
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  rowsDuplicate: number;
  centsRead: number | null;
  centsLoaded: number | null;
  centsRejected: number | null;
  centsDuplicate: number | null;
}

/** One row per organization × kind of issue. */
export interface IssueRow {
  organization: string;
  code: string;
  severity: "blocking" | "warning";
  fieldName: string | null;
  rows: number;
  sentenceFr: string;
  sentenceEn: string;
}

/** A cell that passed the disclosure door. */
export interface PublishedCell {
  season: Season;
  stage: Stage;
  metric: MetricId;
  /** Null is the total over the dimension. */
  category: string | null;
  /** Rounded by the rules of the door; null unless published. */
  value: number | null;
  status: "published" | "masked" | "notComputable";
  reason: "tooFewOrganizations" | "tooFewPersons" | "confidentiality" | null;
  /** Organizations contributing; null when masked. */
  organizations: number | null;
  /** A correction waits for the next batch: the value is the one published before. */
  isPending?: boolean;
}

/**
 * One row per season × stage × metric of a peer group; the group includes the reader.
 * Groups: "collective", "discipline:theatre", "size:under5k", "capacity:under150", "adminRegion:06",
 * "metropolitanArea:462", "mrc:…", "municipality:…".
 */
export interface PeerRow {
  season: Season;
  stage: Stage;
  metric: MetricId;
  peerGroup: string;
  organizations: number | null;
  median: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  status: "published" | "masked" | "notComputable";
  reason: PublishedCell["reason"];
  /** A correction waits for the next batch: the values are those published before. */
  isPending?: boolean;
}

/** One row per season × stage × month of the performances × metric of a peer group. */
export interface PeerMonthRow extends PeerRow {
  /** "01" to "12". */
  month: string;
}

/** One row per organization × season × stage × metric: every metric, with the number it rests on. */
export interface SeasonMetricRow extends Breakdown {
  metric: MetricId;
  value: number | null;
  /** Tickets, seats, buyers or parties behind the value. */
  base: number | null;
  /** False where the tax basis is unknown, or a hall was sold above its capacity. */
  isComparable: boolean;
}

/** One row per organization × season × stage × metric × peer group published; `place` 1 is the most specific group. */
export interface ComparativeRow extends Breakdown {
  metric: MetricId;
  peerGroup: string;
  place: number;
  value: number;
  base: number | null;
  median: number;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  /** From the published median: a difference of rates, else a share of the median. */
  gap: number | null;
  /** Fifth of the group in which the own value stands, 1 the lowest; null in a small group. */
  fifth: 1 | 2 | 3 | 4 | 5 | null;
  organizations: number;
  /** The group's figure was revised and waits for the next batch: it is the one published before. */
  isPending?: boolean;
}

/**
 * One row per organization × season × stage × month of the performances × metric × peer group published.
 * Ratios only: averageAttendance, seasonShareRate, averageTicketPriceCents, occupancyRate, complimentaryRate,
 * reducedRate, onlineRate, leadTimeDays, partySize, captureRate.
 */
export interface ComparativeMonthRow extends ComparativeRow {
  /** "01" to "12". */
  month: string;
}

/** One row per organization × season × stage × peer group it is in, possible ones first. */
export interface PeerGroupRow extends Breakdown {
  peerGroup: string;
  place: number;
  /** Organizations that belong to it, which is no secret. */
  members: number;
  /** It joined after figures of the group were published: it is in from the next season, and compared then. */
  isFromNextSeason: boolean;
  /** Metrics published and masked. */
  published: number;
  masked: number;
  /** The most frequent reason of those masked. */
  reason: PublishedCell["reason"];
}

/** One row per organization × rank of recency × rank of frequency of its buyers of the last 60 months. */
export interface CustomerRankRow {
  organization: string;
  /** 5: last came within 183 days; 4: 365; 3: 731; 2: 1 096; 1: before. */
  recencyRank: 1 | 2 | 3 | 4 | 5;
  /** Performances: 1 once; 2 twice; 3 three or four; 4 five to nine; 5 ten or more. */
  frequencyRank: 1 | 2 | 3 | 4 | 5;
  buyers: Persons;
  tickets: number | null;
  boxOfficeRevenueCents: number | null;
}

/** One row per organization × tenth of its buyers, the keenest first; none under 50 buyers. */
export interface CustomerTenthRow {
  organization: string;
  tenth: number;
  buyers: number;
  tickets: number;
  ticketShare: number;
  boxOfficeRevenueCents: number;
  revenueShare: number;
  /** Tickets that the last buyer of the tenth holds: its cut-point. */
  fromTickets: number;
}

/** One row per organization × season in which buyers were new × later season. The rate needs 30 of them. */
export interface CohortRow {
  organization: string;
  cohortSeason: Season;
  season: Season;
  newBuyers: Persons;
  returnedBuyers: Persons | null;
  returnedRate: number | null;
  isClosed: boolean;
  isCurrent: boolean;
}

export const priceTiers = [
  "full",
  "reduced",
  "deep",
  "prepaid",
  "complimentary",
  "unknown"
] as const;
/** From 95 % of the performance's highest regular price; from 75 %; below; paid elsewhere; free; no regular price. */
export interface PriceTierRow {
  organization: string;
  season: Season;
  productionId: string;
  tier: (typeof priceTiers)[number];
  tickets: number;
  boxOfficeRevenueCents: number;
}

/** One row per organization × season × production × days before its first performance; negative within the run. */
export interface ProductionPaceRow {
  organization: string;
  season: Season;
  productionId: string;
  daysBefore: number;
  /** Paid and subscription tickets ordered up to then and not refunded since. */
  ticketsToDate: number;
}

/** One row per organization × group of buyers × offer. Share and lift need 30 persons in both. */
export interface AffinityRow {
  organization: string;
  groupKind: "arrival" | "party" | "discipline";
  groupCode: string;
  offerKind: "discipline" | "weekday";
  offerCode: string;
  allBuyers: number;
  groupBuyers: Persons;
  offerBuyers: Persons;
  bothBuyers: Persons | null;
  share: number | null;
  lift: number | null;
}

/**
 * One row per organization × season × stage × territory of the catchment, at three levels: its public and its
 * non-public. The catchment is where four buyers in five live, by number of buyers.
 * From 1 to 4 buyers, everything that would tell how many is null.
 */
export interface PublicRow extends Breakdown {
  level: "fsa" | "municipality" | "adminRegion";
  territory: string;
  /** Usual name; null for an administrative region, whose label is in codes.ts. */
  place: string | null;
  buyers: Persons;
  households: number;
  /** Buyers per 1,000 households, and its 95 % interval (Wilson). */
  penetrationRate: number | null;
  penetrationLow: number | null;
  penetrationHigh: number | null;
  /** 100: as many buyers as its weight among the households of the catchment. */
  penetrationIndex: number | null;
  /** Members that have buyers there, their mean penetration, and the own one over it × 100; null for a postal area, or where masked. */
  peerOrganizations: number | null;
  peerPenetrationRate: number | null;
  peerPenetrationIndex: number | null;
  unreachedHouseholds: number | null;
  /** Estimate: a third of the households (GTFAS 2018). */
  nonAttendingHouseholds: number;
  /** Its interval: 1.2 points either side. */
  nonAttendingLow: number;
  nonAttendingHigh: number;
  /** Additional buyers at the catchment's median and best-quarter penetration; null when too few territories tell. */
  potentialLow: number | null;
  potentialHigh: number | null;
}

/**
 * One row per organization × open season × kind × category: its buyers who also came to other members, as the door
 * lets it know them, always at the same stage. No other member is named. `all` is the whole of every kind.
 */
export interface SeasonCrossoverRow extends Breakdown {
  kind: "number" | "discipline" | "region";
  /** number: all, one, two, several others · discipline, region: the others are of one's own, of another, or both. */
  category: "all" | "one" | "two" | "several" | "own" | "other" | "both";
  /** Rounded; null unless published. */
  sharedBuyers: number | null;
  /** The published figure over the organization's own buyers. */
  crossoverRate: number | null;
  uniqueBuyers: number;
  status: PublishedCell["status"];
  reason: PublishedCell["reason"];
  organizations: number | null;
  isPending: boolean;
}

/**
 * One row per organization (with 30 buyers or more in the catchment) × season × stage × dimension of the census ×
 * category: the neighbourhoods where its buyers live, beside the whole catchment.
 */
export interface PublicProfileRow extends Breakdown {
  dimension: CensusDimensionId;
  /** Key of `censusDimensions[dimension].categories`. */
  category: string;
  /** Buyers whose area is known: n. */
  buyers: number;
  publicShare: number;
  populationShare: number;
  /** 100 = as in the catchment; its 95 % interval. */
  profileIndex: number | null;
  indexLow: number | null;
  indexHigh: number | null;
}

/** What the population figures are, and whether they were made up for the demonstration. */
export interface PopulationSourceRow {
  sourceFr: string;
  sourceEn: string;
  year: number;
  isMadeUp: boolean;
}

/** A published cell of a municipality; `category` is its administrative region. */
export interface MunicipalityCell extends PublishedCell {
  municipality: string;
}

export const showBreakdowns = [
  "weeks",
  "territories",
  "acquaintance",
  "overlap",
  "prices",
  "revenue",
  "channels"
] as const;
/**
 * prices, revenue, channels: codes · weeks: weeks from order to performance, "00" to "26" and more ·
 * territories: municipality, or "unknown" · acquaintance: "new" or "known" to the organization ·
 * overlap: "shared" with the grantee's public of the season and the two before, or "ownOnly".
 */
export type ShowBreakdown = (typeof showBreakdowns)[number];

/** One row per organization × season × show × breakdown × category: exact, so only `readShowSheet` reads it. */
export interface ShowSheetRow {
  organization: string;
  season: Season;
  productionId: string;
  breakdown: Exclude<ShowBreakdown, "overlap">;
  category: string;
  /** Tickets; persons by territory and acquaintance; cents, taxes excluded where known, of revenue. */
  amount: number;
  persons: number;
}

/**
 * One row per organization × season × show × other member that is linked: how the show's public and the other's
 * overlap. Exact, so only `readShowSheet` reads it; null where either side or both have fewer persons than the door asks.
 */
export interface ShowOverlapRow {
  organization: string;
  season: Season;
  productionId: string;
  grantee: string;
  /** Persons of the show's public who bought from the grantee in that season or the two before. */
  shared: number | null;
  ownOnly: number | null;
}

/** One row per public performance programmed of a production. Tickets of all prices; of one to come, those ordered so far. */
export interface ShowPerformanceRow {
  organization: string;
  season: Season;
  productionId: string;
  performanceId: string;
  startsOn: string;
  /** Local, "19:30". */
  startsAt: string | null;
  isHeld: boolean;
  tickets: number;
  capacity: number | null;
  occupancyRate: number | null;
}

/** One row per organization × season × production that a buyer has seen. */
export interface ShowBuyersRow {
  organization: string;
  season: Season;
  productionId: string;
  buyers: Persons;
  /** As in the season's summary; null without the history it takes. */
  newBuyers: Persons | null;
  firstTimeRate: number | null;
}

/** One row per organization × season × production × municipality of its buyers; null is « inconnu ». */
export interface ShowTerritoryRow {
  organization: string;
  season: Season;
  productionId: string;
  municipality: string | null;
  buyers: Persons;
}

/**
 * One row per organization × season × funder × step: the total delivered, what each rule leaves out, what is reported.
 * Nothing is left out twice: total = the rules + reported, in performances, order lines, tickets and cents.
 */
export interface RedditionStepRow {
  organization: string;
  season: Season;
  funder: FunderId;
  rank: number;
  step: "total" | FunderRuleId | "reported";
  performances: number;
  /** Order lines loaded behind them, refunds included. */
  sourceRows: number;
  attendance: number;
  ticketsSold: number;
  complimentaryTickets: number;
  prepaidTickets: number;
  boxOfficeRevenueCents: number;
}

/** One row per organization × season × funder × dimension × category, of what is reported. */
export interface RedditionFigureRow {
  organization: string;
  season: Season;
  funder: FunderId;
  dimension: FunderDimension;
  /** "all", a discipline, an administrative region, "2021-4" of a quarter, or a place of funders.ts. */
  category: string;
  productions: number;
  performances: number;
  performancesWithCapacity: number;
  attendance: number;
  ticketsSold: number;
  complimentaryTickets: number;
  prepaidTickets: number;
  groupTickets: number;
  boxOfficeRevenueCents: number;
  averageTicketPriceCents: number | null;
  capacityOffered: number | null;
  occupancyRate: number | null;
}

/** One row per show × presenter (where the collective names them) × venue × season: no figure, only what is on. */
export interface RepertoireRow {
  productionId: string;
  title: string;
  company: string | null;
  discipline: DisciplineCode;
  presenter: string | null;
  venue: string | null;
  municipality: string;
  season: Season;
  firstOn: string;
  lastOn: string;
}

/** Mart name → its row: what `readMart` returns and what `src/data` holds as JSON. */
export interface MartRows {
  season_summary: SeasonSummaryRow;
  season_curve: SeasonCurveRow;
  season_disciplines: SeasonDisciplineRow;
  season_price_categories: SeasonPriceCategoryRow;
  season_channels: SeasonChannelRow;
  season_territories: SeasonTerritoryRow;
  season_weekdays: SeasonWeekdayRow;
  season_lead_times: SeasonLeadTimeRow;
  productions: ProductionRow;
  deliveries: DeliveryRow;
  issues: IssueRow;
  collective_seasons: PublishedCell;
  collective_disciplines: PublishedCell;
  collective_regions: PublishedCell;
  collective_specialties: PublishedCell;
  collective_channels: PublishedCell;
  collective_price_categories: PublishedCell;
  collective_months: PublishedCell;
  collective_weekdays: PublishedCell;
  collective_origins: PublishedCell;
  collective_municipalities: MunicipalityCell;
  collective_frequencies: PublishedCell;
  /** Category: how many members a person came to: one, two, several. */
  collective_crossovers: PublishedCell;
  /** Category: a discipline, or two that the same persons saw: "dance+theatre", in alphabetical order. */
  collective_discipline_pairs: PublishedCell;
  season_crossovers: SeasonCrossoverRow;
  peers: PeerRow;
  peer_months: PeerMonthRow;
  season_metrics: SeasonMetricRow;
  comparatives: ComparativeRow;
  comparative_months: ComparativeMonthRow;
  peer_groups: PeerGroupRow;
  publics: PublicRow;
  public_profiles: PublicProfileRow;
  population_source: PopulationSourceRow;
  show_sheets: ShowSheetRow;
  show_overlaps: ShowOverlapRow;
  show_performances: ShowPerformanceRow;
  show_buyers: ShowBuyersRow;
  show_territories: ShowTerritoryRow;
  customer_ranks: CustomerRankRow;
  customer_tenths: CustomerTenthRow;
  cohorts: CohortRow;
  price_tiers: PriceTierRow;
  production_pace: ProductionPaceRow;
  affinity: AffinityRow;
  repertoire: RepertoireRow;
  reddition_steps: RedditionStepRow;
  reddition_figures: RedditionFigureRow;
}
export type MartName = keyof MartRows;

/** What every page and PDF shows of where its figures come from. */
export interface Snapshot {
  id: string;
  asOf: string;
  builtAt: string;
  currentSeason: Season;
  dayOfSeason: number;
  /** Seasons during which the halls were closed: marked, never a baseline. */
  closedSeasons: readonly Season[];
  demonstration: boolean;
  /** Where the figures on the population come from. */
  population?: PopulationSourceRow;
  collective: {fr: string; en: string};
  organizations: readonly {
    organization: string;
    name: string;
    city: string;
    languages: readonly string[];
  }[];
}
