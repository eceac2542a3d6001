/** `public-c due`: what the reports' schedules ask for now, printed for review; once. For cron or a systemd timer. */
import {join} from "node:path";
import {Command} from "commander";
import {readCollective} from "../loaders/collective.js";
import {openHome} from "../loaders/home.js";
import {printReports} from "../reports/printReports.js";
import {listReports, readReport, reportsFolder} from "../reports/report.js";
import {openEditions} from "../reports/review/openEditions.js";
import {runDue} from "../reports/schedule/runDue.js";
import {choosePrinter, sayResult} from "./report.js";

export const dueCommand = new Command("due")
  .description("print for review what the reports' schedules ask for now")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .addHelpText(
    "after",
    `
Each report.yaml may hold a schedule, in the collective's time zone:
  schedule: {monthly: 1, at: "07:30"}         each month; in a shorter month, on its last day
  schedule: {afterSeason: 15, at: "07:30"}    so many days after the season's last
  schedule: {dates: [2026-02-02, 2026-06-15]}

Nothing leaves without a person: \`public-c review approve\`, then \`public-c send\`. A date missed while the
machine was down is caught up once.

Examples:
  public-c due
  */10 * * * *  cd /srv/public-c && npx public-c due && npx public-c send     (crontab)`
  )
  .action(({collective}: {collective: string}) => printDue(collective));

/** Reports that ran, one line each; nothing to do is said too. */
export async function printDue(folder: string): Promise<void> {
  const collective = readCollective(folder);
  const home = openHome();
  const editions = openEditions(home);
  try {
    const reports = listReports(reportsFolder).map((id) => readReport(join(reportsFolder, id)));
    const results = await runDue(editions, reports, {
      ...collective,
      now: new Date(),
      run: async ({id}) => {
        const result = await printReports(collective, home, {
          reports: [id],
          ...choosePrinter()
        });
        console.log(`${id}: ${sayResult(result)}`);
        for (const {file, reason} of result.failed)
          console.error(`  not printed: ${file}: ${reason}`);
        if (result.failed.length) process.exitCode = 1;
      }
    });
    for (const {id, ran, nextAt} of results)
      if (!ran) console.log(`${id}: next ${nextAt ?? "never"}`);
  } finally {
    editions.close();
  }
}
