/** `public-c send`: what was approved leaves, once, to each recipient. */
import {join} from "node:path";
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {type Home, openHome} from "../loaders/home.js";
import {type Editions, openEditions} from "../reports/review/openEditions.js";
import {folderTransport, type OpenTransport, smtpTransport} from "../reports/send/openTransport.js";
import {previewDue} from "../reports/send/previewDue.js";
import {type SendOptions, type SendResult, sendDue} from "../reports/send/sendDue.js";

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

Examples:
  PUBLIC_C_SMTP_URL=smtp://user:password@relay.example.org:587 public-c send
  public-c send --dry-run /tmp/outbox

Environment:
  PUBLIC_C_SMTP_URL  smtp://user:password@host:port; without it, messages go to <home>/outbox
  PUBLIC_C_URL       public https address of the site, for the links`
  )
  .action(sendOutbox);

export async function sendOutbox({collective, dryRun}: SendCommandOptions): Promise<void> {
  const home = openHome();
  const url = process.env.PUBLIC_C_URL ?? "http://127.0.0.1:3000";
  const house = {collective: readCollective(collective), home, url};
  const transport = openTransport(dryRun, home);
  const editions = openEditions(home);
  try {
    if (dryRun) sayPreview(await previewDue(editions, {...house, transport}), dryRun);
    else await sendAll(editions, {...house, transport});
  } finally {
    transport.close();
    editions.close();
  }
}

async function sendAll(
  editions: Editions,
  options: Omit<SendOptions, "clock" | "progress">
): Promise<void> {
  const spinner = ora("Messages: none sent yet").start();
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
  console.log(`Messages: ${messages} would leave, as in ${folder}`);

const sayResult = ({sent, later, dead, relayIsAway}: SendResult): string =>
  `Messages: ${sent} sent, ${later} put off, ${dead.length} refused for good` +
  (relayIsAway ? "; the relay is away, the rest waits" : "");
