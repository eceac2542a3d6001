/** `public-c bench`: what each stage costs beside its baseline, both measured in this run. */
import {Command, InvalidArgumentError, Option} from "commander";
import ora from "ora";
import {formatNumber} from "../src/vocabulary/format.js";

/** Of the ingestion; the others have one size. */
interface Size {
  tickets?: number;
  members?: number;
}

type Bench = (size: Size) => Promise<Record<string, number>>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  ingest: async () => (await import("../bench/ingest.js")).benchIngest,
  suppress: async () => atOneSize((await import("../bench/suppress.js")).benchSuppress),
  site: async () => atOneSize((await import("../bench/site.js")).benchSite),
  print: async () => atOneSize((await import("../bench/print.js")).benchPrint),
  gate: async () => atOneSize((await import("../bench/gate.js")).benchGate)
};

const atOneSize =
  (bench: () => ReturnType<Bench>): Bench =>
  () =>
    bench();

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("a whole number is expected");
  return Number(text);
};

export const benchCommand = new Command("bench")
  .description("measure ingestion, disclosure, site, PDFs and the gate beside their baselines")
  .addOption(
    new Option("--only <name...>", "only these")
      .choices(Object.keys(benches))
      .default(Object.keys(benches))
  )
  .option("--tickets <count>", "size of the ingestion, in tickets sold", wholeNumber)
  .option("--members <count>", "members of the large collective of the ingestion", wholeNumber)
  .addHelpText(
    "after",
    `
Figures are of this machine, at this hour: compare the ratios, not the seconds.

Examples:
  public-c bench
  public-c bench --only ingest print
  public-c bench --only ingest --tickets 5000000`
  )
  .action(async ({only, ...size}: {only: string[]} & Size) => {
    for (const name of only) await run(name, size);
  });

async function run(name: string, size: Size): Promise<void> {
  const spinner = ora(name).start();
  const figures = await (await benches[name]!())(size);
  spinner.succeed(name);
  const width = Math.max(...Object.keys(figures).map((label) => label.length));
  for (const [label, value] of Object.entries(figures))
    console.log(
      `  ${label.padEnd(width)}  ${formatNumber(value, "en", digitsOf(value)).padStart(12)}`
    );
}

const digitsOf = (value: number): number => (Number.isInteger(value) ? 0 : value < 10 ? 3 : 1);
