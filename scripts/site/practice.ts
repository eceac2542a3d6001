/** The practice organization: invented figures that every member may open, so that a workshop starts with the same page. */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {basename, join} from "node:path";
import {martsFor} from "../../loaders/marts.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {Snapshot} from "../../src/vocabulary/rows.js";

const source = "data/practice";

/** Puts its marts beside the members', under the site's data folder; one written since has no row of it yet. */
export function placePractice(root: string): void {
  const target = join(root, "data/o", practice);
  rmSync(target, {recursive: true, force: true});
  mkdirSync(target, {recursive: true});
  for (const mart of martsFor("own")) writeFileSync(join(target, `${mart}.json`), "[]\n");
  for (const file of globSync(join(source, "*.json"))) cpSync(file, join(target, basename(file)));
}

/** Rows of one of its marts; none of a mart it does not have. */
export function practiceRows(mart: string): object[] {
  const file = join(source, `${mart}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as object[]) : [];
}

/** Its own snapshot: the day its figures stop on is not the collective's. Null until it was placed. */
export function practiceSnapshot(root: string): Snapshot | null {
  const file = join(root, "data/o", practice, "snapshot.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Snapshot) : null;
}
