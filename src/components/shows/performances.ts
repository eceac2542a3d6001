/** The performances of a show in order: how full each is, or how many tickets where the number of seats is unknown. */
import {colon, noFinding} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatCount,
  formatCounted,
  formatDayOfYear,
  formatRate,
  formatTime,
  formatWeekday
} from "../../vocabulary/format.js";
import type {Language} from "../../vocabulary/language.js";
import type {ShowPerformanceRow} from "../../vocabulary/rows.js";
import type {Absence, Exhibit, Setting} from "../charts/chart.js";
import {sortedBars} from "../charts/shapes/sortedBars.js";
import {inLanguage} from "../notebooks/notebook.js";
import {isOf, type Show} from "./show.js";

const mostDrawn = 14;

export function performancesExhibit(
  {production, rows}: Show,
  {language}: Setting
): Exhibit | Absence {
  const performances = rows.show_performances
    .filter(isOf(production))
    .toSorted((a, b) => nightOf(a).localeCompare(nightOf(b)));
  if (performances.length === 0) return none(language);
  const hasSeats = performances.some(({capacity}) => capacity !== null);
  const drawn = nearest(performances);
  const finding = title(performances, hasSeats, language);
  return {
    finding,
    subline: hasSeats
      ? inLanguage(language, "Taux d’occupation par représentation", "Occupancy by performance")
      : inLanguage(language, "Billets par représentation", "Tickets by performance"),
    note: note(performances, drawn.length, hasSeats, language),
    description: `${finding}. ${drawn.map((row) => `${nameOf(row, language)} ${textOf(row, hasSeats, language)}`).join(", ")}.`,
    table: table(performances, language),
    draw: (canvas) =>
      sortedBars(canvas, finding, {
        bars: drawn.map((row) => ({
          label: labelOf(row, performances, language),
          value: hasSeats ? row.occupancyRate : row.tickets,
          text: textOf(row, hasSeats, language),
          isRest: !row.isHeld
        }))
      })
  };
}

const nightOf = ({startsOn, startsAt}: ShowPerformanceRow): string => `${startsOn} ${startsAt}`;

/** A long run is drawn around today: the last ones held and the next to come. */
function nearest(performances: readonly ShowPerformanceRow[]): readonly ShowPerformanceRow[] {
  const held = performances.filter(({isHeld}) => isHeld).length;
  const first = Math.min(Math.max(0, held - mostDrawn / 2), performances.length - mostDrawn);
  return performances.slice(Math.max(0, first), Math.max(0, first) + mostDrawn);
}

/** « sam. 12 mai », and the hour where the day has two: room is scarce beside a bar on a phone. */
function labelOf(
  row: ShowPerformanceRow,
  performances: readonly ShowPerformanceRow[],
  language: Language
): string {
  const isAlone = performances.filter(({startsOn}) => startsOn === row.startsOn).length === 1;
  return isAlone || !row.startsAt
    ? dayOf(row, language)
    : `${formatTime(row.startsAt, language)}, ${formatDayOfYear(row.startsOn, language)}`;
}

/** « sam. 12 mai, 19 h 30 ». */
const nameOf = (row: ShowPerformanceRow, language: Language): string =>
  row.startsAt
    ? `${dayOf(row, language)}, ${formatTime(row.startsAt, language)}`
    : dayOf(row, language);

function dayOf({startsOn}: ShowPerformanceRow, language: Language): string {
  const weekday = formatWeekday(isoWeekday(startsOn), language).slice(0, 3);
  return `${weekday}${language === "fr" ? "." : ""} ${formatDayOfYear(startsOn, language)}`;
}

const isoWeekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

function textOf(row: ShowPerformanceRow, hasSeats: boolean, language: Language): string {
  if (!hasSeats) return formatCount(row.tickets, language);
  return row.occupancyRate === null
    ? inLanguage(language, "sièges absents", "seats missing")
    : formatRate(row.occupancyRate, language);
}

const none = (language: Language): Absence => ({
  absent: inLanguage(language, "Aucune représentation programmée.", "No performance programmed."),
  unlock: inLanguage(
    language,
    "Le graphique apparaît avec la table des représentations.",
    "The chart appears with the performances table."
  )
});

function title(
  performances: readonly ShowPerformanceRow[],
  hasSeats: boolean,
  language: Language
): string {
  const held = performances.filter(({isHeld}) => isHeld);
  if (held.length < 2) return noFinding(tooFew(held.length, language), language);
  const measure = (row: ShowPerformanceRow): number =>
    hasSeats ? (row.occupancyRate ?? -1) : row.tickets;
  const fullest = held.reduce((best, row) => (measure(row) > measure(best) ? row : best));
  const [day, value] = [
    formatDayOfYear(fullest.startsOn, language),
    textOf(fullest, hasSeats, language)
  ];
  if (!hasSeats)
    return inLanguage(
      language,
      `Le ${day} a reçu le plus de monde${colon("fr")} ${formatCounted(fullest.tickets, "ticket", "fr")}`,
      `${day} drew the most: ${formatCounted(fullest.tickets, "ticket", "en")}`
    );
  return inLanguage(
    language,
    `Le ${day} a été la représentation la plus remplie${colon("fr")} ${value}`,
    `${day} was the fullest performance: ${value}`
  );
}

const tooFew = (held: number, language: Language): string =>
  held === 0
    ? inLanguage(language, "aucune représentation tenue", "no performance held yet")
    : inLanguage(language, "une seule représentation tenue", "a single performance held");

function note(
  performances: readonly ShowPerformanceRow[],
  drawn: number,
  hasSeats: boolean,
  language: Language
): string {
  const ahead = performances.filter(({isHeld}) => !isHeld).length;
  const seated = performances.filter(({capacity}) => capacity !== null).length;
  const parts = [
    `${inLanguage(language, "Base\u00A0:", "Base:")} ${formatCounted(performances.length, "performance", language)}${hasSeats ? inLanguage(language, `, sièges connus pour ${seated}`, `, seats known for ${seated}`) : ""}.`,
    ...(ahead > 0
      ? [
          inLanguage(
            language,
            "En gris\u00A0: à venir, ventes à ce jour.",
            "In grey: to come, sales so far."
          )
        ]
      : []),
    ...(drawn < performances.length
      ? [inLanguage(language, "Les autres sont dans le tableau.", "The others are in the table.")]
      : [])
  ];
  return parts.join(" ");
}

const table = (
  performances: readonly ShowPerformanceRow[],
  language: Language
): Exhibit["table"] => ({
  head: heads[language].map((text, place) => ({text, numeric: place > 0 && place < 4})),
  body: performances.map((row) => [
    {text: capitalize(nameOf(row, language))},
    {text: formatCount(row.tickets, language), numeric: true},
    {text: row.capacity === null ? "–" : formatCount(row.capacity, language), numeric: true},
    {
      text: row.occupancyRate === null ? "–" : formatRate(row.occupancyRate, language, 1),
      numeric: true
    },
    {
      text: row.isHeld
        ? inLanguage(language, "tenue", "held")
        : inLanguage(language, "à venir", "to come")
    }
  ])
});

const heads = {
  fr: ["Représentation", "Billets", "Sièges", "Occupation", "État"],
  en: ["Performance", "Tickets", "Seats", "Occupancy", "State"]
};
