/** What a new page, mart, chart or notebook is made of: files from templates, and the lines that make it known. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import {kinds} from "./kinds.js";

export interface ScaffoldOptions {
  /** The checkout, "." */
  root: string;
  kind: keyof typeof kinds;
  /** "school-groups"; of a mart, "season_school_groups". */
  id: string;
  /** Titles as readers see them; of a chart, the id spelt out when they are not given. */
  titles: {fr?: string | undefined; en?: string | undefined};
}

/** Writes the files and registers them. @returns paths written or changed. @throws PublicCError before writing anything */
export function scaffold({root, kind, id, titles}: ScaffoldOptions): string[] {
  const {name, isTitled, files, lines} = kinds[kind];
  if (!name.test(id))
    throw new PublicCError(`not a name for a ${kind}: ${JSON.stringify(id)}`, {
      exitCode: 2,
      next: kind === "mart" ? "write it like season_school_groups" : "write it like school-groups"
    });
  if (isTitled && !(titles.fr && titles.en))
    throw new PublicCError(`a ${kind} has a title in both languages`, {
      exitCode: 2,
      next: 'give them: --fr "Groupes scolaires" --en "School groups"'
    });
  const fill = fillerOf(id, titles);
  const targets = files.map(({template, path}) => ({template, path: fill(path)}));
  const taken = targets.find(({path}) => existsSync(join(root, path)));
  if (taken)
    throw new PublicCError(`${taken.path} is already there`, {
      exitCode: 2,
      next: "choose another name, or edit it"
    });
  for (const {template, path} of targets) {
    const text = readFileSync(join(import.meta.dirname, "templates", template), "utf8");
    write(join(root, path), fill(text));
  }
  for (const line of lines) register(join(root, line.path), fill(line.after), fill(line.add));
  return [...targets.map(({path}) => path), ...lines.map(({path}) => path)];
}

/** Puts the id, in the spellings that files and code use, and the titles where a text asks for them. */
function fillerOf(id: string, {fr, en}: ScaffoldOptions["titles"]): (text: string) => string {
  const spelt = id.replaceAll(/[-_]/g, " ");
  const title = spelt.charAt(0).toUpperCase() + spelt.slice(1);
  const words: Readonly<Record<string, string>> = {
    __id__: id,
    __camel__: id.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase()),
    __title_fr__: fr ?? en ?? title,
    __title_en__: en ?? fr ?? title
  };
  return (text) => text.replace(/__\w+?__/g, (word) => words[word] ?? word);
}

/** Adds a line after the first line that holds `after`; an edited list that no longer holds it says so. */
function register(file: string, after: string, add: string): void {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const place = lines.findIndex((line) => line.includes(after));
  if (place < 0)
    throw new PublicCError(`${file}: no line holds ${JSON.stringify(after)}`, {
      next: `add by hand: ${add.trim()}`
    });
  lines.splice(place + 1, 0, ...add.split("\n"));
  writeFileSync(file, lines.join("\n"));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
}
