/** The parts of a show's page, by the word after ```` ```show ````. */
import type {MetricId} from "../../vocabulary/metrics.js";
import type {Absence, Chart, Exhibit, Setting} from "../charts/chart.js";
import {placeChart} from "../placeChart.js";
import {renderElsewhere} from "./elsewhere.js";
import {newcomersExhibit} from "./newcomers.js";
import {renderOpening} from "./opening.js";
import {paceExhibit} from "./pace.js";
import {performancesExhibit} from "./performances.js";
import {pricesExhibit} from "./prices.js";
import type {Show} from "./show.js";
import {territoriesExhibit} from "./territories.js";

type Part = (show: Show, setting: Setting, document: Document) => string;

export const showParts: Readonly<Record<string, Part>> = {
  opening: renderOpening,
  elsewhere: renderElsewhere,
  pace: part(
    ["ticketsSold"],
    (show, setting) => paceExhibit(show.rows, show.production, show.isAnyDiscipline, setting),
    [352, 724]
  ),
  newcomers: part(["firstTimeRate"], newcomersExhibit, [352, 540]),
  performances: part(["attendance", "occupancyRate"], performancesExhibit, [352, 540]),
  prices: part(["averageTicketPriceCents"], pricesExhibit, [352, 540]),
  territories: part(["uniqueBuyers"], territoriesExhibit, [352, 540])
};

function part(
  metrics: readonly MetricId[],
  exhibit: (show: Show, setting: Setting) => Exhibit | Absence,
  widths: readonly number[]
): Part {
  return (show, setting, document) => {
    const chart: Chart = {
      id: "show",
      mart: "productions",
      metrics,
      exhibit: () => exhibit(show, setting)
    };
    return placeChart(chart, [], setting, {document, widths});
  };
}
