/** Files and folders named on the command line → the files of one delivery. */
import {existsSync, readdirSync, statSync} from "node:fs";
import {basename, join, relative, sep} from "node:path";
import {PublicCError} from "../error.js";
import type {GivenFile} from "../sources/source.js";

/** Hidden files and a delivery's own notes are no data. @throws PublicCError exit 2 when nothing is there */
export function listGivenFiles(paths: readonly string[]): GivenFile[] {
  if (paths.length === 0)
    throw new PublicCError("no file given", {
      exitCode: 2,
      next: "name the exported files, or their folder"
    });
  const files = paths.flatMap(filesAt);
  if (files.length === 0)
    throw new PublicCError(`no file in ${paths.join(", ")}`, {
      exitCode: 2,
      next: "name the exported files, or a folder that holds them"
    });
  return apart(files);
}

function filesAt(path: string): GivenFile[] {
  if (!existsSync(path))
    throw new PublicCError(`no such file: ${path}`, {exitCode: 2, next: "check the name"});
  if (!statSync(path).isDirectory()) return [{name: basename(path), path}];
  return readdirSync(path, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !notes.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({name: relative(path, file).split(sep).join("/"), path: file}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const notes = ["delivery.yaml", "manifest.json"];

/** Two files of one name from two folders keep apart. */
function apart(files: readonly GivenFile[]): GivenFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const times = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, times);
    return times === 1 ? file : {...file, name: `${times}/${file.name}`};
  });
}
