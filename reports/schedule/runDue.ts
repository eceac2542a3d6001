/** What the calendar asks for now. State survives stops: a date missed while down is caught up once, then life goes on. */

import type {Report} from "../report.js";
import type {Editions} from "../review/openEditions.js";
import {type Calendar, nextRun} from "./nextRun.js";

export interface DueOptions extends Calendar {
  now: Date;
  /** Prints one report for everybody; throws when it could not, and it is asked again next time. */
  run(report: Pick<Report, "id" | "schedule">): Promise<void>;
}

export interface DueReport {
  id: string;
  ran: boolean;
  nextAt: string | null;
}

/** One after the other. A report seen for the first time waits for its first date. */
export async function runDue(
  editions: Editions,
  reports: readonly Pick<Report, "id" | "schedule">[],
  options: DueOptions
): Promise<DueReport[]> {
  const results: DueReport[] = [];
  for (const report of reports)
    if (report.schedule) results.push(await runIfDue(editions, report, options));
  return results;
}

async function runIfDue(
  editions: Editions,
  report: Pick<Report, "id" | "schedule">,
  {now, run, ...calendar}: DueOptions
): Promise<DueReport> {
  const known = editions.prepare("select next_at from schedule where report = ?").get(report.id);
  const nextAt = nextRun(report.schedule!, calendar, now)?.toISOString() ?? null;
  const isDue = known !== undefined && String(known.next_at) <= now.toISOString();
  if (isDue) await run(report);
  if (isDue || !known) plan(editions, report.id, nextAt, isDue ? now : null);
  return {id: report.id, ran: isDue, nextAt: isDue || !known ? nextAt : String(known.next_at)};
}

/** Dates that are over stay over: the far end of time is never due. */
function plan(editions: Editions, report: string, nextAt: string | null, ranAt: Date | null): void {
  editions
    .prepare(
      `insert into schedule (report, next_at, last_run_at) values (?1, ?2, ?3)
       on conflict (report) do update set next_at = ?2, last_run_at = coalesce(?3, last_run_at)`
    )
    .run(report, nextAt ?? "9999-12-31T00:00:00.000Z", ranAt?.toISOString() ?? null);
}
