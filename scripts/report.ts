/** `public-c report`: one PDF per organization and language, from the published snapshot. */
import {watch} from "node:fs";
import {relative, resolve} from "node:path";
import {setTimeout} from "node:timers/promises";
import {Command, InvalidArgumentError, Option} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {openHome} from "../loaders/home.js";
import {listParts} from "../reports/listParts.js";
import {
  type PrintReportsOptions,
  type PrintReportsResult,
  printReports
} from "../reports/printReports.js";
import {printOnMachines} from "../reports/queue/printOnMachines.js";
import {reportsFolder, templatesFolder} from "../reports/report.js";
import {type Language, languages} from "../src/vocabulary/language.js";
import {publishReports} from "./site/release.js";

interface ReportOptions {
  collective: string;
  organization?: string[];
  language?: Language;
  report?: string[];
  show?: string[];
  season?: string;
  out?: string;
  watch?: boolean;
  list?: boolean;
}

export const reportCommand = new Command("report")
  .description("print one PDF report per organization")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--organization <slug...>", "only these members")
  .addOption(new Option("--language <language>", "only this language").choices(languages))
  .option("--report <id...>", "only these reports of reports/")
  .option(
    "--show <production...>",
    "the report on each of these shows, by the id in its page’s address"
  )
  .option(
    "--season <season>",
    "of reports on a season that is over: this one, 2018-2019, instead of the last",
    readSeason
  )
  .option("--out <folder>", "where the PDFs go, instead of PUBLIC_C_HOME/pdf/<snapshot>")
  .option("--list", "say which charts, tables and figures a report may call, and print nothing")
  .option("--watch", "print again whenever a report's text, template or style changes")
  .addHelpText(
    "after",
    `
Examples:
  public-c report                                     every member, in the languages it chose
  public-c report --organization grand-heron          one member
  public-c report --language en --out /tmp/reports    in English, elsewhere
  public-c report --show la-sirene-du-quai-9 --organization grand-heron
                                                      one show
  public-c report --report reddition --season 2018-2019
                                                      what funders ask of another season
  public-c report --list --language fr                what a report’s text may call
  public-c report --report suivi --organization grand-heron --language fr --out /tmp/suivi --watch
                                                      while writing: save, and look again

A report that cannot be made whole is not made: its reason is printed, the others go on, and the exit code is 1.
Reports whose data, text, charts and templates have not changed are not printed again.

Environment:
  PUBLIC_C_QUEUE_URL  postgres://user:password@host/database: the machines that run \`public-c worker\` print them`
  )
  .action(async (options: ReportOptions) => {
    if (options.list) return sayParts(options.language ?? "en");
    await printOnce(options);
    if (options.watch) await printOnChange(options);
  });

function sayParts(language: Language): void {
  for (const {title, parts} of listParts(language)) {
    console.log(`\n${title}`);
    for (const {id, about} of parts) console.log(`  ${id.padEnd(26)} ${about}`.trimEnd());
  }
}

function readSeason(text: string): string {
  const [, first, next] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  if (first && Number(next) === Number(first) + 1) return text;
  throw new InvalidArgumentError("allowed: a season, 2018-2019");
}

async function printOnce(options: ReportOptions): Promise<void> {
  const collective = readCollective(options.collective);
  const home = openHome();
  const spinner = ora("Reports: reading the marts").start();
  const result = await printReports(collective, home, {
    ...(options.organization && {organizations: options.organization}),
    ...(options.language && {languages: [options.language]}),
    ...(options.report && {reports: options.report}),
    ...(options.show && {shows: options.show}),
    ...(options.season && {season: options.season}),
    ...(options.out && {to: resolve(options.out)}),
    ...choosePrinter(),
    progress: (done, total, file) => {
      spinner.text = `Reports: ${done} of ${total}, ${file}`;
    }
  }).catch((error: Error) => {
    spinner.fail("Reports: none printed");
    throw error;
  });
  if (!options.out) publishReports(home);
  spinner[result.failed.length ? "warn" : "succeed"](sayResult(result));
  for (const warning of result.warnings) console.error(`  draft: ${warning}`);
  for (const {file, reason} of result.failed) console.error(`  not printed: ${file}: ${reason}`);
  process.exitCode = result.failed.length ? 1 : 0;
}

/** Until it is stopped. A mistake in the text is said, and waits for its correction. */
async function printOnChange(options: ReportOptions): Promise<void> {
  for await (const _ of changesIn([reportsFolder, templatesFolder]))
    await printOnce(options).catch((error: Error) => console.error(`  ${error.message}`));
}

/** One event per burst of writes: an editor saves in several steps. What is saved while printing is printed next. */
async function* changesIn(folders: readonly string[]): AsyncGenerator<void> {
  let hasChanged = false;
  let wake = () => {};
  for (const folder of folders)
    watch(folder, {recursive: true}, () => {
      hasChanged = true;
      wake();
    });
  for (;;) {
    if (!hasChanged)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    await setTimeout(150);
    hasChanged = false;
    yield;
  }
}

/** The machines of the queue, where one is named; else this one. */
export function choosePrinter(): Pick<PrintReportsOptions, "printer"> {
  const url = process.env.PUBLIC_C_QUEUE_URL;
  return url ? {printer: printOnMachines(url)} : {};
}

/** « 34 printed, 0 reused, 0 failed, in 6.1 s: var/pdf/… » */
export const sayResult = (result: PrintReportsResult): string =>
  `Reports: ${result.printed} printed, ${result.reused} unchanged, ${result.failed.length} failed, ` +
  `in ${result.seconds.toFixed(1)} s: ${relative(".", result.folder) || "."}`;
