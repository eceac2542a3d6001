/** What one organization's report is made of: its own marts and who it is. Nothing of another organization. */
import type {Setting} from "../src/components/charts/chart.js";
import type {MartName, MartRows, Snapshot} from "../src/vocabulary/rows.js";

/** The marts a report may read, all of scope own. */
export const reportMarts = [
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
  "comparatives"
] as const satisfies readonly MartName[];
export type ReportMart = (typeof reportMarts)[number];

export type ReportRows = {readonly [M in ReportMart]: readonly MartRows[M][]};

export interface ReportData {
  organization: {id: string; name: string; city: string};
  snapshot: Snapshot;
  /** First local day of the current season. */
  periodFrom: string;
  /** The collective's thresholds, for the masking note. */
  disclosure: {minimumPersons: number; minimumOrganizations: number};
  /** Colour of the organization's own marks. */
  ownColour: string;
  peers: NonNullable<Setting["peers"]>;
  /** The analyst's word to this organization, in the report's language. */
  note: string | null;
  rows: ReportRows;
}
