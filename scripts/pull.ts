/** `public-c pull <organization>`: a delivery fetched from the member's ticketing system. */
import {Command, InvalidArgumentError} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {openHome} from "../loaders/home.js";
import {realEffects} from "../loaders/sources/api/effects.js";
import {amountOf} from "../loaders/sources/api/money.js";
import type {PullReport} from "../loaders/sources/api/pull.js";
import {pullMember, rehearseMember} from "../loaders/sources/api/pullMember.js";

interface Options {
  collective: string;
  since?: string;
  complete?: boolean;
  dryRun?: boolean;
}

const examples = `
What each system brings:
  pretix, eventbrite     customers, orders and performances; after the first pull, only what changed
  spektrix, tessitura    performances only (the catalogue); hand over orders and customers as files

In the member's file, members/<organization>.yaml:
  source: {kind: pretix, organizer: my-theatre, tokenEnv: MY_THEATRE_PRETIX}
  source: {kind: eventbrite, organizationId: "123456789", tokenEnv: MY_THEATRE_EVENTBRITE}
  source: {kind: spektrix, client: mytheatre, disciplineAttribute: Genre}
  source: {kind: tessitura, url: https://tessitura.example/api, tokenEnv: MY_OPERA_TESSITURA}

The key is read from that environment variable, or from the file that <NAME>_FILE points at.
A pull that is stopped leaves no delivery; run again, it goes on from the page where it stopped.

Examples:
  $ public-c pull my-theatre --dry-run          try address and key; keep nothing
  $ public-c pull my-theatre                    everything at first, then what changed since
  $ public-c pull my-theatre --since 2026-01-01
  $ public-c pull my-theatre --complete         everything again, replacing what was delivered`;

export const pullCommand = new Command("pull")
  .description("fetch a member's delivery from the API of its ticketing system")
  .argument("<organization>", "the member, as its file under members/ is named")
  .option("--collective <folder>", "the collective's folder", "data/collectives/demo")
  .option("--since <day>", "only what changed since that day (YYYY-MM-DD)", parseDay)
  .option("--complete", "everything again, replacing all that was delivered")
  .option("--dry-run", "ask the first question only, keep nothing")
  .addHelpText("after", examples)
  .action(run);

async function run(organization: string, options: Options): Promise<void> {
  const collective = readCollective(options.collective);
  const spinner = ora(`${organization}: asking`).start();
  const effects = {
    ...realEffects,
    say(sentence: string) {
      spinner.text = `${organization}: ${sentence}`;
    }
  };
  try {
    if (options.dryRun) {
      const {address, records} = await rehearseMember(collective, organization, effects);
      spinner.succeed(`${organization}: ${address} answers (${records} records); nothing kept`);
    } else {
      const {since = null, complete = false} = options;
      const when = {since, complete};
      spinner.succeed(
        describe(await pullMember(collective, openHome(), organization, when, effects))
      );
    }
  } finally {
    spinner.stop();
  }
}

function describe({delivery, manifest, resumedPages}: PullReport): string {
  const {organization, pages, files, account} = manifest;
  if (delivery === null) return `${organization}: nothing changed (${pages} pages read)`;
  const resumed = resumedPages > 0 ? `, ${resumedPages} of them from the run before` : "";
  const tables = Object.entries(files).map(([name, {rows, cents}]) => {
    const sum = cents === undefined ? "" : ` (${amountOf(cents)})`;
    return `  ${name}: ${rows} rows${sum}`;
  });
  const aside = Object.entries(account.setAside).map(
    ([reason, {lines, cents}]) => `  set aside, ${reason}: ${lines} (${amountOf(cents)})`
  );
  return [`${delivery} (${manifest.kind}, ${pages} pages${resumed})`, ...tables, ...aside].join(
    "\n"
  );
}

function parseDay(given: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(given) || Number.isNaN(Date.parse(given)))
    throw new InvalidArgumentError("a day, as in 2026-01-31");
  return `${given}T00:00:00Z`;
}
