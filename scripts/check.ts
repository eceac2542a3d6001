/** `public-c check`: what a member should know of its export before handing it over. */
import {writeFileSync} from "node:fs";
import {Command, Option} from "commander";
import ora from "ora";
import {type Collective, type Member, readCollective, readSpec} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {mappingSpec} from "../loaders/mapping.js";
import {type CheckOrder, checkDelivery} from "../loaders/preflight/checkDelivery.js";
import {earlierDeliveries} from "../loaders/preflight/earlierDeliveries.js";
import {listGivenFiles} from "../loaders/preflight/listGivenFiles.js";
import {sayCheck} from "../loaders/preflight/sayCheck.js";
import {mappingOf} from "../loaders/standard/mappingOf.js";
import {type Language, languages} from "../src/vocabulary/language.js";
import {checkHtml} from "./check/checkHtml.js";

interface Options {
  collective: string;
  member?: string;
  mapping?: string;
  language: Language;
  policyUrl?: string;
  policyDate?: string;
  asOf?: string;
  html?: string;
  json?: boolean;
}

export const checkCommand = new Command("check")
  .description("check an export before it is handed over: readiness, coverage, what to correct")
  .argument("<files...>", "files, or a folder of them, as the ticketing system exported them")
  .option("--member <organization>", "read them with this member's mapping")
  .option("--collective <folder>", "where that member is configured", "data/collectives/demo")
  .option("--mapping <file>", "read them with this mapping file")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .option("--policy-url <url>", "where your privacy policy is published")
  .option("--policy-date <date>", "its date, as 2021-06-01")
  .option("--as-of <date>", "check as of this day (today unless told)")
  .option("--html <file>", "write the check as a page that prints, nothing but itself needed")
  .option("--json", "say it as JSON")
  .addHelpText(
    "after",
    `
The same contract and judgement as ingestion, on copies that are removed: no key, no warehouse, nothing kept.
With --member, the deliveries already ingested for that member count too: a month of sales alone finds its performances.
The check shows the values it found: it is for the member alone.
Exit code 0 when the files can be handed over, 1 when they are not ready, 2 for a wrong command.

Examples:
  public-c check export/
  public-c check clients.csv commandes.csv representations.csv --language en --html check.html
  public-c check export/ --member theatre-du-grand-heron
  public-c check export/ --policy-url https://theatre.example/privacy --policy-date 2021-06-01 --json`
  )
  .action(async (paths: string[], options: Options) => {
    const order = orderOf(paths, options);
    const spinner = ora({
      text: "…",
      isSilent: options.json === true || !process.stderr.isTTY
    }).start();
    const report = await checkDelivery(order).finally(() => spinner.stop());
    if (options.html)
      writeFileSync(options.html, checkHtml(report, options.language), {mode: 0o600});
    console.log(
      options.json ? JSON.stringify(report, null, 2) : sayCheck(report, options.language)
    );
    if (report.verdict === "notReady") process.exitCode = 1;
  });

function orderOf(paths: readonly string[], options: Options): CheckOrder {
  const found = options.member ? findMember(options.collective, options.member) : null;
  const mapping = options.mapping
    ? readSpec(options.mapping, mappingSpec)
    : found && mappingOf(found.collective, found.member);
  return {
    files: listGivenFiles(paths),
    ...(mapping && {mapping}),
    ...withPolicy(found?.member ?? null, options),
    ...(found && {
      collective: found.collective,
      earlier: earlierDeliveries(openHome(), found.member.organization)
    }),
    asOf: dayOf(options.asOf) ?? found?.collective.asOf ?? new Date().toLocaleDateString("en-CA"),
    language: options.language
  };
}

/** @throws PublicCError exit 2 for a member that is not there */
function findMember(
  folder: string,
  organization: string
): {collective: Collective; member: Member} {
  const collective = readCollective(folder);
  const member = collective.members.find((one) => one.organization === organization);
  if (!member)
    throw new PublicCError(`no member ${organization} in ${folder}`, {
      exitCode: 2,
      next: `name a file of ${folder}/members, without .yaml`
    });
  return {collective, member};
}

/** The policy told on the command line stands before the member's own file. */
function withPolicy(
  member: Member | null,
  {policyUrl, policyDate}: Options
): Pick<CheckOrder, "member"> {
  const dated = dayOf(policyDate);
  if ((policyUrl === undefined) !== (dated === undefined))
    throw new PublicCError("--policy-url and --policy-date go together", {
      exitCode: 2,
      next: "give both the link and the date of the privacy policy"
    });
  const told = policyUrl && dated ? {url: urlOf(policyUrl), dated, statement: ""} : null;
  if (!member && !told) return {};
  return {
    member: {
      territory: member?.territory ?? {municipality: "", mrc: null, adminRegion: "06"},
      disciplines: member?.disciplines ?? ["other"],
      ...(member && {salesTax: member.salesTax}),
      privacyPolicy: told ?? member?.privacyPolicy ?? null
    }
  };
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new PublicCError(`not a day: ${text}`, {exitCode: 2, next: "write it as 2021-06-01"});
}

function urlOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new PublicCError(`not a link: ${text}`, {exitCode: 2, next: "write it as https://…"});
}
