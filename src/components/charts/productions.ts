/** The season's shows: occupancy of each, or admissions where the number of seats is unknown; all figures in the table. */
import {disciplines} from "../../vocabulary/codes.js";
import {colon, noFinding, quoted} from "../../vocabulary/findings.js";
import {
  formatCount,
  formatCounted,
  formatMoney,
  formatMoneyShort,
  formatRate
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {ProductionRow} from "../../vocabulary/rows.js";
import type {Cell, Chart, Exhibit} from "./chart.js";
import {heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {sortedBars} from "./shapes/sortedBars.js";

const mostDrawn = 12;
const mostListed = 60;

export const productions: Chart<"productions"> = {
  id: "productions",
  mart: "productions",
  metrics: ["attendance", "occupancyRate", "averageTicketPriceCents", "boxOfficeRevenueCents"],
  exhibit(rows, setting) {
    const {language, snapshot} = setting;
    const held = rows.filter(
      (row) => row.season === snapshot.currentSeason && row.performancesHeld > 0
    );
    if (held.length === 0) return noRows(setting);
    const hasSeats = held.some((row) => row.occupancyRate !== null);
    const sorted = held.toSorted((a, b) => measureOf(b, hasSeats) - measureOf(a, hasSeats));
    const shown = sorted.slice(0, mostDrawn);
    const finding = title(sorted, hasSeats, language);
    return {
      finding,
      subline: `${hasSeats ? byOccupancy[language] : byAdmissions[language]}, ${heldBy(setting)}`,
      note: note(held, shown.length, language),
      description: `${finding}. ${shown.map((row) => `${row.title} ${textOf(row, hasSeats, language)}`).join(", ")}.`,
      table: table(sorted, language),
      draw: (canvas) =>
        sortedBars(canvas, finding, {
          bars: shown.map((row) => ({
            label: row.title,
            value: hasSeats ? row.occupancyRate : row.attendance,
            text: textOf(row, hasSeats, language)
          }))
        })
    };
  }
};

const byOccupancy = {fr: "Taux d’occupation par spectacle", en: "Occupancy by show"};
const byAdmissions = {fr: "Entrées par spectacle", en: "Admissions by show"};

const measureOf = (row: ProductionRow, hasSeats: boolean): number =>
  hasSeats ? (row.occupancyRate ?? -1) : row.attendance;

function textOf(row: ProductionRow, hasSeats: boolean, language: Language): string {
  if (!hasSeats) return formatCount(row.attendance, language);
  return row.occupancyRate === null
    ? `${labels.notComputable[language]}${colon(language)} ${noSeats[language]}`
    : formatRate(row.occupancyRate, language);
}

const noSeats = {fr: "sièges absents", en: "seats missing"};

function title(sorted: readonly ProductionRow[], hasSeats: boolean, language: Language): string {
  const first = sorted[0]!;
  if (sorted.length === 1) return noFinding(alone[language], language);
  const name = quoted(first.title, language);
  if (!hasSeats)
    return language === "fr"
      ? `${name} réunit le plus d’entrées${colon("fr")} ${formatCount(first.attendance, "fr")}`
      : `${name} has the most admissions: ${formatCount(first.attendance, "en")}`;
  const rate = formatRate(first.occupancyRate!, language);
  return language === "fr"
    ? `${name} est le plus rempli${colon("fr")} ${rate}`
    : `${name} is the fullest: ${rate}`;
}

const alone = {fr: "un seul spectacle à ce jour", en: "a single show so far"};

function note(held: readonly ProductionRow[], shown: number, language: Language): string {
  const performances = held.reduce((total, row) => total + row.performancesHeld, 0);
  const counted = formatCounted(held.length, "production", language);
  const base = formatCounted(performances, "performance", language);
  const rest = held.length - shown;
  const more =
    rest > 0
      ? language === "fr"
        ? ` Les ${formatCount(rest, "fr")} autres sont dans le tableau.`
        : ` The other ${formatCount(rest, "en")} are in the table.`
      : "";
  return language === "fr"
    ? `Base\u00A0: ${counted}, ${base}.${more}`
    : `Base: ${counted}, ${base}.${more}`;
}

function table(sorted: readonly ProductionRow[], language: Language): Exhibit["table"] {
  const head =
    language === "fr"
      ? ["Spectacle", "Discipline", "Repr.", "Entrées", "Occupation", "Prix moyen", "Revenus"]
      : ["Show", "Artform", "Perf.", "Admissions", "Occupancy", "Average price", "Revenue"];
  return {
    head: head.map((text, place) => ({text, numeric: place > 1})),
    body: sorted.slice(0, mostListed).map((row) => tableRow(row, language))
  };
}

function tableRow(row: ProductionRow, language: Language): Cell[] {
  const numbers = [
    formatCount(row.performancesHeld, language),
    formatCount(row.attendance, language),
    row.occupancyRate === null ? "–" : formatRate(row.occupancyRate, language),
    row.averageTicketPriceCents === null ? "–" : formatMoney(row.averageTicketPriceCents, language),
    formatMoneyShort(row.boxOfficeRevenueCents, language)
  ];
  return [
    {text: row.title},
    {text: disciplines[row.discipline].label[language]},
    ...numbers.map((text) => ({text, numeric: true}))
  ];
}
