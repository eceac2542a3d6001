/** Files on their way in: kept apart from raw, resumable by their size on disk, until the member confirms them. */
import {createHash} from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
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
import {pipeline} from "node:stream/promises";
import type {Home} from "../../loaders/home.js";

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
/** What a box office exports; a mapping says how each reads. */
const extensions = /\.(csv|txt|tsv|xlsx)$/i;

/** A name without a path, its odd characters replaced; null for a kind of file that is not taken. */
export function safeName(given: string): string | null {
  const name = given.normalize("NFC").split(/[/\\]/).at(-1)!.trim();
  const plain = name.replace(/[^\p{L}\p{N} ._()-]/gu, "_").replace(/^[. ]+/, "");
  return extensions.test(plain) && plain.length <= 120 ? plain : null;
}

export interface Incoming {
  list(organization: string): Upload[];
  /** The upload of this file, begun or found half way. */
  begin(organization: string, file: Announced): Upload;
  /** Adds bytes at `offset`. Resolves once they are on the disk; null when that is not where the upload stands. */
  append(
    organization: string,
    {id, offset}: {id: string; offset: number},
    body: AsyncIterable<Uint8Array>
  ): Promise<Upload | null>;
  /** Every complete file, under its own name, in this folder. */
  copyTo(organization: string, folder: string): void;
  /** Moves the complete files into `raw/<organization>/<day>[-n]/` with their manifest. @returns the delivery's id */
  land(organization: string, landing: Landing): Promise<string>;
  discard(organization: string): void;
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
  const complete = (organization: string): Upload[] =>
    list(organization).filter(({size, received}) => size === received);

  return {
    list,
    begin(organization, file) {
      const id = idOf(file);
      const known = find(organization, id);
      if (known) return known;
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
    copyTo(organization, folder) {
      mkdirSync(folder, {recursive: true, mode: 0o700});
      for (const {id, name} of complete(organization))
        linkSync(partOf(organization, id), join(folder, name));
    },
    async land(organization, landing) {
      const files = complete(organization);
      const raw = join(home.raw, organization);
      const id = freeName(raw, landing.day);
      const aside = join(raw, `${id}.new`);
      rmSync(aside, {recursive: true, force: true});
      this.copyTo(organization, aside);
      const {receivedAt, receivedBy, kind} = landing;
      const told = await Promise.all(files.map((file) => describe(join(aside, file.name), file)));
      const manifest = {exportedAt: landing.day, kind, receivedAt, receivedBy, files: told};
      writeAside(join(aside, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
      renameSync(aside, join(raw, id));
      this.discard(organization);
      return id;
    },
    discard: (organization) => rmSync(roomOf(organization), {recursive: true, force: true})
  };
}

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

async function describe(path: string, {name, size}: Upload) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return {name, size, sha256: hash.digest("hex")};
}

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
