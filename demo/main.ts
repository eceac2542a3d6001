/** Tries the generator alone: `tsx demo/main.ts --out /tmp/home --tickets 5000`. */
import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import ora from "ora";
import {writeDemo} from "./writeDemo.js";

const command = new Command("demo")
  .description("Write the demonstration collective's deliveries, as its members would export them.")
  .requiredOption("--out <home>", "home in which raw/ and demo-truth.json are written")
  .option("--collective <folder>", "also write the configuration there")
  .option("--tickets <number>", "about how many tickets are sold in all", parseTickets, 1_000_000)
  .option("--seed <text>", "another seed makes another collective", "public-c")
  .addHelpText("after", "\nExample:\n  npx tsx demo/main.ts --out /tmp/home --tickets 5000")
  .action(write);

interface Options {
  out: string;
  collective?: string;
  tickets: number;
  seed: string;
}

async function write({out, collective, tickets, seed}: Options): Promise<void> {
  const spinner = ora("demonstration").start();
  const started = performance.now();
  const report = await writeDemo({
    ...(collective && {collectiveFolder: collective}),
    rawFolder: join(out, "raw"),
    tickets,
    seed,
    progress: (done, total, organization) => {
      spinner.text = `${done + 1}/${total} ${organization}`;
    }
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  spinner.succeed(
    `${report.organizations} organizations, ${report.files} files, ${report.rows.orders} order rows, ${report.tickets} tickets in ${seconds} s`
  );
}

function parseTickets(text: string): number {
  const tickets = Number(text);
  if (!Number.isInteger(tickets) || tickets < 1)
    throw new InvalidArgumentError("a whole number above 0");
  return tickets;
}

await command.parseAsync();
