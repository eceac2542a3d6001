/** The release being served, changed without a restart as soon as `releases/current` names another. */
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import type {Logger} from "../logger.js";
import {type Entry, type Manifest, readManifest} from "./readManifest.js";

export interface Releases {
  /** The manifest in force; null as long as nothing has been built. */
  current(): Manifest | null;
  /** The entry of this path, its audience not yet asked. */
  find(path: string): Entry | undefined;
}

const lookEveryMs = 250;
/** How long an open page of the earlier release still finds its scripts and data. */
const graceMs = 15 * 60_000;

export interface ReleasesOptions {
  logger: Logger;
  /** Milliseconds that only go forward. */
  ticks?: () => number;
}

export function openReleases(
  home: Home,
  {logger, ticks = () => performance.now()}: ReleasesOptions
): Releases {
  let manifest: Manifest | null = null;
  let previous: {manifest: Manifest; until: number} | null = null;
  let seen = "";
  let lookedAt = -Infinity;

  const look = (): void => {
    if (ticks() - lookedAt < lookEveryMs) return;
    lookedAt = ticks();
    const mark = markOf(home);
    if (mark === seen) return;
    seen = mark;
    change();
  };
  const change = (): void => {
    try {
      const next = readManifest(home, readCurrent(home));
      if (next.release === manifest?.release) return;
      if (manifest) previous = {manifest, until: ticks() + graceMs};
      manifest = next;
      logger.info("release", {release: next.release, entries: next.entries.size});
    } catch (error) {
      logger.error("release refused", {reason: (error as Error).message});
    }
  };

  return {
    current() {
      look();
      return manifest;
    },
    find(path) {
      look();
      const entry = manifest?.entries.get(path);
      if (entry || !previous || !isAsset(path) || ticks() > previous.until) return entry;
      return previous.manifest.entries.get(path);
    }
  };
}

/** Framework's own folders, whose file names carry a hash of their content. */
export const isAsset = (path: string): boolean =>
  /^\/_(npm|node|observablehq|import|file)\//.test(path);

/** Styles, fonts and scripts that every page has; data never. */
export const isFrame = (path: string): boolean => isAsset(path) && !path.startsWith("/_file/data/");

function markOf(home: Home): string {
  const stat = statSync(join(home.releases, "current"), {throwIfNoEntry: false});
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : "";
}

function readCurrent(home: Home): string {
  const release = readFileSync(join(home.releases, "current"), "utf8").trim();
  if (/^[\w-][\w.-]*$/.test(release)) return release;
  throw new PublicCError("releases/current does not name a release");
}
