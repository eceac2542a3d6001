/** What a member has handed over: one folder per delivery, in the order of their exports. */
import {existsSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {stringify} from "yaml";
import {z} from "zod";
import {readSpec} from "../collective.js";
import {PublicCError} from "../error.js";
import type {Home} from "../home.js";
import type {GivenFile} from "./source.js";

/** delivery.yaml, beside the files, when something must be said of them; `manifest.json` of an API pull says the same. */
export const deliverySpec = z.object({
  /** When the export was made; else the day in the folder's name. */
  exportedAt: z.union([z.iso.date(), z.iso.datetime({offset: true, local: true})]).optional(),
  /** `complete`: replaces the member's lines of its period; `additions`: joins them. */
  kind: z.enum(["complete", "additions"]).default("complete"),
  /** Transaction days it is complete for; else the days its lines span. */
  period: z.strictObject({from: z.iso.date(), to: z.iso.date()}).nullable().default(null),
  /** A person has seen what it would remove. */
  confirmed: z.boolean().default(false)
});

export interface StoredFile extends GivenFile {
  size: number;
  mtimeMs: number;
}

export interface Delivery {
  /** Folder name: "2022-04-15" or "2022-04-15-2". */
  id: string;
  folder: string;
  exportedAt: string;
  kind: "complete" | "additions";
  period: {from: string; to: string} | null;
  confirmed: boolean;
  files: readonly StoredFile[];
  /** Its raw files are gone, or what is said beside them cannot be read: what was read of it before stays. */
  isKept?: true;
}

const yamlNote = "delivery.yaml";
/** What the pull wrote, then what a person says over it. */
const notes = ["manifest.json", yamlNote];
/** Raw answers of an API pull, kept beside the files made of them. */
const answers = "answers/";

/** Deliveries of one organization, earliest export first; those without a day or with unreadable notes left out (strayFolders.ts). */
export const listDeliveries = (home: Pick<Home, "raw">, organization: string): Delivery[] =>
  listFolders(join(home.raw, organization))
    .map((id) => ({id, folder: join(home.raw, organization, id)}))
    .filter(({folder}) => problemOfNotes(folder) === null)
    .map(({id, folder}) => readDelivery(folder, id))
    .filter(isDated)
    .sort(inOrderOfExport);

/** Why what is said beside a delivery's files cannot be read; null when it can. */
export function problemOfNotes(folder: string): string | null {
  try {
    for (const name of notes) readNotes(join(folder, name));
    return null;
  } catch (error) {
    if (error instanceof PublicCError) return error.message;
    throw error;
  }
}

/** Folders of a folder, by name. One being written ends in `.new` and is not read. */
export const listFolders = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {withFileTypes: true})
        .filter((entry) => entry.isDirectory() && !/^\.|\.new$/.test(entry.name))
        .map(({name}) => name)
    : [];

/** Whether the day it was exported exists. */
export const isDated = ({exportedAt}: Pick<Delivery, "exportedAt">): boolean =>
  z.iso.date().safeParse(exportedAt.slice(0, 10)).success;

/** The later delivery is the one exported later, whatever the order of arrival. */
export const inOrderOfExport = (a: Delivery, b: Delivery): number =>
  compare(a.exportedAt, b.exportedAt) || compareIds(a.id, b.id);

function readDelivery(folder: string, id: string): Delivery {
  const told = Object.assign({}, ...notes.map((name) => readNotes(join(folder, name))));
  const {exportedAt, ...spec} = deliverySpec.parse(told);
  return {...spec, id, folder, exportedAt: exportedAt ?? id.slice(0, 10), files: filesIn(folder)};
}

const readNotes = (path: string): z.input<typeof deliverySpec> =>
  existsSync(path) ? readSpec(path, deliverySpec.partial()) : {};

/** Writes in delivery.yaml that a person has seen what the delivery would remove. */
export function confirmDelivery(home: Pick<Home, "raw">, organization: string, id: string): void {
  const folder = join(home.raw, organization, id);
  if (!existsSync(folder))
    throw new PublicCError(`no delivery ${organization}/${id}`, {
      exitCode: 2,
      next: "name a folder of raw/, as <organization>/<delivery>"
    });
  const path = join(folder, yamlNote);
  writeFileSync(path, stringify({...readNotes(path), confirmed: true}), {mode: 0o600});
}

function filesIn(folder: string): StoredFile[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const {size, mtimeMs} = statSync(path);
      return {name: relative(folder, path).split(sep).join("/"), path, size, mtimeMs};
    })
    .filter(({name}) => !notes.includes(name) && !name.startsWith(answers))
    .sort((a, b) => compare(a.name, b.name));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareIds = (a: string, b: string): number =>
  a.localeCompare(b, "en", {numeric: true}) || compare(a, b);
