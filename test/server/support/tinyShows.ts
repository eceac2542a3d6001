/** Shows of the tiny members, and what the disclosure door lets out of one. */
import type {GrantedSheet, SheetRequest} from "../../../loaders/grantedSheet.js";
import type {ShownTable} from "../../../loaders/showSheet.js";
import type {Shows} from "../../../server/shows/readShows.js";
import type {ProductionRow} from "../../../src/vocabulary/rows.js";

export const show: ProductionRow = {
  organization: "heron",
  season: "2021-2022",
  productionId: "carre-des-ombres",
  title: "Le Carré des ombres",
  discipline: "theatre",
  performances: 6,
  performancesHeld: 6,
  firstOn: "2022-01-21",
  lastOn: "2022-02-01",
  ticketsSold: 1_234,
  attendance: 1_310,
  boxOfficeRevenueCents: 4_567_800,
  capacityOffered: 1_800,
  occupancyRate: 0.728,
  averageTicketPriceCents: 3_702
};

type Cell = ShownTable["total"];

const told = (category: string | null, value: number, isPending = false): Cell => ({
  table: "",
  category,
  value,
  status: "published",
  reason: null,
  isPending
});
const masked = (category: string, reason: "tooFewPersons" | "confidentiality"): Cell => ({
  table: "",
  category,
  value: null,
  status: "masked",
  reason,
  isPending: false
});

const tables: readonly ShownTable[] = [
  {
    breakdown: "weeks",
    unit: "count",
    total: told(null, 1_235),
    rows: [told("00", 700), told("03", 535, true)]
  },
  {
    breakdown: "territories",
    unit: "persons",
    total: told(null, 810),
    rows: [
      told("Québec", 600),
      masked("Lévis", "confidentiality"),
      masked("Beaupré", "tooFewPersons")
    ]
  },
  {
    breakdown: "revenue",
    unit: "cents",
    total: told(null, 4_570_000),
    rows: [told("regular", 4_570_000)]
  }
];

/** What was asked of the door, in order. */
export const asked: {request: SheetRequest; preview: boolean}[] = [];

export const tinyShows: Shows = {
  list: async (organization) => [{...show, organization}],
  async sheet(request, {preview = false} = {}): Promise<GrantedSheet> {
    asked.push({request, preview});
    const opened = (breakdown: ShownTable["breakdown"]) => request.breakdowns!.includes(breakdown);
    return {
      tables: tables.filter(({breakdown}) => opened(breakdown)),
      unshown: [{breakdown: "overlap", reason: "notLinked"}],
      asOf: "2022-04-15",
      minimumPersons: 10
    };
  }
};
