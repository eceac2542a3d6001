/** `public-c backup`: a copy of what cannot be rebuilt, taken while the gate runs. */
import {Command} from "commander";
import ora from "ora";
import {openHome} from "../loaders/home.js";
import {backUp} from "../server/backup/backUp.js";

interface Options {
  to: string;
  home?: string;
  keys: boolean;
}

export const backupCommand = new Command("backup")
  .description("copy what cannot be rebuilt, while the gate runs")
  .requiredOption("--to <folder>", "folder that holds the backups")
  .option("--home <folder>", "everything the collective keeps (default: PUBLIC_C_HOME, else ./var)")
  .option("--keys", "also the keys, which their custodians otherwise keep apart", false)
  .addHelpText(
    "after",
    `
Examples:
  public-c backup --to /mnt/backups
  public-c backup --to /mnt/backups --keys`
  )
  .action(async ({to, home, keys}: Options) => {
    const spinner = ora("copying the state").start();
    try {
      const progress = (done: number, total: number): void => {
        spinner.text = `copying files: ${done} of ${total}`;
      };
      const folder = await backUp(openHome(home), {to, now: new Date(), withKeys: keys, progress});
      spinner.succeed(`backed up to ${folder}`);
      if (process.env.PUBLIC_C_STATE_URL)
        console.log("the state in PostgreSQL: take it with pg_dump");
    } catch (error) {
      spinner.fail();
      throw error;
    }
  });
