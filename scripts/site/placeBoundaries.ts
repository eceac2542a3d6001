/** The collective's outlines of postal areas beside the marts, where it has them: pages draw them instead of tiles. */
import {copyFileSync, existsSync, mkdirSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";

/** Beside collective.yaml, written by `public-c boundaries`. */
export const boundariesFile = "boundaries.json";

/** Puts them under the site's data folder; takes away those of another collective. */
export function placeBoundaries(root: string, collective: string): void {
  const source = join(collective, boundariesFile);
  const target = join(root, "data", boundariesFile);
  rmSync(target, {force: true});
  if (!existsSync(source)) return;
  mkdirSync(dirname(target), {recursive: true});
  copyFileSync(source, target);
}
