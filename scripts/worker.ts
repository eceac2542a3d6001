/** `public-c worker`: one of several machines that print what `public-c report` puts into the queue. */
import {Command} from "commander";
import {readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {runWorker} from "../reports/queue/runWorker.js";

export const workerCommand = new Command("worker")
  .description("print what other machines put into the queue")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .addHelpText(
    "after",
    `
All machines share one home (PUBLIC_C_HOME, a network folder), one version of the code, and one PostgreSQL. A worker
that dies is missed within half a minute, and what it held is printed by another. Without PUBLIC_C_QUEUE_URL,
\`public-c report\` prints on its own machine and needs no worker.

Examples:
  PUBLIC_C_QUEUE_URL=postgres://public-c@db.example.org/public-c public-c worker

Environment:
  PUBLIC_C_QUEUE_URL  postgres://user:password@host/database`
  )
  .action(async ({collective}: {collective: string}) => {
    const url = process.env.PUBLIC_C_QUEUE_URL;
    if (!url)
      throw new PublicCError("no queue to work for", {
        exitCode: 2,
        next: "set PUBLIC_C_QUEUE_URL to postgres://user@host/database"
      });
    const stopped = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => stopped.abort());
    await runWorker({
      url,
      home: openHome(),
      collective: () => readCollective(collective),
      stopped: stopped.signal,
      progress: (name, reason) => console.log(reason ? `not printed: ${name}: ${reason}` : name)
    });
  });
