/**
 * Finished blocks are set aside while Framework builds: it parses every page three times in jsdom, which takes
 * four times as long as drawing the charts. A comment holds their place, and they are put back afterwards.
 */
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

const folderOf = (root: string): string => join(root, ".observablehq/aside");

/** Forgets the blocks of an earlier build. */
export function emptyAside(root: string): void {
  rmSync(folderOf(root), {recursive: true, force: true});
  mkdirSync(folderOf(root), {recursive: true});
}

/** Keeps a block under its hash; returns the comment that holds its place. */
export function setAside(root: string, html: string): string {
  const name = createHash("sha256").update(html).digest("hex").slice(0, 32);
  const file = join(folderOf(root), name);
  if (!existsSync(file)) writeFileSync(file, html);
  return `<!--aside:${name}-->`;
}

/** The page with its blocks back in place. */
export const putBack = (root: string, html: string): string =>
  html.replace(/<!--aside:(\w+)-->/g, (_, name: string) =>
    readFileSync(join(folderOf(root), name), "utf8")
  );
