/** A release: what each address serves, to whom, by content hash; written aside, then named current. */
import {createHash, randomUUID} from "node:crypto";
import {existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {basename, dirname, extname, join} from "node:path";
import type {Home} from "../../loaders/home.js";
import {collectiveId} from "../../reports/collectiveReader.js";
import {approvedPdfs} from "../../reports/review/approvedPdfs.js";
import {practice} from "../../src/vocabulary/practice.js";

export type Audience = "public" | "members" | "collective" | `organization:${string}`;

/** As server/release/readManifest.ts reads it. */
export interface Entry {
  sha256: string;
  size: number;
  type: string;
  audience: Audience;
  /** sha256 (base64) of the page's inline scripts. */
  scripts?: string[];
  wasm?: boolean;
}
export type Entries = Record<string, Entry>;

export interface Manifest {
  release: string;
  snapshot: string;
  builtAt: string;
  entries: Entries;
}

export interface WrittenRelease {
  release: string;
  /** False when the current release was already this one. */
  isNew: boolean;
  entries: number;
}

/** Puts a content into the store, once. */
export function storeContent(home: Home, content: Uint8Array): {sha256: string; size: number} {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const file = join(home.releases, "store", sha256);
  if (!existsSync(file)) writeAside(file, content);
  return {sha256, size: content.byteLength};
}

/** Writes the manifest of `entries` and makes it current. Same entries, same release: nothing is written. */
export function writeRelease(
  home: Home,
  {snapshot, entries, builtAt}: {snapshot: string; entries: Entries; builtAt: Date}
): WrittenRelease {
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  const release = `${snapshot}-${hashOf(JSON.stringify(sorted)).slice(0, 8)}`;
  const isNew = currentRelease(home) !== release;
  if (isNew) {
    const manifest: Manifest = {
      release,
      snapshot,
      builtAt: builtAt.toISOString(),
      entries: sorted
    };
    writeAside(join(home.releases, release, "manifest.json"), `${JSON.stringify(manifest)}\n`);
    writeAside(join(home.releases, "current"), release);
  }
  return {release, isNew, entries: Object.keys(sorted).length};
}

/** The manifest in force; null before the first build. */
export function readCurrentManifest(home: Home): Manifest | null {
  const release = currentRelease(home);
  const file = join(home.releases, release ?? "", "manifest.json");
  return release && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : null;
}

/**
 * The reports printed for a snapshot, as entries: `/pdf/<organization>/<report>.<language>.pdf`, each for its own
 * organization, the collective's for every member. Where a person has approved one, those bytes stand there.
 */
export function reportEntries(home: Home, snapshot: string): Entries {
  const files = globSync(join(home.pdf, snapshot, "*", "*.pdf"));
  const approved = approvedPdfs(home);
  return Object.fromEntries(
    files.map((file) => {
      const organization = basename(dirname(file));
      const path = `${organization}/${basename(file)}`;
      const entry: Entry = {
        ...storeContent(home, readFileSync(approved.get(path) ?? file)),
        type: "application/pdf",
        audience: organization === collectiveId ? "collective" : `organization:${organization}`
      };
      return [`/pdf/${path}`, entry];
    })
  );
}

/** Takes up the reports printed since the site was built; call it after printing. @returns null before any build */
export function publishReports(
  home: Home,
  now: () => Date = () => new Date()
): WrittenRelease | null {
  const manifest = readCurrentManifest(home);
  if (!manifest) return null;
  const pages = Object.entries(manifest.entries).filter(([path]) => !path.startsWith("/pdf/"));
  const entries = {...Object.fromEntries(pages), ...reportEntries(home, manifest.snapshot)};
  return writeRelease(home, {snapshot: manifest.snapshot, entries, builtAt: now()});
}

/** Who may read an address, from the address alone. */
export function audienceOf(path: string): Audience {
  const [, own] = /^\/(?:fr\/o|en\/o|_file\/data\/o)\/([^/]+)\//.exec(path) ?? [];
  if (own === practice) return "members";
  if (own) return `organization:${own}`;
  return /^\/(fr|en|_file\/data)\/collective\//.test(path) ? "collective" : "members";
}

/** Media type by file name. */
export function typeOf(file: string): string {
  return types[extname(file)] ?? "application/octet-stream";
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".arrow": "application/vnd.apache.arrow.stream",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf"
};

function currentRelease(home: Home): string | null {
  const file = join(home.releases, "current");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

function writeAside(file: string, content: Uint8Array | string): void {
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  const aside = `${file}.${randomUUID()}.new`;
  writeFileSync(aside, content, {mode: 0o600});
  renameSync(aside, file);
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
