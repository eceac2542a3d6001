/** One hash of all the code and text that a report is made by: a changed chart, word or template prints anew. */
import {createHash} from "node:crypto";
import {globSync, readFileSync} from "node:fs";
import {join} from "node:path";

const sources = [
  "reports/**/*.{ts,md,yaml}",
  "templates/**/*.{hbs,css}",
  "src/components/**/*.ts",
  "src/vocabulary/**/*.ts",
  "package-lock.json"
];

export function fingerprint(project: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((pattern) => globSync(pattern, {cwd: project})).sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(project, file)))
      .update("\0");
  return hash.digest("hex");
}
