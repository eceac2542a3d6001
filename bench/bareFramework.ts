/** Observable Framework alone: as many trivial pages, none of our code, as the baseline of what a page costs. */
import {spawn} from "node:child_process";
import {once} from "node:events";
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fillNpmCache} from "../scripts/site/fillNpmCache.js";

const require = createRequire(import.meta.url);

const configuration = `export default {
  root: "src", output: "dist", title: "Bare", globalStylesheets: [], sidebar: false, search: false, pager: false,
  toc: false, pages: [], duckdb: {extensions: {json: null, parquet: null}}
};
`;

/** Seconds that `pages` pages of one sentence take. */
export async function buildBare(pages: number): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), "public-c-bare-"));
  try {
    for (let page = 0; page < pages; page++) writePage(root, page);
    writeFileSync(join(root, "package.json"), '{"type": "module"}\n');
    writeFileSync(join(root, "observablehq.config.js"), configuration);
    await fillNpmCache("src");
    cpSync("src/.observablehq/cache", join(root, "src/.observablehq/cache"), {recursive: true});
    return await build(root);
  } finally {
    rmSync(root, {recursive: true});
  }
}

function writePage(root: string, page: number): void {
  const folder = join(root, "src", String(Math.floor(page / 20)));
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, `page-${page}.md`), `# Page ${page}\n\nOne sentence.\n`);
}

async function build(cwd: string): Promise<number> {
  const main = dirname(require.resolve("@observablehq/framework/package.json"));
  const started = performance.now();
  const child = spawn(process.execPath, [join(main, "dist/bin/observable.js"), "build"], {
    cwd,
    stdio: "ignore",
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`the bare build ended with ${code}`);
  return (performance.now() - started) / 1000;
}
