/** A backup while the gate runs: the state as of one instant, the rooms that cannot be rebuilt, a hash of every file. */
import {createHash} from "node:crypto";
import {
  copyFileSync,
  createReadStream,
  globSync,
  mkdirSync,
  renameSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {backup, DatabaseSync} from "node:sqlite";
import {pipeline} from "node:stream/promises";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
/** Standard rows outlive raw files, and the ledger of what was published any release; everything else is made from these again. */
export const keptRooms = [
  "state",
  "raw",
  "standard",
  "linkage",
  "quarantine",
  "pdf/approved"
] as const;

export interface BackupManifest {
  version: 1;
  takenAt: string;
  /** Path under the backup → sha256. */
  files: Record<string, string>;
}

export interface BackupOptions {
  /** An existing or new folder; the backup is a folder in it. */
  to: string;
  now: Date;
  /** Also the keys. Without them pseudonyms cannot be made again: their custodians keep them apart. */
  withKeys?: boolean;
  progress?: (done: number, total: number) => void;
}

/**
 * Writes `<to>/<instant>/`, aside until it is whole. State that lives in PostgreSQL is not in it.
 * @returns its path. @throws PublicCError when the home is empty
 */
export async function backUp(
  home: Home,
  {to, now, withKeys = false, progress}: BackupOptions
): Promise<string> {
  const rooms = withKeys ? [...keptRooms, "keys"] : keptRooms;
  const kept = rooms.flatMap((room) => filesIn(home.root, room));
  const databases = kept.filter((file) => file.endsWith(".sqlite"));
  const copied = kept.filter((file) => !/\.sqlite(-wal|-shm)?$/.test(file));
  if (kept.length === 0)
    throw new PublicCError(`nothing to back up in ${home.root}`, {exitCode: 2});
  const folder = join(to, now.toISOString().replaceAll(":", "-"));
  const aside = `${folder}.new`;
  mkdirSync(join(aside, "state"), {recursive: true, mode: 0o700});
  for (const file of databases) await backUpState(join(home.root, file), join(aside, file));
  for (const [index, file] of copied.entries()) {
    progress?.(index, copied.length);
    copyInto(aside, home.root, file);
  }
  const files = await hashAll(aside, [...databases, ...copied]);
  const manifest: BackupManifest = {version: 1, takenAt: now.toISOString(), files};
  writeFileSync(join(aside, "backup.json"), JSON.stringify(manifest), {mode: 0o600, flush: true});
  renameSync(aside, folder);
  return folder;
}

/** SQLite's own online backup: readers and writers go on meanwhile. */
async function backUpState(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, {timeout: 5_000});
  try {
    await backup(database, to);
  } finally {
    database.close();
  }
}

/** What is being written (`.new`) is not yet part of the home. */
const filesIn = (root: string, room: string): string[] =>
  globSync(`${room}/**/*`, {cwd: root, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/\.new(\/|\.|$)/.test(path));

function copyInto(folder: string, root: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), {recursive: true, mode: 0o700});
  copyFileSync(join(root, file), join(folder, file));
}

export async function hashAll(
  folder: string,
  files: readonly string[]
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of files) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(join(folder, file)), hash);
    hashes[file] = hash.digest("hex");
  }
  return hashes;
}
