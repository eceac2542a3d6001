/** Shows of the tiny members: one that many saw, one that nearly nobody did. */
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
export const smallShow: ProductionRow = {
  ...show,
  productionId: "petite",
  title: "La Petite",
  ticketsSold: 7,
  attendance: 9,
  boxOfficeRevenueCents: 9_100
};

export const tinyShows: Shows = {
  list: async (organization) => [show, smallShow].map((row) => ({...row, organization}))
};
