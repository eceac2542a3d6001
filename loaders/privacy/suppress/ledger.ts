/**
 * The release ledger: everything a reader may remember. A new release is judged together with all earlier
 * ones, so that no difference between two of them, or between two marts, gives a secret away (4-trust A.7).
 * One line per mart, measure and slice that changed; append-only; each line's HMAC covers the one before.
 * Members' figures in it are sealed: whoever reads the file without the key learns only what was published.
 */
import {createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual} from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync
} from "node:fs";
import {join} from "node:path";
import {deflateRawSync, inflateRawSync} from "node:zlib";
import {PublicCError} from "../../error.js";
import type {Atom} from "./cube.js";
import {holdAlone} from "./holdAlone.js";

export interface LedgerEntry {
  mart: string;
  measure: string;
  slice: string;
  /** The contributions as they were. */
  atoms: readonly (Pick<Atom, "contributor" | "place" | "value"> & {persons?: number})[];
  published: readonly ReleasedCell[];
  /** Cells that were unsafe then stay secret. */
  unsafe: readonly ReleasedCell[];
  /** The day the figures were as of. */
  asOf?: string;
  /** Fingerprint of the rules and grants it was judged under. */
  judgedUnder?: string;
  /** What the audit of its system looked at; with the first of its marts only. */
  audited?: Audited;
  /** A grant: contributors that are judged as one attacker from now on. */
  coalition?: readonly [grantee: string, owner: string];
  /** The members of a peer group, which stay so for the season. */
  group?: FrozenGroup;
}

/** A peer group of which a figure was published, and who was in it. */
export interface FrozenGroup {
  season: string;
  peerGroup: string;
  organizations: readonly string[];
}

/** What the audit of one system looked at. */
export interface Audited {
  attackers: number;
  /** Attackers × secrets, and those that earlier releases alone had opened. */
  secrets: number;
  inherited: number;
}

/** A cell by name, with the positions of its contributions in the entry. */
export interface ReleasedCell {
  cell: string;
  atoms: readonly number[];
  /** Contributions that it is about, when those are more than it adds up. */
  among?: readonly number[];
  /** How many values it is the mean of, when it is a mean. */
  terms?: number;
}

export interface Ledger {
  /** Entries on one measure and slice, of every mart, oldest first, staged ones included. */
  entries(measure: string, slice: string): readonly LedgerEntry[];
  /** Pairs of a grantee and the owner of a show it was granted, judged as one attacker. */
  coalitions(): readonly (readonly [grantee: string, owner: string])[];
  /** Peer groups of which a figure was published, in the order of their first. */
  groups(): readonly FrozenGroup[];
  /** Makes an entry known to the publications that follow in this release. */
  stage(entry: LedgerEntry): void;
  /** Writes what was staged, before any page of the release is written. */
  commit(): void;
  /** Forgets what was staged: the release did not take place. */
  discard(): void;
  /** HMAC under the ledger's key: how the register holds confidential parameters. */
  fingerprint(text: string): string;
  /** Hash of the last line, staged ones included: what the release statement prints. */
  readonly hash: string;
}

/** A mart's last entry on a measure and slice; undefined on a first release. */
export const lastEntry = (
  ledger: Pick<Ledger, "entries">,
  mart: string,
  {measure, slice}: Pick<LedgerEntry, "measure" | "slice">
): LedgerEntry | undefined =>
  ledger.entries(measure, slice).findLast((entry) => entry.mart === mart);

/**
 * Records that a contributor was granted figures of another's show. From then on the two are judged as if
 * the grantee had all of the owner's figures: more than it got, so no share of a total gives the rest away.
 */
export function recordGrant(ledger: Ledger, show: string, grantee: string, owner: string): void {
  const isRecorded = ledger
    .coalitions()
    .some((coalition) => coalition[0] === grantee && coalition[1] === owner);
  if (isRecorded || grantee === owner) return;
  const empty = {measure: "", slice: "", atoms: [], published: [], unsafe: []};
  ledger.stage({...empty, mart: `grant ${show}`, coalition: [grantee, owner]});
}

/** Records who is in a peer group; once recorded it stays. */
export function recordGroup(ledger: Ledger, group: FrozenGroup): void {
  const isRecorded = ledger
    .groups()
    .some(({season, peerGroup}) => season === group.season && peerGroup === group.peerGroup);
  if (isRecorded) return;
  const empty = {measure: "", slice: "", atoms: [], published: [], unsafe: []};
  ledger.stage({...empty, mart: `group ${group.peerGroup}`, group});
}

/** What the entries mean. A ledger of another format would be misread, and what it protects with it. */
const format = 2;

interface Line {
  format: number;
  mart: string;
  measure: string;
  slice: string;
  published: readonly string[];
  sealed: string;
  previous: string;
  hash: string;
}

const origin = "0".repeat(64);

/**
 * The ledger in `<folder>/ledger.jsonl`, under a key of 32 bytes.
 * @param granted grants that another ledger holds
 * @throws PublicCError when the chain is broken
 */
export function openLedger(
  folder: string,
  key: Uint8Array,
  granted: Ledger["coalitions"] = () => []
): Ledger {
  const file = join(folder, "ledger.jsonl");
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const lines = existsSync(file) ? readLines(file) : [];
  return ledgerOf(lines, key, {write: (added) => append(file, added), granted});
}

/** A ledger that nothing outlives, for a preview or a test. */
export const forgetfulLedger = (key: Uint8Array = new Uint8Array(32)): Ledger =>
  ledgerOf([], key, {write: () => {}, granted: () => []});

interface Surroundings {
  write: (lines: readonly Line[]) => void;
  granted: Ledger["coalitions"];
}

function ledgerOf(
  written: readonly Line[],
  key: Uint8Array,
  {write, granted}: Surroundings
): Ledger {
  const keys = keysFrom(key);
  const entries = verify(written, keys);
  let last = written.at(-1)?.hash ?? origin;
  let committed = {hash: last, count: entries.length};
  let staged: Line[] = [];
  return {
    entries: (measure, slice) =>
      entries.filter((entry) => entry.measure === measure && entry.slice === slice),
    coalitions: () => [
      ...entries.flatMap(({coalition}) => (coalition ? [coalition] : [])),
      ...granted()
    ],
    groups: () => entries.flatMap(({group}) => (group ? [group] : [])),
    stage(entry) {
      const line = seal(entry, last, keys);
      entries.push(entry);
      staged.push(line);
      last = line.hash;
    },
    commit() {
      if (staged.length > 0) write(staged);
      staged = [];
      committed = {hash: last, count: entries.length};
    },
    discard() {
      staged = [];
      last = committed.hash;
      entries.length = committed.count;
    },
    fingerprint: (text) => hmac(keys.chain, `fingerprint:${text}`),
    get hash() {
      return last;
    }
  };
}

interface Keys {
  chain: Uint8Array;
  seal: Uint8Array;
}

function keysFrom(key: Uint8Array): Keys {
  if (key.length !== 32) throw new PublicCError("the ledger's key is not 32 bytes", {exitCode: 2});
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync("sha256", key, "", `public-c ledger ${purpose}`, 32));
  return {chain: derive("chain"), seal: derive("seal")};
}

function verify(lines: readonly Line[], keys: Keys): LedgerEntry[] {
  let previous = origin;
  return lines.map((line, index) => {
    const {hash, ...content} = line;
    refuseFormat(line.format);
    if (line.previous !== previous || !isSame(hash, hashOf(content, keys)))
      throw new PublicCError(`release ledger: line ${index + 1} does not follow the one before`, {
        next: "restore state/ledger from the last backup; nothing is published meanwhile"
      });
    previous = hash;
    return unseal(line, keys);
  });
}

function refuseFormat(found: number = 1): void {
  if (found === format) return;
  throw new PublicCError(
    `release ledger: written in format ${found}, and this program reads format ${format}`,
    {
      exitCode: 2,
      next:
        found > format
          ? "run the newer program that wrote it"
          : "move state/ledger aside and keep it; a new one begins with the next release, which then no longer takes earlier ones into account"
    }
  );
}

function seal(entry: LedgerEntry, previous: string, keys: Keys): Line {
  const {mart, measure, slice, published} = entry;
  const plain = deflateRawSync(JSON.stringify(entry));
  // The nonce follows from place and content: no two contents share one, and a rebuild gives the same bytes.
  const nonce = createHmac("sha256", keys.seal)
    .update(previous)
    .update(plain)
    .digest()
    .subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", keys.seal, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const content = {
    format,
    mart,
    measure,
    slice,
    published: published.map(({cell}) => cell),
    sealed: sealed.toString("base64"),
    previous
  };
  return {...content, hash: hashOf(content, keys)};
}

function unseal(line: Line, keys: Keys): LedgerEntry {
  const sealed = Buffer.from(line.sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keys.seal, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  return JSON.parse(inflateRawSync(plain).toString("utf8")) as LedgerEntry;
}

const hmac = (key: Uint8Array, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");

function hashOf(content: Omit<Line, "hash">, keys: Keys): string {
  const {format, mart, measure, slice, published, sealed, previous} = content;
  return hmac(
    keys.chain,
    JSON.stringify([format, mart, measure, slice, published, sealed, previous])
  );
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A last line without its line break is a release that never took place: it is cut off. */
function readLines(file: string): Line[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf("\n") + 1;
  if (end < bytes.length) truncateSync(file, end);
  const text = bytes.toString("utf8", 0, end);
  return text.split("\n").slice(0, -1).map(parseLine);
}

function parseLine(line: string, index: number): Line {
  try {
    return JSON.parse(line) as Line;
  } catch (cause) {
    throw new PublicCError(`release ledger: line ${index + 1} cannot be read`, {
      cause,
      next: "restore state/ledger from the last backup; nothing is published meanwhile"
    });
  }
}

/** Somebody else wrote to the ledger since it was opened: what was decided must be decided again, knowing that too. */
export class LedgerMoved extends PublicCError {
  constructor() {
    super("the release ledger was written by another process meanwhile", {
      next: "run the same command again"
    });
  }
}

/** Whoever opens the file alone and finds it as it was read adds to it. @throws LedgerMoved */
function append(file: string, lines: readonly Line[]): void {
  const free = holdAlone(`${file}.lock`);
  try {
    if (lastHash(file) !== lines[0]!.previous) throw new LedgerMoved();
    const descriptor = openSync(file, "a", 0o600);
    try {
      writeSync(descriptor, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } finally {
    free();
  }
}

const lastHash = (file: string): string =>
  (existsSync(file) ? readLines(file).at(-1)?.hash : undefined) ?? origin;
