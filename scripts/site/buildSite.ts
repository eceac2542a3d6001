/** From exported marts to a published release: only what changed is built, the rest carried over by hash. */
import {globSync, readFileSync, rmSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {placeOf} from "../../src/components/frame.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {Snapshot} from "../../src/vocabulary/rows.js";
import {emptyAside, putBack} from "./aside.js";
import {checkLinks} from "./checkLinks.js";
import {checkPages} from "./checkPages.js";
import {findMissingTwins} from "./checkTwins.js";
import {copyDuckdb} from "./duckdb.js";
import {fillNpmCache} from "./fillNpmCache.js";
import {finishPage} from "./finishPage.js";
import {copyFonts} from "./fonts.js";
import {placePractice, practiceSnapshot} from "./practice.js";
import {openSiteData} from "./readSiteData.js";
import {refuseLeaks} from "./refuseLeaks.js";
import {
  audienceOf,
  type Entries,
  type Entry,
  readCurrentManifest,
  reportEntries,
  storeContent,
  typeOf,
  type WrittenRelease,
  writeRelease
} from "./release.js";
import {runFramework} from "./runFramework.js";
import {
  changedOrganizations,
  readLastInputs,
  readSiteInputs,
  writeLastInputs
} from "./siteInputs.js";

export interface BuildOptions {
  home: Home;
  /** The site's source folder, "src". */
  root: string;
  now: () => Date;
  onPage?: (path: string) => void;
}

export interface BuildReport extends WrittenRelease {
  snapshot: string;
  /** Pages rendered, and pages taken from the release before. */
  built: number;
  carried: number;
  /** Bytes of the pages as served, uncompressed. */
  pageBytes: number;
  seconds: number;
}

/** Builds and publishes. @throws PublicCError when there are no marts, a page fails, or a link leads nowhere */
export async function buildSite({home, root, now, onPage}: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const snapshot = openSiteData(root).snapshot();
  if (!snapshot)
    throw new PublicCError("no exported marts", {next: "run `public-c ingest`, then build again"});
  refuseMissingTwins(root);
  refuseProblems(root);
  placePractice(root);
  const inputs = readSiteInputs(root, snapshot);
  const last = readLastInputs(home);
  const previous = readCurrentManifest(home);
  const changed = changedOrganizations(inputs, previous && last);
  const isUnchanged =
    previous !== null &&
    changed.length === 0 &&
    last?.shared === inputs.shared &&
    last.code === inputs.code;
  const carried = previous
    ? carriedOver(previous.entries, {
        changed: isUnchanged ? null : changed,
        isSameCode: last?.code === inputs.code,
        snapshot
      })
    : {};
  const built = isUnchanged
    ? {entries: {}, pages: 0}
    : await buildPages({root, snapshot, home, changed, carried, onPage});
  const entries = {...carried, ...built.entries, ...reportEntries(home, snapshot.id)};
  if (!isUnchanged) refuseLeaks(home, snapshot, entries);
  const release = writeRelease(home, {snapshot: snapshot.id, entries, builtAt: now()});
  writeLastInputs(home, inputs);
  return {
    ...release,
    snapshot: snapshot.id,
    built: built.pages,
    carried: Object.keys(carried).filter(isPage).length,
    pageBytes: Object.entries(entries).reduce(
      (sum, [path, {size}]) => sum + (isPage(path) ? size : 0),
      0
    ),
    seconds: (performance.now() - started) / 1000
  };
}

function refuseMissingTwins(root: string): void {
  const missing = findMissingTwins(root);
  if (missing.length > 0)
    throw new PublicCError(`pages in one language only\n${missing.join("\n")}`, {
      exitCode: 2,
      next: "write the other language, then build again"
    });
}

function refuseProblems(root: string): void {
  const problems = checkPages(root);
  if (problems.length > 0)
    throw new PublicCError(`pages that cannot be built\n${problems.join("\n")}`, {
      exitCode: 2,
      next: "correct the lines named, then build again"
    });
}

interface PagesOptions {
  root: string;
  snapshot: Snapshot;
  home: Home;
  changed: readonly string[];
  /** What the release will hold besides the pages built now. */
  carried: Entries;
  onPage: ((path: string) => void) | undefined;
}

async function buildPages(options: PagesOptions) {
  const {root, changed, onPage} = options;
  const output = resolve(root, ".observablehq/dist");
  rmSync(output, {recursive: true, force: true});
  emptyAside(root);
  await fillNpmCache(root);
  await runFramework({root, output, organizations: changed, onPage});
  copyFonts(join(output, "_file/fonts"));
  copyDuckdb(join(output, "_file/duckdb"));
  return finishSite(output, options);
}

/** Finishes every page, checks every link, and puts everything into the store. */
function finishSite(output: string, {root, snapshot, home, carried}: PagesOptions) {
  const exercise = practiceSnapshot(root);
  const snapshotAt = (path: string): Snapshot =>
    (placeOf(path).organization === practice && exercise) || snapshot;
  const files = globSync("**/*", {cwd: output, withFileTypes: true})
    .filter((found) => found.isFile())
    .map((found) => relative(output, join(found.parentPath, found.name)));
  const pages = new Map<string, string>();
  const entries: Entries = {};
  for (const file of files) {
    const path = addressOf(file);
    const content = readFileSync(join(output, file));
    const page = file.endsWith(".html")
      ? finishPage(putBack(root, content.toString("utf8")), path, snapshotAt(path))
      : null;
    if (page) pages.set(path, page.html);
    entries[path] = {
      ...storeContent(home, page ? Buffer.from(page.html) : content),
      type: typeOf(file),
      audience: audienceOf(path),
      ...(page && page.scripts.length > 0 && {scripts: page.scripts}),
      ...((page?.asksSql || path.startsWith("/_file/duckdb/")) && {wasm: true})
    };
  }
  refuseBrokenLinks(pages, {...carried, ...entries});
  return {entries: withoutOrphans(entries, pages), pages: pages.size};
}

/** "fr/o/x/portrait.html" → "/fr/o/x/portrait"; an index is its folder. */
const addressOf = (file: string): string =>
  `/${file.replaceAll("\\", "/")}`.replace(/(index)?\.html$/, "");

const isPage = (path: string): boolean => /^\/(fr|en)\//.test(path);

function refuseBrokenLinks(pages: ReadonlyMap<string, string>, entries: Entries): void {
  const broken = checkLinks(pages, new Set(Object.keys(entries)));
  if (broken.length === 0) return;
  throw new PublicCError(`links that lead nowhere\n${broken.slice(0, 20).join("\n")}`, {
    next: "correct the address, or add the page in both languages"
  });
}

/** Modules, styles and engines, named by their content. */
const isLoaded = (path: string): boolean =>
  /^\/_((observablehq|npm|node|import)|file\/(fonts|duckdb))\//.test(path);

/** Framework's client goes where no page has a live cell. */
function withoutOrphans(entries: Entries, pages: ReadonlyMap<string, string>): Entries {
  const isLive = [...pages.values()].some((html) => html.includes("/_observablehq/client"));
  const kept = Object.entries(entries).filter(
    ([path]) => isLive || !/^\/_(observablehq|npm|node)\//.test(path)
  );
  return Object.fromEntries<Entry>(kept);
}

interface CarriedOptions {
  /** Organizations built again; null when nothing was. */
  changed: readonly string[] | null;
  /** What live pages load was bundled from the same code. */
  isSameCode: boolean;
  snapshot: Snapshot;
}

/** What the previous release holds for members that did not change, and what their live pages load. */
function carriedOver(
  entries: Entries,
  {changed, isSameCode, snapshot: {organizations}}: CarriedOptions
): Entries {
  const members = new Set([practice, ...organizations.map(({organization}) => organization)]);
  const isKept = ([path]: [string, Entry]): boolean => {
    if (path.startsWith("/pdf/")) return false;
    if (changed === null) return true;
    if (isLoaded(path)) return isSameCode;
    const [, owner = null] = /^\/(?:fr\/o|en\/o|_file\/data\/o)\/([^/]+)\//.exec(path) ?? [];
    return owner !== null && members.has(owner) && !changed.includes(owner);
  };
  return Object.fromEntries(Object.entries(entries).filter(isKept));
}
