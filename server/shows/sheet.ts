/** The sheet of one show: what the owner grants and the requester reads, the same for both. Aggregates only. */
import type {ProductionRow} from "../../src/vocabulary/rows.js";
import type {ShowScope} from "../state/tables.js";

/** In the order of the page. */
const sheetMetrics = [
  "performancesHeld",
  "ticketsSold",
  "attendance",
  "capacityOffered",
  "occupancyRate",
  "averageTicketPriceCents",
  "boxOfficeRevenueCents"
] as const;
type SheetMetric = (typeof sheetMetrics)[number];

export interface SheetLine {
  metric: SheetMetric;
  /** Null: not computable, or masked. */
  value: number | null;
  isMasked: boolean;
}

/** Of a granted sheet every figure stands for this many persons at least (4-trust A.8). */
export const minimumPersons = 10;

const prices: readonly SheetMetric[] = ["averageTicketPriceCents", "boxOfficeRevenueCents"];
const aboutSeats: readonly SheetMetric[] = ["performancesHeld", "capacityOffered"];

/** A show with fewer persons than the minimum masks every figure that tells of them. */
export function sheetOf(show: ProductionRow, scope: ShowScope): SheetLine[] {
  const isSmall = Math.min(show.attendance, show.ticketsSold) < minimumPersons;
  return sheetMetrics
    .filter((metric) => scope === "everything" || !prices.includes(metric))
    .map((metric) => {
      const isMasked = isSmall && !aboutSeats.includes(metric);
      return {metric, value: isMasked ? null : show[metric], isMasked};
    });
}
