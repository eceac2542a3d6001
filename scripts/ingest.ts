/** `public-c ingest`: reads the deliveries that are new or changed, and publishes a snapshot. */
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {wholeFileCodes} from "../loaders/contract/issue.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {type IngestReport, ingest} from "../loaders/pipeline.js";
import {type Accounts, type MemberAccount, readAccounts} from "../loaders/readAccounts.js";
import {confirmDelivery} from "../loaders/sources/deliveries.js";
import {sayStray} from "../loaders/sources/strayFolders.js";
import {formatCount, formatMoney, formatNumber} from "../src/vocabulary/format.js";

interface Options {
  collective: string;
  member?: string[];
  confirm?: string[];
}

export const ingestCommand = new Command("ingest")
  .description("read the deliveries that changed into a new snapshot")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--member <organization...>", "look only at these members; the others stay as they are")
  .option(
    "--confirm <organization/delivery...>",
    "let a delivery that was held replace what it covers"
  )
  .addHelpText(
    "after",
    `
Deliveries lie under $PUBLIC_C_HOME/raw/<organization>/<YYYY-MM-DD>/, files as the member exported them.
Only what is new or changed is read; a run that is stopped loses nothing, the next one completes.

Examples:
  public-c ingest
  public-c ingest --member theatre-du-grand-heron
  public-c ingest --confirm theatre-du-grand-heron/2022-04-15
  PUBLIC_C_HOME=/srv/public-c public-c ingest --collective data/collectives/toronto`
  )
  .action(async ({collective, member, confirm = []}: Options) => {
    const home = openHome();
    for (const name of confirm) confirmNamed(home, name);
    const spinner = ora("reading deliveries").start();
    try {
      const report = await ingestFolder(collective, home, member, (text) => {
        spinner.text = text;
      });
      spinner.stop();
      console.log(sayIngest(report, await readAccounts(home, report.snapshot), home));
    } catch (error) {
      spinner.fail();
      throw error;
    }
  });

function confirmNamed(home: Home, name: string): void {
  const [organization = "", id = ""] = name.split("/");
  confirmDelivery(home, organization, id);
}

/** Ingests one collective, saying whose turn it is. @throws PublicCError exit 2 for a member that is not there */
export async function ingestFolder(
  folder: string,
  home: Home,
  organizations: readonly string[] | undefined,
  say: (text: string) => void
): Promise<IngestReport> {
  const collective = readCollective(folder);
  const unknown = organizations?.find(
    (name) => !collective.members.some(({organization}) => organization === name)
  );
  if (unknown)
    throw new PublicCError(`no member ${unknown} in ${folder}`, {
      exitCode: 2,
      next: `name a file of ${folder}/members, without .yaml`
    });
  return ingest(collective, home, {
    ...(organizations && {organizations}),
    progress: (done, total, step) => say(`${done + 1}/${total} ${step}`)
  });
}

/** What was not read at all; per member files, rows, money and seconds; then what there is to correct, and where. */
export function sayIngest(report: IngestReport, accounts: Accounts, home: Home): string {
  const told = report.members
    .filter(({read}) => read > 0)
    .map((reading) => {
      const account = accounts.members.find(
        ({organization}) => organization === reading.organization
      );
      return sayMember(reading, account);
    });
  const total = accounts.members.reduce(
    (sum, {rowsRead, rowsLoaded, rowsRejected, rowsDuplicate}) => ({
      rowsRead: sum.rowsRead + rowsRead,
      rowsLoaded: sum.rowsLoaded + rowsLoaded,
      rowsRejected: sum.rowsRejected + rowsRejected,
      rowsDuplicate: sum.rowsDuplicate + rowsDuplicate
    }),
    {rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsDuplicate: 0}
  );
  return [
    ...sayUnread(report, accounts),
    ...told,
    `Snapshot ${report.snapshot}${report.isKept ? ", unchanged" : ""}: ${sayRows(total)}, in ${seconds(report.seconds)}`,
    ...sayIssues(accounts),
    ...(report.expired.length > 0
      ? [`Raw deliveries removed, their retention over: ${report.expired.join(", ")}`]
      : []),
    ...(total.rowsRejected > 0 ? [`Rows set aside, with their raw lines: ${home.quarantine}`] : [])
  ].join("\n");
}

/** Whole folders and files come before any row: a member may be missing altogether. */
function sayUnread({strays}: IngestReport, {members, unread}: Accounts): string[] {
  const lines = [
    ...strays.map(sayStray),
    ...unread.map(
      ({organization, delivery, file, sentence}) =>
        `${[organization, delivery, ...(file ? [file] : [])].join("/")}: ${sentence.en}`
    ),
    ...members
      .filter(({ordersLoaded}) => ordersLoaded === 0)
      .map(({organization}) => `${organization}: no sale is loaded from any of its deliveries`)
  ];
  return lines.length === 0 ? [] : ["Not read:", ...lines.map((line) => `  ${line}`)];
}

const sayMember = (
  {organization, files, seconds: spent}: IngestReport["members"][number],
  account: MemberAccount | undefined
): string =>
  `  ${organization}: ${counted(files, "file")}` +
  (account ? `, ${sayRows(account)}, ${formatMoney(account.centsLoaded, "en")}` : "") +
  `, ${seconds(spent)}`;

const sayRows = (
  rows: Pick<MemberAccount, "rowsRead" | "rowsLoaded" | "rowsRejected" | "rowsDuplicate">
): string =>
  `${counted(rows.rowsRead, "row")} read = ${formatCount(rows.rowsLoaded, "en")} loaded + ` +
  `${formatCount(rows.rowsRejected, "en")} rejected + ${formatCount(rows.rowsDuplicate, "en")} duplicate`;

function sayIssues({issues}: Accounts): string[] {
  const ofRows = issues.filter(({code}) => !wholeFileCodes.includes(code));
  if (ofRows.length === 0) return [];
  const shown = ofRows
    .slice(0, 8)
    .map(
      ({rows, organizations, sentence}) =>
        `  ${counted(rows, "row")}, ${counted(organizations, "member")}: ${sentence.en}`
    );
  return ["To correct, most rows first:", ...shown];
}

const counted = (count: number, noun: string): string =>
  `${formatCount(count, "en")} ${noun}${count === 1 ? "" : "s"}`;

const seconds = (value: number): string => `${formatNumber(value, "en", 1)} s`;
