/** What the calendar asks for now. State survives stops: a date missed while down is caught up once, then life goes on. */

import type {Report} from "../report.js";
import type {Editions} from "../review/openEditions.js";
import {type Calendar, nextRun, type Schedule, showsBetween} from "./nextRun.js";

export type Scheduled = Pick<Report, "id" | "schedule">;

export interface DueOptions extends Calendar {
  now: Date;
  /** Prints one report for everybody, or for the shows named; when it throws, the others go on and it is asked again next time. */
  run(report: Scheduled, shows: readonly string[] | undefined): Promise<void>;
}

export interface DueReport {
  id: string;
  ran: boolean;
  nextAt: string | null;
  /** Why it did not run though it is due. */
  failure: string | null;
}

/** One after the other. A report seen for the first time waits for its first date. */
export async function runDue(
  editions: Editions,
  reports: readonly Scheduled[],
  {now, run, ...calendar}: DueOptions
): Promise<DueReport[]> {
  const results: DueReport[] = [];
  for (const report of reports) {
    if (!report.schedule) continue;
    const look = lookAt(editions, report, calendar, {now, at: now});
    const {isDue, isKnown, shows, nextAt} = look;
    const failure = isDue ? await failureOf(run(report, shows)) : null;
    const ran = isDue && failure === null;
    if (ran || !(isDue || isKnown)) note(editions, report.id, look.plan, ran ? now : null);
    results.push({id: report.id, ran, nextAt, failure});
  }
  return results;
}

const failureOf = (run: Promise<void>): Promise<string | null> =>
  run.then(
    () => null,
    (error: Error) => error.message
  );

/** What would run by `at`, if nobody looked before: nothing is run, nothing is noted. */
export const previewDueAt = (
  editions: Editions,
  reports: readonly Scheduled[],
  calendar: Calendar,
  {now, at}: {now: Date; at: Date}
): {report: Scheduled; shows: readonly string[] | undefined}[] =>
  reports.flatMap((report) => {
    if (!report.schedule) return [];
    const {isDue, shows} = lookAt(editions, report, calendar, {now, at});
    return isDue ? [{report, shows}] : [];
  });

interface Look {
  isDue: boolean;
  isKnown: boolean;
  /** Of a schedule that follows shows. */
  shows: readonly string[] | undefined;
  /** After this look. */
  nextAt: string | null;
  /** What the state keeps of it. */
  plan: string;
}

/** `now` is when a report that nobody has seen yet begins to wait. */
function lookAt(
  editions: Editions,
  {id, schedule}: Scheduled,
  calendar: Calendar,
  when: {now: Date; at: Date}
): Look {
  const row = editions.prepare("select next_at from schedule where report = ?").get(id);
  const known = row ? String(row.next_at) : null;
  return "afterShow" in schedule!
    ? lookAtShows(schedule, calendar, known, when)
    : lookAtDates(schedule!, calendar, known, when);
}

function lookAtDates(
  schedule: Schedule,
  calendar: Calendar,
  known: string | null,
  {now, at}: {now: Date; at: Date}
): Look {
  const planned = known ?? iso(nextRun(schedule, calendar, now));
  const isDue = planned !== null && planned <= at.toISOString();
  const nextAt = isDue ? iso(nextRun(schedule, calendar, at)) : planned;
  return {isDue, isKnown: known !== null, shows: undefined, nextAt, plan: nextAt ?? never};
}

/** Shows are announced and moved: what is kept is how far was looked, not what comes next. */
function lookAtShows(
  schedule: Extract<Schedule, {afterShow: number}>,
  calendar: Calendar,
  known: string | null,
  {now, at}: {now: Date; at: Date}
): Look {
  const from = new Date(Date.parse(known ?? now.toISOString()) + 1);
  const shows = showsBetween(schedule, calendar, [from, at]);
  const nextAt = iso(nextRun(schedule, calendar, at));
  const isDue = shows.length > 0;
  return {isDue, isKnown: known !== null, shows, nextAt, plan: at.toISOString()};
}

/** Dates that are over stay over: the far end of time is never due. */
const never = "9999-12-31T00:00:00.000Z";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function note(editions: Editions, report: string, plan: string, ranAt: Date | null): void {
  editions
    .prepare(
      `insert into schedule (report, next_at, last_run_at) values (?1, ?2, ?3)
       on conflict (report) do update set next_at = ?2, last_run_at = coalesce(?3, last_run_at)`
    )
    .run(report, plan, ranAt?.toISOString() ?? null);
}
