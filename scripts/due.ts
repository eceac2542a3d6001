/** `public-c due`: what the reports' schedules ask for now, printed for review; once. For cron or a systemd timer. */
import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {type Collective, readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {publishedSnapshot} from "../loaders/exportMarts.js";
import {type Home, openHome} from "../loaders/home.js";
import {readMart} from "../loaders/marts.js";
import {withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {type PrintReportsOptions, printReports} from "../reports/printReports.js";
import {listReports, type Report, readReport, reportsFolder} from "../reports/report.js";
import {openEditions} from "../reports/review/openEditions.js";
import type {Calendar, ShowEnd} from "../reports/schedule/nextRun.js";
import {previewDueAt, runDue} from "../reports/schedule/runDue.js";
import {folderTransport} from "../reports/send/openTransport.js";
import {previewPrinted} from "../reports/send/previewPrinted.js";
import {choosePrinter, sayResult} from "./report.js";
import {countMessages} from "./send.js";

interface DueCommandOptions {
  collective: string;
  dryRun?: string;
  at?: Date;
}

export const dueCommand = new Command("due")
  .description("print for review what the reports' schedules ask for now")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--dry-run <folder>", "write the PDFs and the messages there; nothing is noted or sent")
  .option("--at <instant>", "in a dry run: as of this instant, 2026-02-01T12:30Z", readInstant)
  .addHelpText(
    "after",
    `
Each report.yaml may hold a schedule, in the collective's time zone:
  schedule: {monthly: 1, at: "07:30"}         each month; in a shorter month, on its last day
  schedule: {afterSeason: 15, at: "07:30"}    so many days after the season's last
  schedule: {afterShow: 3, at: "07:30"}       so many days after a show's last performance (about: show)
  schedule: {dates: [2026-02-02, 2026-06-15]}

Nothing leaves without a person: \`public-c review approve\`, then \`public-c send\`. A date missed while the
machine was down is caught up once. A report that says what the last one sent said opens no review.

Examples:
  public-c due
  public-c due --dry-run /tmp/due --at 2026-02-03T13:00Z
  */10 * * * *  cd /srv/public-c && npx public-c due && npx public-c send     (crontab)`
  )
  .action(({collective, dryRun, at = new Date()}: DueCommandOptions) =>
    dryRun ? rehearse(collective, dryRun, at) : printDue(collective)
  );

/** Reports that ran, one line each; nothing to do is said too. */
export async function printDue(folder: string): Promise<void> {
  const collective = readCollective(folder);
  const home = openHome();
  const editions = openEditions(home);
  try {
    const {reports, broken} = readReports();
    const results = await runDue(editions, reports, {
      ...(await calendarOf(collective, home, reports)),
      now: new Date(),
      run: async ({id}, shows) => {
        await print(collective, home, {reports: [id], ...(shows && {shows})});
      }
    });
    for (const {id, ran, nextAt, failure} of results)
      if (!ran && failure === null) console.log(`${id}: next ${sayNext(nextAt, collective)}`);
    sayFailures([
      ...broken,
      ...results.flatMap(({id, failure}) => (failure === null ? [] : [{id, failure}]))
    ]);
  } finally {
    editions.close();
  }
}

/** « 2026-02-01 07:30 (America/Toronto) » */
function sayNext(nextAt: string | null, {timeZone}: Collective): string {
  if (nextAt === null) return "never: its dates are over";
  const local = new Date(nextAt).toLocaleString("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short"
  });
  return `${local} (${timeZone})`;
}

interface Failed {
  id: string;
  failure: string;
}

function sayFailures(failures: readonly Failed[]): void {
  for (const {id, failure} of failures)
    console.error(`${id}: failed, to be asked again: ${failure}`);
  if (failures.length) process.exitCode = 1;
}

/** What would be printed and sent: PDFs and `.eml` files in a folder. */
async function rehearse(folder: string, to: string, at: Date): Promise<void> {
  const collective = readCollective(folder);
  const home = openHome();
  const editions = openEditions(home);
  const transport = folderTransport(to);
  try {
    const {reports, broken} = readReports();
    const calendar = await calendarOf(collective, home, reports);
    const due = previewDueAt(editions, reports, calendar, {now: new Date(), at});
    if (due.length === 0) console.log(`nothing is due by ${at.toISOString()}`);
    for (const {report, shows} of due)
      await print(collective, home, {reports: [report.id], ...(shows && {shows}), to}).catch(
        (error: Error) => sayFailures([{id: report.id, failure: error.message}])
      );
    const url = process.env.PUBLIC_C_URL ?? "http://127.0.0.1:3000";
    const messages = await previewPrinted(to, {collective, url, transport, at});
    console.log(`${countMessages(messages)} would leave once approved, as in ${to}`);
    sayFailures(broken);
  } finally {
    transport.close();
    editions.close();
  }
}

/** One whose own source is wrong stops itself alone. */
function readReports(): {reports: Report[]; broken: Failed[]} {
  const reports: Report[] = [];
  const broken: Failed[] = [];
  for (const id of listReports(reportsFolder))
    try {
      reports.push(readReport(join(reportsFolder, id)));
    } catch (error) {
      if (!(error instanceof PublicCError)) throw error;
      broken.push({id, failure: error.message});
    }
  return {reports, broken};
}

async function print(
  collective: Collective,
  home: Home,
  options: PrintReportsOptions
): Promise<void> {
  const result = await printReports(collective, home, {...options, ...choosePrinter()});
  console.log(`${options.reports!.join()}: ${sayResult(result)}`);
  for (const {file, reason} of result.failed) console.error(`  not printed: ${file}: ${reason}`);
  if (result.failed.length) process.exitCode = 1;
  if (result.failed.some(({isSource}) => isSource))
    throw new PublicCError("correct its source, and it is printed at the next look");
}

/** The days of shows are read only when a schedule follows them. */
async function calendarOf(
  collective: Collective,
  home: Home,
  reports: readonly Report[]
): Promise<Calendar> {
  const followsShows = reports.some(({schedule}) => schedule && "afterShow" in schedule);
  return {...collective, shows: followsShows ? await readShowEnds(collective, home) : []};
}

const readShowEnds = ({members}: Collective, home: Home): Promise<ShowEnd[]> =>
  withWarehouse(
    publishedSnapshot(home).file,
    async (warehouse) => {
      const ends: ShowEnd[] = [];
      for (const {organization} of members)
        for (const row of await readMart(warehouse, "productions", {kind: "own", organization}))
          ends.push({show: row.productionId, lastOn: row.lastOn});
      return ends;
    },
    {readOnly: true}
  );

function readInstant(text: string): Date {
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError("allowed: an instant, 2026-02-01T12:30Z");
}
