/** `public-c dev`: edit a page, a chart or a mart, and see it in the browser within seconds. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {watch} from "node:fs";
import {createRequire} from "node:module";
import {basename} from "node:path";
import {Command} from "commander";
import {exportDevMarts} from "./site/devMarts.js";
import {copyDuckdb} from "./site/duckdb.js";
import {fillNpmCache} from "./site/fillNpmCache.js";
import {copyFonts} from "./site/fonts.js";
import {placeBoundaries} from "./site/placeBoundaries.js";
import {placePractice} from "./site/practice.js";
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
  copyDuckdb("src/duckdb");
  const {snapshot} = await exportDevMarts({
    collective: options.collective,
    edited: [],
    ...(options.member && {organizations: options.member})
  });
  placePractice("src");
  placeBoundaries("src", options.collective);
  const preview = startPreview(options.port);
  onChange("loaders/models", keepRebuilding(options));
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

/** Runs the models again, one rebuild at a time; what is edited meanwhile waits for the next. */
function keepRebuilding(options: DevOptions): (edited: readonly string[]) => void {
  const waiting = new Set<string>();
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.size > 0) {
      const edited = [...waiting];
      waiting.clear();
      const started = performance.now();
      console.log(`running the models again: ${edited.join(", ")}`);
      await rebuild(edited, options);
      console.log(`marts exported in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    isRunning = false;
  };
  return (edited) => {
    for (const name of edited) waiting.add(name);
    if (!isRunning) void run();
  };
}

async function rebuild(
  edited: readonly string[],
  {collective, member = []}: DevOptions
): Promise<void> {
  const words = [
    ["--collective", collective],
    ...edited.map((name) => ["--edited", name]),
    ...member.map((organization) => ["--member", organization])
  ].flat();
  const child = spawn(
    process.execPath,
    ["--import", require.resolve("tsx"), "scripts/site/exportDevMarts.ts", ...words],
    {stdio: "inherit"}
  );
  await once(child, "exit");
}

/** Calls back once per burst of changes under the folder, with the names of the files, without their endings. */
function onChange(folder: string, act: (names: readonly string[]) => void): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watch(folder, {recursive: true}, (_event, file) => {
    if (file && /\.(sql|yml)$/.test(file)) changed.add(basename(file).replace(/\.\w+$/, ""));
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (changed.size > 0) act([...changed]);
      changed.clear();
    }, 150);
  });
}
