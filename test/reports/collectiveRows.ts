/** What the invented collective publishes, by formula; one metric is masked. */
import type {MetricId} from "../../src/vocabulary/metrics.js";
import type {PublishedCell} from "../../src/vocabulary/rows.js";
import {collectiveRows as cells} from "../src/fixtures/memberRows.js";

const sizes: Partial<Record<MetricId, number>> = {
  performancesHeld: 3_000,
  boxOfficeRevenueCents: 2_400_000_000,
  averageTicketPriceCents: 4_000,
  occupancyRate: 0.7,
  firstTimeRate: 0.54,
  retentionRate: 0.31
};

const scaled = (metric: MetricId): PublishedCell[] =>
  cells(metric, [null]).map((cell) => ({
    ...cell,
    value: metric in sizes ? sizes[metric]! * (cell.season === "2021-2022" ? 1.03 : 1) : cell.value
  }));

const masked: PublishedCell[] = scaled("retentionRate").map((cell) => ({
  ...cell,
  value: null,
  status: "masked",
  reason: "confidentiality",
  organizations: null
}));

export const collectiveRows = {
  collective_seasons: [
    ...(
      [
        "performancesHeld",
        "attendance",
        "ticketsSold",
        "boxOfficeRevenueCents",
        "averageTicketPriceCents",
        "occupancyRate",
        "uniqueBuyers",
        "firstTimeRate"
      ] as const
    ).flatMap(scaled),
    ...masked
  ],
  collective_disciplines: cells("attendance", [null, "theatre", "music", "dance", "opera"]),
  collective_regions: cells("attendance", [null, "06", "03", "01"]),
  collective_origins: cells("uniqueBuyers", [null, "06", "03", "13"]),
  collective_channels: cells("attendance", [null, "web", "boxOffice", "phone"]),
  collective_price_categories: cells("attendance", [null, "regular", "reduced", "group"]),
  collective_weekdays: cells("attendance", [null, "5", "6", "7"])
};
