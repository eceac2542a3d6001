/** What the pages read: the marts exported under the site's data folder, as the synchronous Markdown rule needs them. */
import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {ReleaseStatement} from "../../loaders/privacy/suppress/statement.js";
import type {Boundaries} from "../../src/vocabulary/boundaries.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {MartName, MartRows, Snapshot} from "../../src/vocabulary/rows.js";

export interface SiteData {
  /** Null until marts have been exported. The practice organization has a snapshot of its own. */
  snapshot(organization?: string | null): Snapshot | null;
  /** The collective's outlines of postal areas; null without the official file. */
  boundaries(): Boundaries | null;
  /** What the disclosure door did for this snapshot; null until marts have been exported. */
  statement(): ReleaseStatement | null;
  /** Rows of one mart: the organization's own, or the collective's when null. None when it was not exported. */
  rows<M extends MartName>(mart: M, organization: string | null): readonly MartRows[M][];
  /** Site path of the file that `rows` reads, "/data/o/grand-heron/season_summary.json". */
  pathOf(mart: MartName, organization: string | null): string;
}

/** Reads under `root`/data; a file is parsed again only once it has changed. */
export function openSiteData(root: string): SiteData {
  const parsed = new Map<string, {mtimeMs: number; value: unknown}>();

  const read = (path: string): unknown => {
    const file = join(root, path);
    if (!existsSync(file)) return null;
    const {mtimeMs} = statSync(file);
    const known = parsed.get(file);
    if (known?.mtimeMs === mtimeMs) return known.value;
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    parsed.set(file, {mtimeMs, value});
    return value;
  };

  const pathOf = (mart: MartName, organization: string | null): string =>
    `/data/${organization === null ? "collective" : `o/${organization}`}/${mart}.json`;

  return {
    snapshot: (organization) =>
      read(
        organization === practice ? `/data/o/${practice}/snapshot.json` : "/data/snapshot.json"
      ) as Snapshot | null,
    boundaries: () => read("/data/boundaries.json") as Boundaries | null,
    statement: () => read("/data/statement.json") as ReleaseStatement | null,
    rows: <M extends MartName>(mart: M, organization: string | null) =>
      (read(pathOf(mart, organization)) ?? []) as MartRows[M][],
    pathOf
  };
}
