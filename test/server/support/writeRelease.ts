/** A tiny release, written as the site's build writes one (`manifest.json` beside a content store). */
import {createHash} from "node:crypto";
import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../../loaders/home.js";

export interface Page {
  content: string | Uint8Array;
  type: string;
  audience: string;
  scripts?: string[];
  wasm?: boolean;
}

export function writeRelease(
  home: Home,
  release: string,
  pages: Readonly<Record<string, Page>>
): void {
  const entries = Object.fromEntries(
    Object.entries(pages).map(([path, {content, ...entry}]) => {
      const bytes = Buffer.from(content as string);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      mkdirSync(join(home.releases, "store"), {recursive: true});
      writeFileSync(join(home.releases, "store", sha256), bytes);
      return [path, {...entry, sha256, size: bytes.length}];
    })
  );
  mkdirSync(join(home.releases, release), {recursive: true});
  const manifest = {release, snapshot: "2022-04-15-test", builtAt: "2022-04-15T00:00:00Z", entries};
  writeFileSync(join(home.releases, release, "manifest.json"), JSON.stringify(manifest));
  const current = join(home.releases, "current");
  writeFileSync(`${current}.new`, release);
  renameSync(`${current}.new`, current);
}
