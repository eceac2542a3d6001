/** `public-c <command>`: the list of commands, and the one place where a failure becomes a sentence and an exit code. */
import {Command, CommanderError} from "commander";
import {diskFull, isDiskFull} from "../loaders/diskFull.js";
import {PublicCError} from "../loaders/error.js";

/** Each command is loaded only when called, so that `public-c --help` answers at once. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import("./demo.js")).demoCommand,
  map: async () => (await import("./map.js")).mapCommand,
  check: async () => (await import("./check.js")).checkCommand,
  ingest: async () => (await import("./ingest.js")).ingestCommand,
  pull: async () => (await import("./pull.js")).pullCommand,
  repertoire: async () => (await import("./repertoire.js")).repertoireCommand,
  reference: async () => (await import("./reference.js")).referenceCommand,
  census: async () => (await import("./census.js")).censusCommand,
  build: async () => (await import("./build.js")).buildCommand,
  report: async () => (await import("./report.js")).reportCommand,
  worker: async () => (await import("./worker.js")).workerCommand,
  review: async () => (await import("./review.js")).reviewCommand,
  due: async () => (await import("./due.js")).dueCommand,
  scheduler: async () => (await import("./scheduler.js")).schedulerCommand,
  send: async () => (await import("./send.js")).sendCommand,
  serve: async () => (await import("./serve.js")).serveCommand,
  people: async () => (await import("./people.js")).peopleCommand,
  backup: async () => (await import("./backup.js")).backupCommand,
  restore: async () => (await import("./restore.js")).restoreCommand,
  access: async () => (await import("./access.js")).accessCommand,
  erase: async () => (await import("./erase.js")).eraseCommand,
  retire: async () => (await import("./retire.js")).retireCommand,
  incidents: async () => (await import("./incidents.js")).incidentsCommand,
  sql: async () => (await import("./sql.js")).sqlCommand,
  workshop: async () => (await import("./workshop.js")).workshopCommand,
  boundaries: async () => (await import("./boundaries.js")).boundariesCommand,
  new: async () => (await import("./new.js")).newCommand,
  dev: async () => (await import("./dev.js")).devCommand,
  bench: async () => (await import("./bench.js")).benchCommand
};

const summaries: Readonly<Record<keyof typeof commands, string>> = {
  demo: "generate the demonstration collective, build everything, serve it",
  map: "propose how files never seen before would be read",
  check: "check an export before it is handed over",
  ingest: "read the deliveries that changed into a new snapshot",
  pull: "fetch a member's delivery from the API of its ticketing system",
  repertoire: "decide which titles and houses of the members are one",
  reference: "read the official files of municipalities and postal codes",
  census: "take the official census profile by postal area up into the reference tables",
  build: "build the members' site from the snapshot",
  report: "print one PDF report per organization",
  worker: "print what other machines put into the queue",
  review: "review, annotate and approve the printed reports",
  due: "print for review what the reports' schedules ask for now",
  scheduler: "keep running: print what is due, send what is approved",
  send: "send the approved reports that wait in the outbox",
  serve: "serve the built site behind the members' gate",
  people: "who has which role; give one, end one",
  backup: "copy what cannot be rebuilt, while the gate runs",
  restore: "put a backup into an empty home, after checking every file",
  access: "everything held about one person, for that person alone",
  erase: "forget a person in every store, for good",
  retire: "remove all that was read of a member that leaves",
  incidents: "the register of confidentiality incidents",
  sql: "ask the published snapshot a question in SQL, read-only",
  workshop: "pack a notebook as one file, for a room without network",
  boundaries: "read an official boundary file, for maps of areas as they are",
  new: "write a page, a mart, a chart or a notebook that works",
  dev: "edit a page, a chart or a mart and see it within seconds",
  bench: "measure ingestion, site and PDFs against their baselines"
};

export async function main(words: readonly string[]): Promise<void> {
  try {
    await (await program(words[2])).parseAsync([...words]);
  } catch (error) {
    process.exitCode = sayFailure(error);
  }
}

async function program(called: string | undefined): Promise<Command> {
  const root = new Command("public-c")
    .description("Shared business intelligence of a collective of cultural organizations.")
    .showHelpAfterError("(public-c --help lists the commands)")
    .exitOverride();
  for (const [name, load] of Object.entries(commands))
    root.addCommand(
      name === called
        ? (await load()).exitOverride()
        : new Command(name).description(summaries[name]!)
    );
  return root;
}

function sayFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = isDiskFull(error) ? diskFull(error) : error;
  if (known instanceof PublicCError) {
    console.error(`public-c: ${known.message}`);
    if (known.next) console.error(`  next: ${known.next}`);
    return known.exitCode;
  }
  console.error(error);
  return 1;
}
