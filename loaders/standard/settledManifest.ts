/** What a member's settled tables come from, kept beside them: without it they are settled again. */
import {rmSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../home.js";
import {readJson, writeJson} from "./files.js";
import {settledFolder, settledFolders} from "./places.js";
import {isIntact, type Seal, sealOf} from "./seal.js";

export interface Settled {
  /** Stands for all that the tables come from. */
  content: string;
  deliveries: number;
  files: number;
}

export const readSettled = (home: Home, organization: string): (Settled & {seal: Seal}) | null =>
  readJson(manifestPath(home, organization));

export function isSettled(home: Home, organization: string, {content}: Settled): boolean {
  const kept = readSettled(home, organization);
  return kept?.content === content && isIntact(home.root, kept.seal);
}

/** Before anything is written: half-settled tables must not pass for settled ones. */
export const unsettle = (home: Home, organization: string): void =>
  rmSync(manifestPath(home, organization), {force: true});

export function writeSettledManifest(home: Home, organization: string, settled: Settled): void {
  const seal = sealOf(home.root, settledFolders(home, organization));
  writeJson(manifestPath(home, organization), {...settled, seal});
}

const manifestPath = (home: Home, organization: string): string =>
  join(settledFolder(home, organization), "manifest.json");
