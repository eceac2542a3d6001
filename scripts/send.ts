/** `public-c send`: what was approved leaves, once, to each recipient. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Home, openHome} from "../loaders/home.js";
import {listReports, reportsFolder} from "../reports/report.js";
import {type Editions, openEditions, withEditions} from "../reports/review/openEditions.js";
import {type RecordedBounce, recordBounce} from "../reports/send/bounces.js";
import {listMessages, type SentMessage, sendAgain} from "../reports/send/log.js";
import {folderTransport, type OpenTransport, smtpTransport} from "../reports/send/openTransport.js";
import {parseBounces} from "../reports/send/parseBounces.js";
import {previewDue} from "../reports/send/previewDue.js";
import {type SendOptions, type SendResult, sendDue} from "../reports/send/sendDue.js";
import {listStops, resume, type Stop, stop} from "../reports/send/stops.js";
import {publishReports} from "./site/release.js";

interface SendCommandOptions {
  collective: string;
  dryRun?: string;
}

export const sendCommand = new Command("send")
  .description("send the approved reports that wait in the outbox")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--dry-run <folder>", "write the messages there as .eml files; nothing is sent or marked")
  .addHelpText(
    "after",
    `
Only approved bytes leave. A message that a relay puts off is tried again at the next run, for about two days;
a relay that is away costs nothing; a refusal for good is printed here and the exit code is 1.

Whoever leaves a report by the link of its message, or whose mailbox is gone, is not written to again.

Examples:
  PUBLIC_C_SMTP_URL=smtp://user:password@relay.example.org:587 public-c send
  public-c send --dry-run /tmp/outbox
  public-c send log --failed
  public-c send bounces /var/mail/public-c
  public-c send again portrait.2021-2022.grand-heron.fr.1.0123456789abcdef@example.org

Environment:
  PUBLIC_C_SMTP_URL  smtp://user:password@host:port; without it, messages go to <home>/outbox
  PUBLIC_C_URL       public https address of the site, for the links`
  )
  .action(sendOutbox)
  .addCommand(
    new Command("log")
      .description("what was sent to whom, and what became of it; the latest first")
      .option("--organization <slug>", "only this member’s people")
      .option("--failed", "only what reached nobody")
      .action(({organization, failed = false}: LogOptions) =>
        withState((editions) =>
          sayMessages(
            listMessages(editions, {organization: organization ?? null, isFailed: failed})
          )
        )
      )
  )
  .addCommand(
    new Command("again")
      .description("queue a message once more: the same approved bytes, to the same person")
      .argument("<message>", "its id, as the log shows it")
      .action((id: string) =>
        withState((editions) => sayAgain(sendAgain(editions, id, new Date())))
      )
  )
  .addCommand(
    new Command("bounces")
      .description("read what mail servers wrote back (.eml or mbox), and mark what did not arrive")
      .argument("<file...>")
      .action(recordBounces)
  )
  .addCommand(
    new Command("stops")
      .description("who is no longer written to, and why")
      .action(() => withState((editions) => sayStops(listStops(editions))))
  )
  .addCommand(
    new Command("stop")
      .description("leave this person out, as they asked")
      .argument("<address>")
      .requiredOption("--report <id>", "of this report")
      .action((recipient: string, {report}: {report: string}) =>
        withState((editions) => {
          refuseUnknown(report);
          stop(editions, {
            recipient,
            report,
            reason: "unsubscribed",
            at: new Date().toISOString()
          });
          console.log(`${recipient}: not written to of ${report} from now on`);
        })
      )
  )
  .addCommand(
    new Command("resume")
      .description("write to this person again: the mailbox was mended, or they came back")
      .argument("<address>")
      .option("--report <id>", "of this report; without it, after a bounce")
      .action((recipient: string, {report = null}: {report?: string | null}) =>
        withState((editions) => {
          if (!resume(editions, {recipient, report}))
            throw new PublicCError(`${recipient} was not stopped`, {
              exitCode: 2,
              next: "`public-c send stops` lists who is"
            });
          console.log(`${recipient}: written to again${report ? ` of ${report}` : ""}`);
        })
      )
  );

interface LogOptions {
  organization?: string;
  failed?: boolean;
}

const withState = (use: (editions: Editions) => void): void => withEditions(openHome(), use);

function refuseUnknown(report: string): void {
  const known = listReports(reportsFolder);
  if (known.includes(report)) return;
  throw new PublicCError(`unknown report: ${JSON.stringify(report)}`, {
    exitCode: 2,
    next: `one of ${known.join(", ")}`
  });
}

/** What will leave, to whom, before it does. */
const sayAgain = ({messageId, title, recipient, delivery}: SentMessage): void =>
  console.log(
    `${messageId}: « ${title} » to ${recipient}, ${delivery === "link" ? "with its link" : "attached"}: ` +
      "in the outbox; `public-c send` sends it"
  );

/** « 1 message », « 2 messages » */
export const countMessages = (count: number): string =>
  `${count} ${count === 1 ? "message" : "messages"}`;

function sayMessages(messages: readonly SentMessage[]): void {
  if (messages.length === 0) console.log("None.");
  for (const {status, messageId, recipient, sentAt, queuedAt, answer} of messages)
    console.log(
      `${status.padEnd(9)} ${(sentAt ?? queuedAt).slice(0, 16)}  ${recipient}  ${messageId}${answer ? `\n            ${answer}` : ""}`
    );
}

function sayStops(stops: readonly Stop[]): void {
  if (stops.length === 0) console.log("Nobody.");
  for (const {recipient, report, reason, at} of stops)
    console.log(
      `${reason.padEnd(12)} ${at.slice(0, 10)}  ${recipient}  ${report ?? "every report"}`
    );
}

async function recordBounces(files: readonly string[]): Promise<void> {
  const editions = openEditions(openHome());
  try {
    for (const file of files) {
      const statuses = await parseBounces(readFileSync(file));
      if (statuses.length === 0) console.error(`${file}: no delivery status in it`);
      for (const status of statuses)
        console.log(`${file}: ${sayBounce(recordBounce(editions, status, new Date()))}`);
    }
  } finally {
    editions.close();
  }
}

function sayBounce(bounce: RecordedBounce): string {
  if (bounce.kind === "notice") return `${bounce.recipient}: still on its way, or arrived`;
  if (bounce.kind === "unknown") return `${bounce.recipient}: no message of ours went there`;
  const {recipient, code, isGone, messageId} = bounce;
  const gone = isGone ? "; not written to again until `public-c send resume`" : "";
  return `${recipient}: not delivered (${code})${gone}: ${messageId}`;
}

export async function sendOutbox({collective, dryRun}: SendCommandOptions): Promise<void> {
  const home = openHome();
  const url = process.env.PUBLIC_C_URL ?? "http://127.0.0.1:3000";
  const house = {collective: readCollective(collective), home, url};
  const transport = openTransport(dryRun, home);
  const editions = openEditions(home);
  try {
    if (dryRun) sayPreview(await previewDue(editions, {...house, transport}), dryRun);
    else {
      if (isWaiting(editions)) publishReports(home);
      await sendAll(editions, {...house, transport});
    }
  } finally {
    transport.close();
    editions.close();
  }
}

/** The link of a message opens what was approved: it stands on the site before the message leaves. */
const isWaiting = (editions: Editions): boolean =>
  listMessages(editions).some(({status}) => status === "queued" || status === "sending");

async function sendAll(
  editions: Editions,
  options: Omit<SendOptions, "clock" | "progress">
): Promise<void> {
  const spinner = ora({text: "Messages: none sent yet", isSilent: !process.stderr.isTTY}).start();
  const result = await sendDue(editions, {
    ...options,
    clock: () => new Date(),
    progress: (sent, recipient) => {
      spinner.text = `Messages: ${sent} sent, ${recipient}`;
    }
  }).finally(() => spinner.stop());
  console.log(sayResult(result));
  for (const {recipient, error} of result.dead) console.error(`  refused: ${recipient}: ${error}`);
  if (result.dead.length) process.exitCode = 1;
}

function openTransport(dryRun: string | undefined, home: Home): OpenTransport {
  const url = process.env.PUBLIC_C_SMTP_URL;
  if (dryRun) return folderTransport(dryRun);
  return url ? smtpTransport(url) : folderTransport(join(home.root, "outbox"));
}

const sayPreview = (messages: number, folder: string): void =>
  console.log(`${countMessages(messages)} would leave, as in ${folder}`);

const sayResult = ({sent, later, dead, relayIsAway}: SendResult): string =>
  `Messages: ${sent} sent, ${later} put off, ${dead.length} refused for good` +
  (relayIsAway ? "; the relay is away, the rest waits" : "");
