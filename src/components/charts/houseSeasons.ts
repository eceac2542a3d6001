/** How houses fill and at what price, season after season. */
import {metricOverSeasons} from "./metricOverSeasons.js";

export const occupancy = metricOverSeasons(
  "occupancy",
  "occupancyRate",
  (row) => row.capacityOffered
);

export const averagePrice = metricOverSeasons(
  "average-price",
  "averageTicketPriceCents",
  (row) => row.ticketsSold
);
