/** What a snapshot's disclosure decided, kept beside it: the statement for readers, the masked sums for the leak test alone. */
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../home.js";
import type {ReleaseStatement} from "../privacy/suppress/index.js";
import type {MaskedSum} from "./maskedSums.js";

export interface ReleaseRecord {
  statement: ReleaseStatement;
  masked: readonly MaskedSum[];
  /** Contributor → its organizations: more than one for a holding. */
  contributors: Readonly<Record<string, readonly string[]>>;
}

/** Written before the snapshot is named current; 0600, never exported whole. */
export const writeReleaseRecord = (home: Home, snapshot: string, record: ReleaseRecord): void =>
  writeFileSync(recordFile(home, snapshot), JSON.stringify(record), {mode: 0o600, flush: true});

/** Null for a snapshot made by another hand, in a test. */
export function readReleaseRecord(home: Home, snapshot: string): ReleaseRecord | null {
  const file = recordFile(home, snapshot);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ReleaseRecord) : null;
}

const recordFile = ({warehouse}: Home, snapshot: string): string =>
  join(warehouse, `${snapshot}.release.json`);
