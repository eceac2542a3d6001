/** Removes every snapshot but the published one: a deleted row stays in the bytes of an older file. */
import {readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../home.js";
import {currentSnapshot} from "./publish.js";

/** @returns names of the files removed */
export function dropOldSnapshots({warehouse}: Pick<Home, "warehouse">): string[] {
  const current = currentSnapshot({warehouse});
  const old = readdirSync(warehouse).filter(
    (name) => /\.(duckdb|json)(\.wal)?$/.test(name) && !name.startsWith(`${current}.`)
  );
  for (const name of old) rmSync(join(warehouse, name), {recursive: true, force: true});
  return old;
}
