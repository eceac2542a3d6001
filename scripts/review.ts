/** `public-c review`: what was printed, what it says, and a person's word on it before it leaves. */
import {userInfo} from "node:os";
import {join} from "node:path";
import {Command, Option} from "commander";
import {type Collective, readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {readerOf} from "../reports/collectiveReader.js";
import {readReportSpec, reportsFolder} from "../reports/report.js";
import {approve} from "../reports/review/approve.js";
import {changesBetween} from "../reports/review/changes.js";
import {
  addComment,
  type Edition,
  type EditionFilter,
  listComments,
  listEditions,
  previousEdition,
  readEdition
} from "../reports/review/editions.js";
import {writeNote} from "../reports/review/notes.js";
import {type Editions, withEditions} from "../reports/review/openEditions.js";
import {stopOf} from "../reports/send/stops.js";
import {chosenDeliveries} from "../server/review/deliveryChoice.js";
import {openState} from "../server/state/openState.js";
import {type Language, languages} from "../src/vocabulary/language.js";

import {withChosen} from "./openReviews.js";
import {countMessages} from "./send.js";

const language = () => new Option("--language <language>", "in this language").choices(languages);
const author = () => new Option("--by <name>", "who says it").default(userInfo().username);

export const reviewCommand = new Command("review")
  .description("review, annotate and approve the printed reports")
  .addHelpText(
    "after",
    `
An approval holds for the exact bytes of one PDF. A new snapshot, note or text prints another edition, which
supersedes the one that was not sent and is reviewed anew.

Examples:
  public-c review list --report portrait
  public-c review show portrait.2021-2022.theatre-du-grand-heron.fr.1
  public-c review note portrait theatre-du-grand-heron --language fr "Le jeudi change de visage."
  public-c review approve --report portrait --organization theatre-du-grand-heron
  public-c review approve --report portrait --all`
  )
  .addCommand(
    new Command("list")
      .description("the editions of this period and where each one stands")
      .option("--report <id>", "only this report")
      .option("--organization <slug>", "only this member")
      .action((filter: EditionFilter) =>
        withState((editions) => sayList(listEditions(editions, filter)))
      )
  )
  .addCommand(
    new Command("show")
      .description(
        "one edition: its figures, its comments, what changed since the last approved one"
      )
      .argument("<edition>")
      .action((id: string) =>
        withState((editions) => sayEdition(editions, readEdition(editions, id)))
      )
  )
  .addCommand(
    new Command("comment")
      .description("a remark for colleagues; it is not printed")
      .argument("<edition>")
      .argument("<text>")
      .addOption(author())
      .action((id: string, text: string, {by}: {by: string}) =>
        withState((editions) =>
          addComment(editions, readEdition(editions, id), {at: now(), author: by, text})
        )
      )
  )
  .addCommand(
    new Command("note")
      .description(
        "a word to one organization, printed in its report (print it again after); empty takes it away"
      )
      .argument("<report>")
      .argument("<organization>")
      .argument("<text>")
      .addOption(language().makeOptionMandatory())
      .addOption(author())
      .action((report: string, organization: string, text: string, options: NoteOptions) =>
        withState((editions) =>
          writeNote(
            editions,
            {report, organization, language: options.language},
            {at: now(), author: options.by, text}
          )
        )
      )
  )
  .addCommand(
    new Command("approve")
      .description("approve the bytes that were reviewed; their messages enter the outbox")
      .argument("[editions...]", "their ids")
      .option("--report <id>", "all of this report in review")
      .option("--organization <slug>", "only this member's")
      .addOption(language())
      .option("--all", "whatever is in review, of every member")
      .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
      .addOption(author())
      .action(approveAll)
  );

interface NoteOptions {
  language: Language;
  by: string;
}

interface ApproveOptions extends EditionFilter {
  all?: boolean;
  collective: string;
  by: string;
}

async function approveAll(ids: readonly string[], options: ApproveOptions): Promise<void> {
  const collective = readCollective(options.collective);
  const home = openHome();
  const chosen = await readChosen(home, collective);
  withEditions(home, (editions) => {
    const inReview = chooseEditions(editions, ids, options);
    if (inReview.length === 0) console.log(sayNone(options));
    for (const edition of inReview) {
      const member = readerOf(collective, edition.organization);
      if (!member) throw new PublicCError(`${edition.organization} is no longer a member`);
      const queued = approve(editions, home, edition, {
        by: options.by,
        now: new Date(),
        member: withChosen(member, chosen),
        roles: readReportSpec(join(reportsFolder, edition.report)).recipients,
        domain: collective.contact.split("@")[1]!
      });
      console.log(`${edition.id}: approved, ${countMessages(queued)} in the outbox`);
      for (const {email} of member.recipients) {
        const left = stopOf(editions, {recipient: email, report: edition.report});
        if (left) console.log(`  not written to: ${email}: ${left.reason}`);
      }
    }
  });
}

/** « Nothing of portrait is in review: nothing was approved; … » */
function sayNone({report, organization, language}: EditionFilter): string {
  const which = [report, organization, language].filter(Boolean).join(", ");
  const list = report ? `review list --report ${report}` : "review list";
  return `Nothing${which && ` of ${which}`} is in review: nothing was approved; \`public-c ${list}\` shows where each stands`;
}

/** How each recipient wants their reports, as far as they have said so at the gate. */
async function readChosen(home: Home, {members}: Collective) {
  const state = await openState(home, process.env.PUBLIC_C_STATE_URL);
  try {
    const recipients = members.flatMap(({recipients}) => recipients);
    return await chosenDeliveries(
      state,
      recipients.map(({email}) => email)
    );
  } finally {
    await state.destroy();
  }
}

function chooseEditions(
  editions: Editions,
  ids: readonly string[],
  options: ApproveOptions
): Edition[] {
  if (ids.length) return ids.map((id) => readEdition(editions, id));
  const {report, organization, language, all} = options;
  if (!organization && !all)
    throw new PublicCError("nothing chosen", {
      exitCode: 2,
      next: "name editions, or --organization, or --all"
    });
  return listEditions(editions, {
    status: "inReview",
    ...(report && {report}),
    ...(organization && {organization}),
    ...(language && {language})
  });
}

function sayList(list: readonly Edition[]): void {
  if (list.length === 0) console.log("Nothing printed yet: `public-c report` opens the review.");
  for (const {status, id, headline} of list) console.log(`${status.padEnd(10)} ${id}  ${headline}`);
}

function sayEdition(editions: Editions, edition: Edition): void {
  console.log(
    `${edition.title}\n${edition.file}\n${edition.status}, snapshot ${edition.snapshot}\n`
  );
  for (const {label, value, comparison} of edition.figures)
    console.log(`  ${label}: ${value}${comparison ? ` (${comparison})` : ""}`);
  if (edition.note) console.log(`\nNote: ${edition.note}`);
  for (const {at, author: by, text} of listComments(editions, edition))
    console.log(`\n${at.slice(0, 10)} ${by}: ${text}`);
  const previous = previousEdition(editions, edition);
  console.log(previous ? sayChanges(previous, edition) : "\nThe first one of its kind.");
}

function sayChanges(previous: Edition, current: Edition): string {
  const {figures, added, removed} = changesBetween(previous, current);
  return [
    `\nSince ${previous.id}:`,
    ...figures.map(({label, was, now}) => `  ${label}: ${was ?? "–"} → ${now ?? "–"}`),
    ...removed.map((line) => `  - ${line}`),
    ...added.map((line) => `  + ${line}`)
  ].join("\n");
}

const withState = (use: (editions: Editions) => void): void => withEditions(openHome(), use);

const now = (): string => new Date().toISOString();
