/** What one report is made of: rows that its reader may see, and the words that surround them. */
import type {Setting} from "../src/components/charts/chart.js";
import type {MartName, MartRows, Snapshot} from "../src/vocabulary/rows.js";
import type {Season} from "../src/vocabulary/season.js";

/** The marts a report may read of its own organization. */
export const ownMarts = [
  "season_summary",
  "season_curve",
  "season_disciplines",
  "season_price_categories",
  "season_channels",
  "season_territories",
  "season_weekdays",
  "season_lead_times",
  "season_metrics",
  "productions",
  "production_pace",
  "price_tiers",
  "show_performances",
  "show_buyers",
  "show_territories",
  "deliveries",
  "issues",
  "comparatives",
  "peer_groups",
  "reddition_steps",
  "reddition_figures"
] as const satisfies readonly MartName[];

/** What passed the disclosure door, the same for everybody. */
export const collectiveMarts = [
  "collective_seasons",
  "collective_disciplines",
  "collective_regions",
  "collective_origins",
  "collective_channels",
  "collective_price_categories",
  "collective_weekdays",
  "repertoire"
] as const satisfies readonly MartName[];

export type ReportMart = (typeof ownMarts)[number] | (typeof collectiveMarts)[number];

export type ReportRows = {readonly [M in ReportMart]: readonly MartRows[M][]};

/** A member's own wishes, from its file. */
export interface Personal {
  logo: Logo | null;
  /** In the report's language, on its first page. */
  note: string | null;
  /** Ids of the sections it wants of this report, in its order; null is all of them. */
  sections: readonly string[] | null;
}

export interface Logo {
  mediaType: "image/svg+xml" | "image/png";
  base64: string;
}

export interface ReportData {
  organization: {id: string; name: string; city: string};
  snapshot: Snapshot;
  /** What it is about: the current season, or the last one that is over. */
  season: Season;
  /** Local days. */
  periodFrom: string;
  periodTo: string;
  /** The production, in a report on one show. */
  show: string | null;
  /** The collective's thresholds, for the masking note. */
  disclosure: {
    minimumPersons: number;
    minimumOrganizations: number;
    minimumForQuartiles: number;
  };
  /** Colour of the organization's own marks. */
  ownColour: string;
  peers: NonNullable<Setting["peers"]>;
  /** The analyst's word to this organization, in the report's language. */
  note: string | null;
  personal: Personal;
  rows: ReportRows;
}

export const noWishes: Personal = {logo: null, note: null, sections: null};
