/** A collective of as many members as wanted, made of the demonstration's: the same deliveries under other names. */
import {cpSync, globSync, linkSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import type {Home} from "../loaders/home.js";

/** Copies the configuration `from` into `to` with `count` members, and links their deliveries. @returns the organizations */
export function writeManyMembers(
  {raw}: Pick<Home, "raw">,
  {from, to, count}: {from: string; to: string; count: number}
): string[] {
  cpSync(from, to, {recursive: true});
  const given = globSync("members/*.yaml", {cwd: from})
    .map((name) => basename(name, ".yaml"))
    .sort();
  return Array.from({length: count}, (_, place) => {
    const model = given[place % given.length]!;
    const times = Math.floor(place / given.length);
    return times === 0 ? model : copyMember({raw, to}, model, `${model}-${times + 1}`);
  });
}

function copyMember({raw, to}: {raw: string; to: string}, model: string, copy: string): string {
  const yaml = readFileSync(join(to, "members", `${model}.yaml`), "utf8");
  writeFileSync(join(to, "members", `${copy}.yaml`), yaml.replace(/^name: .*$/m, `name: ${copy}`));
  for (const name of globSync("**/*", {cwd: join(raw, model), withFileTypes: true})) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    const other = path.replace(join(raw, model), join(raw, copy));
    mkdirSync(dirname(other), {recursive: true});
    linkSync(path, other);
  }
  return copy;
}
