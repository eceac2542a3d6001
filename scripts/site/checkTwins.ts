/** Every page exists in both languages, at the same path: a missing twin is named before anything is built. */
import {existsSync, globSync} from "node:fs";
import {join} from "node:path";
import {languages} from "../../src/vocabulary/language.js";

/** One line per page without its twin, with the file to write. */
export function findMissingTwins(root: string): string[] {
  return languages.flatMap((language) =>
    globSync("**/*.md", {cwd: join(root, language)}).flatMap((page) =>
      languages
        .filter((other) => !existsSync(join(root, other, page)))
        .map((other) => `${language}/${page} has no twin; write ${other}/${page}`)
    )
  );
}
