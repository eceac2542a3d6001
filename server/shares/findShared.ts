/** What of a release is open to somebody by shares alone: the pages shared with them, and the files those pages load. */
import {organizationOf} from "../audience.js";
import {dayOf} from "../days.js";
import type {Person} from "../people/people.js";
import {isAsset, isFrame} from "../release/openReleases.js";
import type {Entry} from "../release/readManifest.js";
import type {Services} from "../services.js";
import {filesOf} from "./sharedPage.js";
import {type OpenShare, sharesOf} from "./shares.js";

export interface Shared {
  /** The share of this very path; null for a file that a shared page brings with it. */
  share: OpenShare | null;
  /** All that are open to this person. */
  shares: readonly OpenShare[];
}

/** Null when nothing opens it; the same question is asked for an entry that does not exist. */
export async function findShared(
  {id}: Person,
  {path, entry}: {path: string; entry: Entry | undefined},
  services: Services
): Promise<Shared | null> {
  const shares = await sharesOf(services.state, id, dayOf(services.clock()));
  if (!entry || shares.length === 0) return null;
  if (entry.audience === "members") return isFrame(path) ? {share: null, shares} : null;
  const ofOwner = shares.filter(
    ({organization}) => organization === organizationOf(entry.audience)
  );
  const share = ofOwner.find((one) => one.path === path) ?? null;
  if (share) return {share, shares};
  if (!isAsset(path)) return null;
  for (const {path: page} of ofOwner)
    if ((await loadedBy(page, services)).has(path)) return {share: null, shares};
  return null;
}

async function loadedBy(path: string, {releases, store}: Services): Promise<Set<string>> {
  const entry = releases.find(path);
  if (!entry?.type.startsWith("text/html")) return new Set();
  const page = Buffer.from(await store.read(entry.sha256, "identity")).toString("utf8");
  return filesOf(page, path);
}
