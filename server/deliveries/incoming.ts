/** Files on their way in: kept apart from raw, resumable by their size on disk, until the member confirms them. */
import {createHash} from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  globSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync
} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../loaders/home.js";
import type {GivenFile} from "../../loaders/sources/source.js";
import {hashOf} from "./givenBefore.js";

export interface Upload {
  id: string;
  name: string;
  size: number;
  /** Bytes that are on the disk: where to go on from. */
  received: number;
}

export interface Announced {
  name: string;
  size: number;
  /** Milliseconds; with name and size it tells whether the same file is sent again. */
  modified: number;
}

export const largestFile = 4 * 1024 ** 3;
/** What a box office exports; a mapping says how each reads. Many systems name a web page’s table .xls; a true old workbook is refused by the check, in words. */
export const fileKinds = ["csv", "txt", "tsv", "xlsx", "xls", "xml", "json", "zip"] as const;
const extensions = new RegExp(`\\.(${fileKinds.join("|")})$`, "i");

/** A name without a path, its odd characters replaced; null for a kind of file that is not taken. */
export function safeName(given: string): string | null {
  const name = given.normalize("NFC").split(/[/\\]/).at(-1)!.trim();
  const plain = name.replace(/[^\p{L}\p{N} ._()-]/gu, "_").replace(/^[. ]+/, "");
  return extensions.test(plain) && plain.length <= 120 ? plain : null;
}

export interface Incoming {
  list(organization: string): Upload[];
  /** The upload of this file, begun or found half way; another file of its name gives way to it. */
  begin(organization: string, file: Announced): Upload;
  /** Adds bytes at `offset`. Resolves once they are on the disk; null when that is not where the upload stands. */
  append(
    organization: string,
    {id, offset}: {id: string; offset: number},
    body: AsyncIterable<Uint8Array>
  ): Promise<Upload | null>;
  /** Files that are all there. */
  complete(organization: string): GivenFile[];
  /** Every complete file, under its own name, in this folder. */
  copyTo(organization: string, folder: string): void;
  /** Moves the complete files into `raw/<organization>/<day>[-n]/` with their manifest. @returns the delivery's id, null when there was no complete file */
  land(organization: string, landing: Landing): Promise<string | null>;
  /** Removes one upload, or all of the organization's. */
  discard(organization: string, id?: string): void;
  /** Removes what nobody has touched since `before`: unconfirmed files hold identities too. */
  sweep(before: Date): void;
}

export interface Landing {
  /** YYYY-MM-DD. */
  day: string;
  receivedAt: string;
  receivedBy: string;
  kind: "complete" | "additions";
}

export function openIncoming(home: Home): Incoming {
  const roomOf = (organization: string): string => join(home.root, "incoming", organization);
  const busy = new Set<string>();
  const landings = new Map<string, Promise<unknown>>();

  const find = (organization: string, id: string): Upload | null => {
    const told = join(roomOf(organization), `${id}.json`);
    if (!/^[0-9a-f]{32}$/.test(id) || !existsSync(told)) return null;
    const {name, size} = JSON.parse(readFileSync(told, "utf8")) as Announced;
    const part = partOf(organization, id);
    return {id, name, size, received: existsSync(part) ? statSync(part).size : 0};
  };
  const partOf = (organization: string, id: string): string =>
    join(roomOf(organization), `${id}.part`);

  const list = (organization: string): Upload[] => {
    const room = roomOf(organization);
    if (!existsSync(room)) return [];
    return readdirSync(room)
      .filter((name) => /^[0-9a-f]{32}\.json$/.test(name))
      .map((name) => find(organization, name.slice(0, 32))!)
      .sort((a, b) => a.name.localeCompare(b.name));
  };
  const complete = (organization: string): (Upload & GivenFile)[] =>
    list(organization)
      .filter(isComplete)
      .map((upload) => ({...upload, path: partOf(organization, upload.id)}));
  const discardOne = (organization: string, id: string): void => {
    const upload = find(organization, id);
    if (!upload || busy.has(id)) return;
    rmSync(join(roomOf(organization), `${id}.json`), {force: true});
    rmSync(partOf(organization, id), {force: true});
  };

  const copyTo: Incoming["copyTo"] = (organization, folder) => {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    for (const {name, path} of complete(organization)) linkSync(path, join(folder, name));
  };

  const land: Incoming["land"] = async (organization, {day, receivedAt, receivedBy, kind}) => {
    const files = complete(organization);
    if (files.length === 0) return null;
    const raw = join(home.raw, organization);
    const id = freeName(raw, day);
    const aside = join(raw, `${id}.new`);
    rmSync(aside, {recursive: true, force: true});
    copyTo(organization, aside);
    const told = await Promise.all(files.map((file) => describe(join(aside, file.name), file)));
    const manifest = {exportedAt: day, kind, receivedAt, receivedBy, files: told};
    writeAside(join(aside, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(aside, join(raw, id));
    rmSync(roomOf(organization), {recursive: true, force: true});
    return id;
  };

  return {
    list,
    complete,
    copyTo,
    begin(organization, file) {
      const id = idOf(file);
      const known = find(organization, id);
      if (known) return known;
      for (const other of list(organization))
        if (other.name === file.name) discardOne(organization, other.id);
      mkdirSync(roomOf(organization), {recursive: true, mode: 0o700});
      const {name, size} = file;
      writeAside(join(roomOf(organization), `${id}.json`), JSON.stringify({name, size}));
      return {id, name, size, received: 0};
    },
    async append(organization, {id, offset}, body) {
      const upload = find(organization, id);
      if (!upload || upload.received !== offset || busy.has(id)) return null;
      busy.add(id);
      try {
        await appendTo(partOf(organization, id), body, upload.size - offset);
      } finally {
        busy.delete(id);
      }
      return find(organization, id);
    },
    land(organization, landing) {
      const earlier = landings.get(organization) ?? Promise.resolve();
      const turn = earlier.then(() => land(organization, landing));
      landings.set(
        organization,
        turn.catch(() => null)
      );
      return turn;
    },
    discard(organization, id) {
      if (id === undefined) rmSync(roomOf(organization), {recursive: true, force: true});
      else discardOne(organization, id);
    },
    sweep(before) {
      const files = globSync(join(home.root, "incoming", "*", "*.{json,part}"));
      for (const ofUpload of Map.groupBy(files, (file) => file.replace(/\.\w+$/, "")).values())
        if (ofUpload.every((file) => statSync(file).mtimeMs < before.getTime()))
          for (const file of ofUpload) rmSync(file, {force: true});
    }
  };
}

export const isComplete = ({size, received}: Upload): boolean => size === received;

const idOf = ({name, size, modified}: Announced): string =>
  createHash("sha256").update(`${name}\0${size}\0${modified}`).digest("hex").slice(0, 32);

/** Never more than was announced; what has arrived before a line breaks is kept. */
async function appendTo(
  path: string,
  body: AsyncIterable<Uint8Array>,
  room: number
): Promise<void> {
  const file = openSync(path, "a", 0o600);
  try {
    let left = room;
    for await (const chunk of body) {
      const part = chunk.subarray(0, left);
      writeSync(file, part);
      left -= part.length;
      if (part.length < chunk.length) break;
    }
  } finally {
    fsyncSync(file);
    closeSync(file);
  }
}

const describe = async (path: string, {name, size}: Upload) => ({
  name,
  size,
  sha256: await hashOf(path)
});

/** "2026-01-12", then "2026-01-12-2"… */
function freeName(folder: string, day: string): string {
  let name = day;
  for (let n = 2; existsSync(join(folder, name)); n++) name = `${day}-${n}`;
  return name;
}

function writeAside(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, {mode: 0o600, flush: true});
  renameSync(`${path}.new`, path);
}
