/** Files of a member written in a folder that is thrown away. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {GivenFile} from "../../loaders/sources/source.js";

export class Files {
  readonly folder = mkdtempSync(join(tmpdir(), "public-c-files-"));
  readonly given: GivenFile[];

  constructor(contents: Readonly<Record<string, string | Uint8Array>>) {
    this.given = Object.entries(contents).map(([name, content]) => {
      const path = join(this.folder, name);
      writeFileSync(path, content);
      return {name, path};
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, {recursive: true, force: true});
  }
}
