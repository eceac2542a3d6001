/** Writes what pages and reports read: each member's marts under its own folder, the collective's beside them. */
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {dirname, join, relative} from "node:path";
import type {Snapshot} from "../src/vocabulary/rows.js";
import type {Collective} from "./collective.js";
import {PublicCError} from "./error.js";
import type {Home} from "./home.js";
import {martsFor, readEveryOwn, readMart} from "./marts.js";
import {stageOf} from "./warehouse/loadSettings.js";
import {readReleaseRecord} from "./warehouse/releaseRecord.js";
import {rowsOf, type Warehouse, withWarehouse} from "./warehouse/withWarehouse.js";

export interface ExportOptions {
  /** The site's data folder, "src/data". */
  to: string;
  /** Only these members' files are touched; by default every member's. */
  organizations?: readonly string[];
}

export interface ExportReport {
  snapshot: Snapshot;
  /** Paths under `to`. */
  written: readonly string[];
  unchanged: number;
  removed: readonly string[];
}

/** Exports the published snapshot. Same snapshot, same bytes; only files that differ are written, stale ones go. */
export async function exportMarts(
  home: Home,
  collective: Collective,
  {to, organizations = collective.members.map((member) => member.organization)}: ExportOptions
): Promise<ExportReport> {
  const {id, file} = publishedSnapshot(home);
  return withWarehouse(
    file,
    async (warehouse) => {
      const snapshot = await describeSnapshot(warehouse, id, file, collective);
      const files = await filesOf(warehouse, snapshot, organizations);
      const record = readReleaseRecord(home, id);
      if (record) files.set("statement.json", `${JSON.stringify(record.statement, null, 2)}\n`);
      const everyMember = organizations.length === collective.members.length;
      const removed = removeStale(to, files, everyMember ? null : organizations);
      const written = [...files.keys()].filter((path) =>
        writeChanged(join(to, path), files.get(path)!)
      );
      return {snapshot, written, unchanged: files.size - written.length, removed};
    },
    {readOnly: true}
  );
}

/** The snapshot that `current` names. @throws PublicCError when nothing was ingested yet */
export function publishedSnapshot(home: Home): {id: string; file: string} {
  const pointer = join(home.warehouse, "current");
  if (!existsSync(pointer))
    throw new PublicCError("no published snapshot", {next: "run `public-c ingest` first"});
  const id = readFileSync(pointer, "utf8").trim();
  return {id, file: join(home.warehouse, `${id}.duckdb`)};
}

export async function describeSnapshot(
  warehouse: Warehouse,
  id: string,
  file: string,
  collective: Collective
): Promise<Snapshot> {
  const [settings] = await rowsOf<{as_of: string}>(warehouse, "select as_of from main.settings");
  const asOf = settings!.as_of;
  const [population] = await readMart(warehouse, "population_source", {kind: "collective"});
  return {
    id,
    asOf,
    builtAt: statSync(file).mtime.toISOString(),
    ...stageOf(asOf, collective),
    closedSeasons: collective.closedSeasons.map(({season}) => season),
    demonstration: collective.demonstration,
    ...(population && {population}),
    collective: collective.name,
    organizations: collective.members.map(({organization, name, city, languages}) => ({
      organization,
      name,
      city,
      languages
    }))
  };
}

/** Path under the data folder → its bytes. */
async function filesOf(
  warehouse: Warehouse,
  snapshot: Snapshot,
  organizations: readonly string[]
): Promise<Map<string, string>> {
  const files = new Map([["snapshot.json", `${JSON.stringify(snapshot, null, 2)}\n`]]);
  for (const mart of martsFor("own")) {
    const rows = await readEveryOwn(warehouse, mart);
    for (const organization of organizations)
      files.set(`o/${organization}/${mart}.json`, rowsText(rows.get(organization) ?? []));
  }
  for (const mart of martsFor("collective"))
    files.set(
      `collective/${mart}.json`,
      rowsText(await readMart(warehouse, mart, {kind: "collective"}))
    );
  return files;
}

/** A row per line, so that two exports can be compared. */
const rowsText = (rows: readonly object[]): string =>
  `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`;

function writeChanged(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
  return true;
}

/** Files this export no longer writes: a mart renamed, a member gone. Other members' stay when only some are exported. */
function removeStale(
  to: string,
  files: ReadonlyMap<string, string>,
  only: readonly string[] | null
): string[] {
  const members = only?.map((organization) => `o/${organization}/*.json`) ?? ["o/*/*.json"];
  const stale = [...members, "collective/*.json"]
    .flatMap((pattern) => globSync(join(to, pattern)))
    .map((path) => relative(to, path))
    .filter((path) => !files.has(path));
  for (const path of stale) rmSync(join(to, path));
  for (const folder of globSync(join(to, "o/*")))
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  return stale.sort();
}
