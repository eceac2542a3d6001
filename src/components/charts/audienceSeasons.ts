/** Who comes, season after season: newcomers, those who return, how often. */
import {metricOverSeasons} from "./metricOverSeasons.js";

export const firstTimeRate = metricOverSeasons(
  "first-time-rate",
  "firstTimeRate",
  (row) => row.uniqueBuyers
);

export const retention = metricOverSeasons(
  "retention",
  "retentionRate",
  (row) => row.retentionBase
);

export const frequency = metricOverSeasons("frequency", "frequency", (row) => row.uniqueBuyers);
