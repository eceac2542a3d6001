/** `public-c bench`: what each stage costs beside its baseline, both measured in this run. */
import {Command, Option} from "commander";
import ora from "ora";
import {formatNumber} from "../src/vocabulary/format.js";

type Bench = () => Promise<Record<string, number>>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  ingest: async () => (await import("../bench/ingest.js")).benchIngest,
  suppress: async () => (await import("../bench/suppress.js")).benchSuppress,
  site: async () => (await import("../bench/site.js")).benchSite,
  print: async () => (await import("../bench/print.js")).benchPrint,
  gate: async () => (await import("../bench/gate.js")).benchGate
};

export const benchCommand = new Command("bench")
  .description("measure ingestion, disclosure, site, PDFs and the gate beside their baselines")
  .addOption(
    new Option("--only <name...>", "only these")
      .choices(Object.keys(benches))
      .default(Object.keys(benches))
  )
  .addHelpText(
    "after",
    `
Figures are of this machine, at this hour: compare the ratios, not the seconds.

Examples:
  public-c bench
  public-c bench --only ingest print`
  )
  .action(async ({only}: {only: string[]}) => {
    for (const name of only) await run(name);
  });

async function run(name: string): Promise<void> {
  const spinner = ora(name).start();
  const figures = await (await benches[name]!())();
  spinner.succeed(name);
  const width = Math.max(...Object.keys(figures).map((label) => label.length));
  for (const [label, value] of Object.entries(figures))
    console.log(
      `  ${label.padEnd(width)}  ${formatNumber(value, "en", digitsOf(value)).padStart(12)}`
    );
}

const digitsOf = (value: number): number => (Number.isInteger(value) ? 0 : value < 10 ? 3 : 1);
