/** The charts of one show, by the word in `{{chart "show-pace"}}`: those of its page. */
import type {Absence, Exhibit, Setting} from "../../src/components/charts/chart.js";
import {newcomersExhibit} from "../../src/components/shows/newcomers.js";
import {paceExhibit} from "../../src/components/shows/pace.js";
import {performancesExhibit} from "../../src/components/shows/performances.js";
import {pricesExhibit} from "../../src/components/shows/prices.js";
import type {Show} from "../../src/components/shows/show.js";
import {territoriesExhibit} from "../../src/components/shows/territories.js";

type ShowChart = (show: Show, setting: Setting) => Exhibit | Absence;

export const showCharts: Readonly<Record<string, ShowChart>> = {
  "show-pace": ({rows, production, isAnyDiscipline}, setting) =>
    paceExhibit(rows, production, isAnyDiscipline, setting),
  "show-performances": performancesExhibit,
  "show-prices": pricesExhibit,
  "show-newcomers": newcomersExhibit,
  "show-territories": territoriesExhibit
};
