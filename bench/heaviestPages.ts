/** What a page of a release weighs when it is opened cold: itself and all it loads, compressed as the gate does. */
import {readFileSync} from "node:fs";
import {join, posix} from "node:path";
import {gzipSync} from "node:zlib";
import type {Home} from "../loaders/home.js";
import {type Entries, readCurrentManifest} from "../scripts/site/release.js";

export interface Weights {
  /** Kilobytes of the heaviest page without a script, and of the heaviest with one. */
  still: number;
  live: number;
}

export function heaviestPages(home: Home): Weights {
  const {entries} = readCurrentManifest(home)!;
  const weigh = weigher(home, entries);
  const pages = Object.keys(entries).filter((path) => entries[path]!.type.startsWith("text/html"));
  const weights = pages.map((path) => ({isLive: entries[path]!.scripts, bytes: weigh(path)}));
  const heaviest = (isLive: boolean): number =>
    Math.max(
      0,
      ...weights.filter((page) => Boolean(page.isLive) === isLive).map(({bytes}) => bytes)
    ) / 1000;
  return {still: heaviest(false), live: heaviest(true)};
}

/** Style, fonts and modules by their links; rows by the paths that a live page registers. */
const loaded = /(?:href|src)="([^"]+\.(?:css|js|woff2))[^"]*"|"path":"([^"]+)"/g;

function weigher(home: Home, entries: Entries): (path: string) => number {
  const sizes = new Map<string, number>();
  const read = (path: string): Buffer =>
    readFileSync(join(home.releases, "store", entries[path]!.sha256));
  const size = (path: string): number => {
    const known = sizes.get(path);
    if (known !== undefined) return known;
    const content = read(path);
    const bytes = path.endsWith(".woff2") ? content.length : gzipSync(content).length;
    sizes.set(path, bytes);
    return bytes;
  };
  return (path) => {
    const links = [...read(path).toString("utf8").matchAll(loaded)].map(([, link, row]) =>
      posix.resolve(posix.dirname(path), (link ?? row)!)
    );
    const known = [...new Set(links)].filter((link) => entries[link]);
    return known.reduce((sum, link) => sum + size(link), size(path));
  };
}
