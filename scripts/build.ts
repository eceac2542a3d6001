/** `public-c build`: the published snapshot as a members' site, released beside the one being served. */
import {Command} from "commander";
import ora from "ora";
import {readCollective} from "../loaders/collective.js";
import {exportMarts} from "../loaders/exportMarts.js";
import {openHome} from "../loaders/home.js";
import {formatCount, formatNumber} from "../src/vocabulary/format.js";
import {type BuildReport, buildSite} from "./site/buildSite.js";
import {placeBoundaries} from "./site/placeBoundaries.js";

export const buildCommand = new Command("build")
  .description("build the members' site from the published snapshot, and release it")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .addHelpText(
    "after",
    `
Only what changed is built; the pages of other members come from the release before.
The server picks the new release up by itself.

Examples:
  public-c build
  public-c build --collective data/collectives/toronto`
  )
  .action(async ({collective}: {collective: string}) => {
    const spinner = ora("exporting marts").start();
    try {
      const report = await build(collective, (text) => {
        spinner.text = text;
      });
      spinner.succeed(sayBuild(report));
    } catch (error) {
      spinner.fail();
      throw error;
    }
  });

/** Exports the marts of the published snapshot and builds the site. */
export async function build(folder: string, say: (text: string) => void): Promise<BuildReport> {
  const home = openHome();
  await exportMarts(home, readCollective(folder), {to: "src/data"});
  placeBoundaries("src", folder);
  let pages = 0;
  say("building pages");
  return buildSite({
    home,
    root: "src",
    now: () => new Date(),
    onPage: (path) => say(`page ${++pages}, ${path}`)
  });
}

/** « 240 pages built, 0 carried over in 24.1 s … ». */
export function sayBuild(report: BuildReport): string {
  const {built, carried, pageBytes, entries, release, isNew, seconds} = report;
  const perPage = built > 0 ? `, ${formatNumber(seconds / built, "en", 3)} s per page` : "";
  const size = formatNumber(pageBytes / 1000 / (built + carried || 1), "en");
  return (
    `Site: ${formatCount(built, "en")} pages built, ${formatCount(carried, "en")} carried over in ` +
    `${formatNumber(seconds, "en", 1)} s${perPage}; ${size} kB per page before compression, ` +
    `${formatCount(entries, "en")} addresses; release ${release}${isNew ? "" : ", unchanged"}`
  );
}
