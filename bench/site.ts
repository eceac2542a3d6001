/** What a page of the members' site costs to build, what one more organization adds, and what a second build costs. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeDemo} from "../demo/writeDemo.js";
import {readCollective} from "../loaders/collective.js";
import {exportMarts} from "../loaders/exportMarts.js";
import {openHome} from "../loaders/home.js";
import {ingest} from "../loaders/pipeline.js";
import {emptyAside} from "../scripts/site/aside.js";
import {buildSite} from "../scripts/site/buildSite.js";
import {runFramework} from "../scripts/site/runFramework.js";
import {buildBare} from "./bareFramework.js";
import {heaviestPages} from "./heaviestPages.js";

/** Name → pages, seconds or kilobytes, on the demonstration collective: every page in both languages. */
export async function benchSite(tickets = 100_000): Promise<Record<string, number>> {
  const root = mkdtempSync(join(tmpdir(), "public-c-bench-"));
  try {
    const home = openHome(root);
    const collective = readCollective("data/collectives/demo");
    await writeDemo({rawFolder: home.raw, tickets});
    await ingest(collective, home);
    await exportMarts(home, collective, {to: "src/data"});
    const build = () => timed(() => buildSite({home, root: "src", now: () => new Date()}));
    const first = await build();
    const second = await build();
    const bare = await buildBare(first.result.built);
    const heaviest = heaviestPages(home);
    const members = collective.members.map(({organization}) => organization);
    return {
      "pages built": first.result.built,
      "site: seconds": first.seconds,
      "site: seconds per page": first.seconds / first.result.built,
      "bare Framework, as many trivial pages: seconds": bare,
      "site ÷ bare Framework": first.seconds / bare,
      ...(await addedOrganizations(members, join(root, "dist"))),
      "heaviest page without a script, cold: kilobytes": heaviest.still,
      "heaviest page with controls, cold: kilobytes": heaviest.live,
      "kilobytes per page, before compression": first.result.pageBytes / 1000 / first.result.built,
      "nothing changed: seconds": second.seconds
    };
  } finally {
    rmSync(root, {recursive: true});
  }
}

/** Seconds that one more organization adds, in the first and in the second half of the collective: equal, if linear. */
async function addedOrganizations(
  members: readonly string[],
  output: string
): Promise<Record<string, number>> {
  const sizes = [0, Math.floor(members.length / 2), members.length];
  const seconds: number[] = [];
  for (const size of sizes) {
    emptyAside("src");
    rmSync(output, {recursive: true, force: true});
    const {seconds: taken} = await timed(() =>
      runFramework({root: "src", output, organizations: members.slice(0, size)})
    );
    seconds.push(taken);
  }
  const added = (from: number): number =>
    (seconds[from + 1]! - seconds[from]!) / (sizes[from + 1]! - sizes[from]!);
  return {
    "one more organization, of the first half: seconds": added(0),
    "one more organization, of the second half: seconds": added(1)
  };
}

async function timed<T>(run: () => Promise<T>): Promise<{result: T; seconds: number}> {
  const started = performance.now();
  const result = await run();
  return {result, seconds: (performance.now() - started) / 1000};
}
