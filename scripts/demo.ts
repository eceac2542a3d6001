/** `public-c demo`: the whole life of a collective on generated data, from deliveries to a site served with a sign-in. */
import {Command, InvalidArgumentError} from "commander";
import ora from "ora";
import type {DemoReport} from "../demo/truth.js";
import {writeDemo} from "../demo/writeDemo.js";
import {readCollective} from "../loaders/collective.js";
import {type Home, openHome} from "../loaders/home.js";
import {readAccounts} from "../loaders/readAccounts.js";
import {printReports} from "../reports/printReports.js";
import {formatCount} from "../src/vocabulary/format.js";
import {build, sayBuild} from "./build.js";
import {ingestFolder, sayIngest} from "./ingest.js";
import {sayResult} from "./report.js";
import {serve} from "./serve.js";

const folder = "data/collectives/demo";

interface DemoOptions {
  tickets: number;
  seed: string;
  port: number;
  serve: boolean;
}

export const demoCommand = new Command("demo")
  .description("generate the demonstration collective, build everything, serve it")
  .option("--tickets <number>", "about how many tickets are sold in all", readWhole, 1_000_000)
  .option("--seed <text>", "another seed makes another collective", "public-c")
  .option("--port <number>", "port to serve on", readWhole, 3000)
  .option("--no-serve", "stop once everything is built")
  .addHelpText(
    "after",
    `
Everything is kept under PUBLIC_C_HOME (./var); a second run does again only what changed.

Examples:
  public-c demo
  public-c demo --tickets 60000 --port 8080
  public-c demo --tickets 5000000 --no-serve`
  )
  .action(demo);

async function demo({tickets, seed, port, serve: serves}: DemoOptions): Promise<void> {
  const started = performance.now();
  const home = openHome();
  await step("Deliveries", (say) => deliver(home, {tickets, seed}, say));
  await step("Ingestion", async (say) => {
    const report = await ingestFolder(folder, home, undefined, say);
    return sayIngest(report, await readAccounts(home, report.snapshot), home);
  });
  const collective = readCollective(folder);
  await step("Reports", async (say) => {
    const progress = (done: number, total: number, file: string): void =>
      say(`${done} of ${total}, ${file}`);
    const result = await printReports(collective, home, {progress});
    for (const {file, reason} of result.failed) console.error(`  not printed: ${file}: ${reason}`);
    if (result.failed.length > 0) process.exitCode = 1;
    return sayResult(result);
  });
  await step("Site", async (say) => sayBuild(await build(folder, say)));
  console.log(`Everything in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  if (serves) await serve({collective: folder, port, host: "127.0.0.1"});
}

async function deliver(
  home: Home,
  {tickets, seed}: {tickets: number; seed: string},
  say: (text: string) => void
): Promise<string> {
  return sayDeliveries(
    await writeDemo({
      collectiveFolder: folder,
      rawFolder: home.raw,
      tickets,
      seed,
      progress: (done, total, organization) => say(`${done + 1} of ${total}, ${organization}`)
    })
  );
}

const sayDeliveries = ({organizations, files, rows, tickets}: DemoReport): string =>
  `${organizations} organizations handed over ${formatCount(files, "en")} files: ` +
  `${formatCount(rows.orders, "en")} order rows, ${formatCount(tickets, "en")} tickets`;

/** Runs one stage of the journey under a spinner; its last words and its seconds stay on the screen. */
async function step(
  name: string,
  run: (say: (text: string) => void) => Promise<string>
): Promise<void> {
  const started = performance.now();
  const spinner = ora(`${name} …`).start();
  try {
    const words = await run((text) => {
      spinner.text = `${name}: ${text}`;
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    spinner.succeed(`${name} (${seconds} s)\n${words}`);
  } catch (error) {
    spinner.fail(`${name} stopped`);
    throw error;
  }
}

function readWhole(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("allowed: a whole number");
}
