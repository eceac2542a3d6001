/** One process at a time: a lock file for work of a few milliseconds, taken over from one that died holding it. */
import {closeSync, openSync, rmSync, statSync} from "node:fs";

/** Far longer than any holder needs. */
const deadAfterMs = 10_000;

/** Waits until nobody holds `path`, then holds it. @returns what lets it go */
export function holdAlone(path: string): () => void {
  while (!isTaken(path)) {
    if (ageOf(path) > deadAfterMs) rmSync(path, {force: true});
    else Atomics.wait(pause, 0, 0, 10);
  }
  return () => rmSync(path, {force: true});
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function isTaken(path: string): boolean {
  try {
    closeSync(openSync(path, "wx", 0o600));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw cause;
  }
}

/** 0 when it went meanwhile. */
const ageOf = (path: string): number =>
  Date.now() - (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Date.now());
