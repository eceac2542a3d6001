/** Which days fill: occupancy by weekday, or mean admissions where the number of seats is unknown. */
import {colon, movementOf, weekdayFinding, weekdaySubject} from "../../vocabulary/findings.js";
import {
  capitalize,
  formatCount,
  formatCounted,
  formatRate,
  formatSeason,
  formatWeekday
} from "../../vocabulary/format.js";
import {labels} from "../../vocabulary/labels.js";
import type {Language} from "../../vocabulary/language.js";
import type {SeasonWeekdayRow} from "../../vocabulary/rows.js";
import type {Absence, Chart, Exhibit, Setting} from "./chart.js";
import {baselineNote, compareSeasons, heldBy} from "./compare.js";
import {noRows} from "./noRows.js";
import {type Dumbbell, dumbbells} from "./shapes/dumbbells.js";

/** Fewer performances than this on a weekday: the row is hatched, and never a finding. */
const minimumPerformances = 3;

export const weekdays: Chart<"season_weekdays"> = {
  id: "weekdays",
  mart: "season_weekdays",
  metrics: ["occupancyRate"],
  exhibit(rows, setting) {
    const {now, before, baseline} = compareSeasons(rows, setting.snapshot);
    if (now.length === 0) return noRows(setting);
    const {language} = setting;
    const measure = now.some((row) => row.occupancyRate !== null) ? occupancy : admissions;
    const days = compareDays(now, before, measure);
    if (days.every((day) => day.value === null)) return tooFew(setting);
    const finding = title(days, measure, language);
    return {
      finding,
      subline: `${measure.name[language]}, ${heldBy(setting)}`,
      note: `${base(now, measure, language)} ${baselineNote(baseline, "ring", language)}`,
      description: `${finding}. ${days.map((day) => `${formatWeekday(day.weekday, language)} ${textOf(day, measure, language)}`).join(", ")}.`,
      table: table(days, measure, setting, baseline),
      draw: (canvas) =>
        dumbbells(canvas, finding, {
          rows: days.map((day) => toRow(day, days, measure, language)),
          formatTick: (tick) => measure.format(tick, language)
        })
    };
  }
};

interface Measure {
  name: Readonly<Record<Language, string>>;
  of: (row: SeasonWeekdayRow) => number | null;
  format: (value: number, language: Language) => string;
  isRate: boolean;
}

const occupancy: Measure = {
  name: {fr: "Taux d’occupation par jour", en: "Occupancy by day"},
  of: (row) => row.occupancyRate,
  format: formatRate,
  isRate: true
};

/** Without seats: an average that needs none. */
const admissions: Measure = {
  name: {
    fr: "Entrées par représentation, selon le jour",
    en: "Admissions per performance, by day"
  },
  of: (row) => (row.performancesHeld > 0 ? row.attendance / row.performancesHeld : null),
  format: formatCount,
  isRate: false
};

interface Day {
  weekday: number;
  performances: number;
  /** Null: too few performances, or no seats on that day. */
  value: number | null;
  last: number | null;
}

function compareDays(
  now: readonly SeasonWeekdayRow[],
  before: readonly SeasonWeekdayRow[],
  measure: Measure
): Day[] {
  return now
    .toSorted((a, b) => a.weekday - b.weekday)
    .map((row) => {
      const same = before.find((other) => other.weekday === row.weekday);
      return {
        weekday: row.weekday,
        performances: row.performancesHeld,
        value: row.performancesHeld < minimumPerformances ? null : measure.of(row),
        last: same && same.performancesHeld >= minimumPerformances ? measure.of(same) : null
      };
    });
}

function title(days: readonly Day[], measure: Measure, language: Language): string {
  const told = days.filter((day) => day.value !== null);
  const mover = measure.isRate ? biggestMover(told) : undefined;
  if (mover) return weekdayFinding(mover.weekday, mover.value! - mover.last!, language);
  const best = told.toSorted((a, b) => b.value! - a.value!)[0]!;
  return fullest(best, measure, language);
}

/** A day is told from three performances. */
const tooFew = ({language}: Setting): Absence =>
  language === "fr"
    ? {
        absent: "Trop peu de représentations pour comparer les jours.",
        unlock: "Le graphique apparaît dès trois représentations d’un même jour."
      }
    : {
        absent: "Too few performances to compare weekdays.",
        unlock: "The chart appears with three performances on one weekday."
      };

function biggestMover(days: readonly Day[]): Day | undefined {
  return days
    .filter((day) => day.last !== null && movementOf(day.value!, day.last, "rate") !== "stable")
    .toSorted((a, b) => Math.abs(b.value! - b.last!) - Math.abs(a.value! - a.last!))[0];
}

function fullest({weekday, value}: Day, measure: Measure, language: Language): string {
  const told = measure.format(value!, language);
  const day = weekdaySubject(weekday, language);
  if (measure.isRate)
    return language === "fr"
      ? `${day} se remplit le mieux${colon("fr")} ${told}`
      : `${day} fill best: ${told}`;
  return language === "fr"
    ? `${day} attire le plus${colon("fr")} ${told} entrées par représentation`
    : `${day} draw the most: ${told} admissions per performance`;
}

function base(now: readonly SeasonWeekdayRow[], measure: Measure, language: Language): string {
  const held = now.reduce((total, row) => total + row.performancesHeld, 0);
  const known = now.reduce((total, row) => total + row.performancesWithCapacity, 0);
  const performances = formatCounted(held, "performance", language);
  if (!measure.isRate)
    return language === "fr"
      ? `Base\u00A0: ${performances}, sans nombre de sièges.`
      : `Base: ${performances}, without a number of seats.`;
  return language === "fr"
    ? `Base\u00A0: ${performances}, jauge connue pour ${formatCount(known, "fr")}.`
    : `Base: ${performances}, capacity known for ${formatCount(known, "en")}.`;
}

function textOf({value, performances}: Day, measure: Measure, language: Language): string {
  if (value !== null) return measure.format(value, language);
  if (performances >= minimumPerformances) return labels.notComputable[language];
  return language === "fr"
    ? `trop peu\u00A0: ${formatCounted(performances, "performance", "fr")}`
    : `too few: ${formatCounted(performances, "performance", "en")}`;
}

function toRow(day: Day, days: readonly Day[], measure: Measure, language: Language): Dumbbell {
  return {
    label: capitalize(formatWeekday(day.weekday, language)),
    value: day.value,
    text: textOf(day, measure, language),
    last: day.last,
    isNamed: day === biggestMover(days.filter((one) => one.value !== null))
  };
}

function table(
  days: readonly Day[],
  measure: Measure,
  {language, snapshot}: Setting,
  baseline: string | null
): Exhibit["table"] {
  const head = [
    {text: language === "fr" ? "Jour" : "Day"},
    {text: language === "fr" ? "Représentations" : "Performances", numeric: true},
    {text: formatSeason(snapshot.currentSeason, language), numeric: true},
    ...(baseline ? [{text: formatSeason(baseline, language), numeric: true}] : [])
  ];
  const body = days.map((day) => [
    {text: capitalize(formatWeekday(day.weekday, language))},
    {text: formatCount(day.performances, language), numeric: true},
    {text: textOf(day, measure, language), numeric: true},
    ...(baseline
      ? [{text: day.last === null ? "–" : measure.format(day.last, language), numeric: true}]
      : [])
  ]);
  return {head, body};
}
