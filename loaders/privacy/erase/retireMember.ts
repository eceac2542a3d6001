/** A member leaves: all that was read of it goes, its key first, and a proof to hand over says what was removed. */
import {existsSync, globSync, rmSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import type {Home} from "../../home.js";
import {writeJson} from "../../standard/files.js";
import {settledFolders} from "../../standard/places.js";
import {zoneFilesOf} from "../linkage/zone/places.js";
import {recordDeparture} from "../registers/departures.js";

export interface RetirementProof {
  at: string;
  organization: string;
  /** Folder or file from the home → how many files and bytes went with it. */
  removed: Readonly<Record<string, {files: number; bytes: number}>>;
}

/** The caller ingests afterwards: the snapshot is then built without the member, and older ones go. */
export function retireMember(home: Home, organization: string, now: Date): RetirementProof {
  const paths = [
    join(home.keys, `${organization}.key`),
    join(home.raw, organization),
    join(home.root, "incoming", organization),
    join(home.standard, "deliveries", organization),
    ...settledFolders(home, organization),
    join(home.linkage, organization),
    ...zoneFilesOf(home, organization),
    join(home.quarantine, organization),
    ...globSync(join(home.pdf, "*", organization))
  ].filter((path) => existsSync(path));
  const removed = Object.fromEntries(
    paths.map((path) => [relative(home.root, path), weigh(path)] as const)
  );
  for (const path of paths) rmSync(path, {recursive: true, force: true});
  const proof = {at: now.toISOString(), organization, removed};
  const name = `${proof.at.replaceAll(":", "-")}-${organization}.json`;
  writeJson(join(home.state, "retirements", name), proof);
  recordDeparture(home, {at: proof.at, kind: "retirement", organization, proof});
  return proof;
}

function weigh(path: string): {files: number; bytes: number} {
  const files = statSync(path).isFile()
    ? [path]
    : globSync("**/*", {cwd: path})
        .map((name) => join(path, name))
        .filter((name) => statSync(name).isFile());
  return {files: files.length, bytes: files.reduce((sum, name) => sum + statSync(name).size, 0)};
}
