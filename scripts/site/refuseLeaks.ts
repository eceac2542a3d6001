/** Reads all that is about to be released, as a thief would: another member's address, or a sum the door masked, stops it. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {type BuiltFile, findLeaks, type LeakTargets} from "../../loaders/privacy/suppress/index.js";
import {type ReleaseRecord, readReleaseRecord} from "../../loaders/warehouse/releaseRecord.js";
import {practice} from "../../src/vocabulary/practice.js";
import type {Snapshot} from "../../src/vocabulary/rows.js";
import type {Entries, Entry} from "./release.js";

/** Below this a count is too common to mean anything where it stands. */
const tellingCount = 10_000;

/** @returns how many files were read. @throws PublicCError naming the first files that leak */
export function refuseLeaks(home: Home, snapshot: Snapshot, entries: Entries): number {
  const record = readReleaseRecord(home, snapshot.id);
  const files = Object.entries(entries).flatMap((entry) => builtFile(home, entry));
  const organizations = marksOf(snapshot);
  const told = files.filter((file) => !isOwnRows(file));
  const leaks = [
    ...files.filter(isOwnRows).flatMap(strangersIn),
    ...findLeaks(files, {canaries: [], organizations, unsafeValues: []}),
    ...findLeaks(told, {canaries: [], organizations: {}, unsafeValues: moneyOf(record)}),
    ...findLeaks(
      files.filter(({organization}) => organization === null),
      {canaries: [], organizations: {}, unsafeValues: countsOf(record)}
    )
  ];
  if (leaks.length === 0) return files.length;
  const lines = leaks.slice(0, 10).map(({path, kind, found}) => `${path}: ${kind} ${found}`);
  throw new PublicCError(`what was built would tell what it must not\n${lines.join("\n")}`, {
    next: "nothing was released; correct the page or the mart, and build again"
  });
}

/**
 * Rows that a live page loads: thousands of exact amounts, one of which may equal another member's masked sum by
 * chance. Each row says whose it is, and that is what is read.
 */
const isOwnRows = ({path}: BuiltFile): boolean => /^\/_file\/data\/o\/.*\.json$/.test(path);

function strangersIn({path, text, organization}: BuiltFile) {
  const rows = JSON.parse(text) as {organization?: string}[];
  const strangers = new Set(rows.map((row) => row.organization ?? "nobody"));
  strangers.delete(organization ?? "");
  return [...strangers].map((found) => ({path, kind: "rows of", found}));
}

/** What tells figures: pages, data, drawings. Code has numbers of its own; a PDF is printed from the same marts. */
function builtFile(home: Home, [path, {sha256, type, audience}]: [string, Entry]): BuiltFile[] {
  // invented figures resemble real ones by chance only
  if (path.includes(`/o/${practice}/`)) return [];
  if (!/^(text\/(html|csv)|application\/json|image\/svg)/.test(type)) return [];
  const text = withoutGeometry(readFileSync(join(home.releases, "store", sha256), "utf8"));
  const organization = audience.startsWith("organization:") ? audience.slice(13) : null;
  return [{path, text, organization}];
}

/** Where a mark is drawn is no figure: "M109,181.5" is a place on the paper. */
const withoutGeometry = (text: string): string =>
  text.replace(
    / (?:d|points|transform|viewBox|stroke-dasharray|c?[xy][12]?|d[xy]|r[xy]?)="[^"]*"/g,
    ""
  );

const marksOf = ({organizations}: Snapshot): LeakTargets["organizations"] =>
  Object.fromEntries(
    organizations.map(({organization}) => [
      organization,
      [`/o/${organization}/`, `/pdf/${organization}/`]
    ])
  );

/** To the cent, in cents and in dollars: rounded as published, it is no longer this number. */
const moneyOf = (record: ReleaseRecord | null): LeakTargets["unsafeValues"] =>
  (record?.masked ?? [])
    .filter(({isMoney, value}) => isMoney && value % 100 !== 0 && Math.abs(value) > 1_000_000)
    .flatMap(({value, ownedBy}) => {
      const allowedFor = ownedBy === null ? [] : (record!.contributors[ownedBy] ?? []);
      return [value, value / 100].map((told) => ({value: told, allowedFor}));
    });

/** Published counts are multiples of five: another number of this size is not there by chance. */
const countsOf = (record: ReleaseRecord | null): LeakTargets["unsafeValues"] =>
  (record?.masked ?? [])
    .filter(({isMoney, value}) => !isMoney && value >= tellingCount && value % 5 !== 0)
    .map(({value}) => ({value}));
