/** When a report is next due: local days of its schedule, at a local hour, across the changes of the clock. */
import {Cron} from "croner";
import {z} from "zod";
import {seasonAfter, seasonOf, seasonStartsOn} from "../../src/vocabulary/season.js";

const at = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "allowed: 00:00 to 23:59")
  .default("07:30");

export const scheduleSpec = z.union([
  /** Each month, on this day; in a shorter month, on its last. */
  z.strictObject({monthly: z.int().min(1).max(31), at}),
  /** So many days after the season's last. */
  z.strictObject({afterSeason: z.int().min(0).max(180), at}),
  /** So many days after a show's last performance: of a report on one show. */
  z.strictObject({afterShow: z.int().min(0).max(180), at}),
  z.strictObject({dates: z.array(z.iso.date()).min(1), at})
]);
export type Schedule = z.output<typeof scheduleSpec>;

export interface Calendar {
  timeZone: string;
  /** "MM-DD" */
  seasonStart: string;
  /** Shows and the local day of their last performance; for schedules that follow them. */
  shows?: readonly ShowEnd[];
}

export interface ShowEnd {
  show: string;
  lastOn: string;
}

/**
 * First instant of the schedule after `after`; null when its dates are over. An hour that the clock skips comes
 * an hour later by the clock (02:30 at 03:30); one that it repeats comes once.
 */
export function nextRun(schedule: Schedule, calendar: Calendar, after: Date): Date | null {
  for (const day of daysOf(schedule, calendar, after)) {
    const instant = instantOf(day, schedule.at, calendar.timeZone);
    if (instant > after) return instant;
  }
  return null;
}

/** The shows that a schedule asks for from one instant to another, both included. */
export function showsBetween(
  {afterShow, at: time}: Extract<Schedule, {afterShow: number}>,
  {timeZone, shows = []}: Calendar,
  [from, to]: readonly [Date, Date]
): string[] {
  return shows
    .filter(({lastOn}) => {
      const instant = instantOf(addDays(lastOn, afterShow), time, timeZone);
      return instant >= from && instant <= to;
    })
    .map(({show}) => show);
}

/** Candidates in order, from a little before `after`. */
function daysOf(schedule: Schedule, {seasonStart, shows = []}: Calendar, after: Date): string[] {
  if ("dates" in schedule) return [...schedule.dates].sort();
  if ("afterShow" in schedule)
    return shows.map(({lastOn}) => addDays(lastOn, schedule.afterShow)).sort();
  const today = after.toISOString().slice(0, 10);
  if ("monthly" in schedule)
    return [-1, 0, 1, 2].map((months) => dayOfMonth(today, months, schedule.monthly));
  const current = seasonOf(today, seasonStart);
  return [-1, 0, 1, 2].map((seasons) =>
    addDays(seasonStartsOn(seasonAfter(current, seasons), seasonStart), schedule.afterSeason - 1)
  );
}

function dayOfMonth(today: string, months: number, day: number): string {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(day, last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function instantOf(day: string, time: string, timeZone: string): Date {
  const cron = new Cron(`${day}T${time}:00`, {timezone: timeZone, paused: true});
  return cron.nextRun(new Date(`${addDays(day, -2)}T00:00:00Z`))!;
}
