/** What a page of the members' site costs to build, and what a second build costs. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeDemo} from "../demo/writeDemo.js";
import {readCollective} from "../loaders/collective.js";
import {exportMarts} from "../loaders/exportMarts.js";
import {openHome} from "../loaders/home.js";
import {ingest} from "../loaders/pipeline.js";
import {buildSite} from "../scripts/site/buildSite.js";

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
    return {
      "pages built": first.result.built,
      "site: seconds": first.seconds,
      "site: seconds per page": first.seconds / first.result.built,
      "kilobytes per page, before compression": first.result.pageBytes / 1000 / first.result.built,
      "nothing changed: seconds": second.seconds
    };
  } finally {
    rmSync(root, {recursive: true});
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{result: T; seconds: number}> {
  const started = performance.now();
  const result = await run();
  return {result, seconds: (performance.now() - started) / 1000};
}
