/** `public-c scheduler`: `due` and `send` again and again, until it is stopped. Its memory is the state, not itself. */
import {setTimeout} from "node:timers/promises";
import {Command, InvalidArgumentError} from "commander";
import {printDue} from "./due.js";
import {sendOutbox} from "./send.js";

export const schedulerCommand = new Command("scheduler")
  .description("keep running: print what is due, send what is approved")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--every <seconds>", "how often to look", readSeconds, 60)
  .addHelpText(
    "after",
    `
Examples:
  public-c scheduler
  PUBLIC_C_SMTP_URL=smtp://relay.example.org public-c scheduler --every 300`
  )
  .action(async ({collective, every}: {collective: string; every: number}) => {
    const stopped = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => stopped.abort());
    while (!stopped.signal.aborted) {
      await printDue(collective).catch(sayError);
      await sendOutbox({collective}).catch(sayError);
      await setTimeout(every * 1_000, undefined, {signal: stopped.signal}).catch(() => undefined);
    }
  });

/** A failure of today is tried again at the next look. */
const sayError = (error: Error): void => console.error(`public-c: ${error.message}`);

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds >= 1) return seconds;
  throw new InvalidArgumentError("allowed: a number of seconds, 1 or more");
}
