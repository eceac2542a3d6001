/** `public-c dev`: edit a page, a chart or a mart, and see it in the browser within seconds. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {watch} from "node:fs";
import {createRequire} from "node:module";
import {Command} from "commander";
import {exportDevMarts} from "./site/devMarts.js";
import {fillNpmCache} from "./site/fillNpmCache.js";
import {copyFonts} from "./site/fonts.js";
import {startFramework} from "./site/runFramework.js";

const require = createRequire(import.meta.url);

interface DevOptions {
  collective: string;
  member?: string[];
  port: string;
}

export const devCommand = new Command("dev")
  .description("serve the site on this machine while its pages, charts and marts are being written")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .option("--member <organization...>", "only these members' figures; all by default")
  .option("--port <number>", "where to serve", "3000")
  .addHelpText(
    "after",
    `
A changed page, chart or word shows within a second or two; a changed model (SQL or contract) runs again
in a copy of the snapshot. There is no gate: it serves this machine only.

Examples:
  public-c dev
  public-c dev --member grand-heron
  public-c dev --port 4000`
  )
  .action(dev);

async function dev(options: DevOptions): Promise<void> {
  await fillNpmCache("src");
  copyFonts("src/fonts");
  const {snapshot} = await exportDevMarts({
    collective: options.collective,
    rebuild: false,
    ...(options.member && {organizations: options.member})
  });
  const preview = startPreview(options.port);
  onChange("loaders/models", () => rebuildMarts(options));
  const first = options.member?.[0] ?? snapshot.organizations[0]?.organization;
  console.log(`http://127.0.0.1:${options.port}/fr/o/${first}/portrait   (Ctrl-C to stop)`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  preview.kill();
  process.exit(0);
}

/** Framework's preview, which reads pages, components and words anew by itself. */
function startPreview(port: string): ChildProcess {
  const child = startFramework(["preview", "--no-open", "--host", "127.0.0.1", "--port", port], {
    root: "src",
    output: "src/.observablehq/dist"
  });
  child.stderr!.pipe(process.stderr);
  child.stdout!.resume();
  return child;
}

/** One rebuild at a time; a change meanwhile asks for one more. */
let rebuilding: Promise<void> | null = null;
let isStale = false;

function rebuildMarts(options: DevOptions): void {
  if (rebuilding) {
    isStale = true;
    return;
  }
  const started = performance.now();
  console.log("models changed: running them again");
  rebuilding = runRebuild(options).then(() => {
    console.log(`marts exported in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    rebuilding = null;
    if (!isStale) return;
    isStale = false;
    rebuildMarts(options);
  });
}

async function runRebuild({collective, member = []}: DevOptions): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      require.resolve("tsx"),
      "scripts/site/exportDevMarts.ts",
      collective,
      "rebuild",
      ...member
    ],
    {stdio: "inherit"}
  );
  await once(child, "exit");
}

/** Calls back once per burst of changes under the folder. */
function onChange(folder: string, act: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, {recursive: true}, () => {
    clearTimeout(timer);
    timer = setTimeout(act, 150);
  });
}
