/** Folders and files that appear whole or not at all: written aside as `.new`, then renamed. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";

/** An empty `<folder>.new` to write in. */
export function openAside(folder: string): string {
  const aside = `${folder}.new`;
  rmSync(aside, {recursive: true, force: true});
  mkdirSync(aside, {recursive: true, mode: 0o700});
  return aside;
}

/** Puts `<folder>.new` in the place of `folder`. */
export function putInPlace(folder: string): void {
  rmSync(folder, {recursive: true, force: true});
  renameSync(`${folder}.new`, folder);
}

export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, {mode: 0o600, flush: true});
  renameSync(`${path}.new`, path);
}

/** What was written, or null when it is absent or damaged: it is then made again from raw. */
export function readJson<T>(path: string): T | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return null;
  }
}

/** Removes what a killed run left half written. */
export function sweepAside(root: string): void {
  for (const left of globSync("**/*.new*", {cwd: root}))
    rmSync(join(root, left), {recursive: true, force: true});
}

export function syncFile(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
