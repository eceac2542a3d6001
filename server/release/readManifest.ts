/** A release as the site's build wrote it: URL → content hash, type and audience. What is not in it does not exist. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {type Audience, isAudience} from "../audience.js";

const entrySpec = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0),
  type: z.string().regex(/^[\w.+-]+\/[\w.+-]+(; ?[\w.+-]+=[\w.+-]+)*$/),
  audience: z.custom<Audience>((value) => typeof value === "string" && isAudience(value)),
  /** sha256 (base64) of each inline script of the page. */
  scripts: z.array(z.string().regex(/^[A-Za-z0-9+/]+=*$/)).optional(),
  /** A notebook page, which runs WebAssembly in workers. */
  wasm: z.boolean().optional()
});

const manifestSpec = z.object({
  release: z.string().regex(/^[\w.-]+$/),
  snapshot: z.string(),
  builtAt: z.string(),
  entries: z.record(z.string().startsWith("/"), entrySpec)
});

export type Entry = z.output<typeof entrySpec>;

export interface Manifest {
  release: string;
  snapshot: string;
  entries: ReadonlyMap<string, Entry>;
}

/** The manifest of one release. @throws PublicCError when it is missing, or anything in it is not as agreed */
export function readManifest(home: Home, release: string): Manifest {
  const path = join(home.releases, release, "manifest.json");
  try {
    const {entries, ...manifest} = manifestSpec.parse(JSON.parse(readFileSync(path, "utf8")));
    return {...manifest, entries: new Map(Object.entries(entries))};
  } catch (cause) {
    throw new PublicCError(`release ${release} cannot be read`, {
      cause,
      next: "run public-c build again"
    });
  }
}
