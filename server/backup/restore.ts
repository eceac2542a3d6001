/** Puts a backup into an empty home, after every file has been found to be what it was. */
import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {DatabaseSync} from "node:sqlite";
import {z} from "zod";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {hashAll} from "./backUp.js";

const manifestSpec = z.object({
  version: z.literal(1),
  takenAt: z.string(),
  files: z.record(z.string().regex(/^(?!.*\.\.)[^/\\][^\\]*$/), z.string())
});

/** @returns when the backup was taken, and its number of files. @throws PublicCError: damaged, not a backup, or a home in use */
export async function restore(from: string, home: Home): Promise<{takenAt: string; files: number}> {
  refuseFullHome(home);
  const {takenAt, files} = readManifest(from);
  const paths = Object.keys(files);
  const missing = paths.filter((path) => !existsSync(join(from, path)));
  refuseDamaged(from, missing);
  const found = await hashAll(from, paths);
  refuseDamaged(
    from,
    paths.filter((path) => found[path] !== files[path])
  );
  for (const path of paths) if (path.endsWith(".sqlite")) checkDatabase(join(from, path));
  for (const path of paths) {
    mkdirSync(dirname(join(home.root, path)), {recursive: true, mode: 0o700});
    copyFileSync(join(from, path), join(home.root, path));
  }
  return {takenAt, files: paths.length};
}

function refuseFullHome(home: Home): void {
  const full = [home.state, home.raw, home.standard].find((room) => readdirSync(room).length > 0);
  if (full)
    throw new PublicCError(`${full} is not empty`, {
      exitCode: 2,
      next: "restore into a new home, look at it, then point PUBLIC_C_HOME to it"
    });
}

function readManifest(from: string): z.output<typeof manifestSpec> {
  try {
    return manifestSpec.parse(JSON.parse(readFileSync(join(from, "backup.json"), "utf8")));
  } catch (cause) {
    throw new PublicCError(`${from} is not a backup`, {exitCode: 2, cause});
  }
}

function refuseDamaged(from: string, paths: readonly string[]): void {
  if (paths.length > 0)
    throw new PublicCError(`damaged in ${from}: ${paths.slice(0, 5).join(", ")}`, {
      next: "restore an earlier backup"
    });
}

function checkDatabase(path: string): void {
  const database = new DatabaseSync(path, {readOnly: true});
  try {
    const [row] = database.prepare("PRAGMA integrity_check").all();
    if (row?.integrity_check !== "ok") throw new PublicCError(`damaged: ${path}`);
  } finally {
    database.close();
  }
}
