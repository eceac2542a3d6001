/** A member's deliveries by API: ask everything, keep every answer, write one delivery aside, put it in place whole. */
import {existsSync, mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {PublicCError} from "../../error.js";
import type {Home} from "../../home.js";
import type {Account} from "./account.js";
import {addressOf} from "./addressOf.js";
import type {ApiSource} from "./apiSource.js";
import {type PullEffects, realEffects} from "./effects.js";
import {defaultPatience, fetchAnswer, type Patience} from "./fetchAnswer.js";
import {type LastPull, Ledger, ledgerFile, pullWorkshop} from "./ledger.js";
import {localDays} from "./localDays.js";
import {PartialPull} from "./partialPull.js";
import {type Written, writeDelivery} from "./writeDelivery.js";

export interface PullOptions {
  organization: string;
  /** Names the delivery's folder by the local day. */
  timeZone: string;
  /** The API key; null only where the source needs none. */
  token: string | null;
  /** Only what changed since that day or instant, whatever was pulled before. */
  since?: string | null;
  /** Everything again: the delivery replaces all that was delivered. */
  complete?: boolean;
  patience?: Patience;
  /** Customers who asked to be forgotten: their sales are kept without their code, themselves not at all. */
  isForgotten?: (customerCode: string) => boolean;
}

/** `manifest.json` of an API delivery. */
export interface PullManifest {
  source: string;
  address: string;
  organization: string;
  pulledAt: string;
  /** Which delivery is the later one (5-metrics, case 15). */
  exportedAt: string;
  /** `complete` replaces the member's lines of `period`; `additions` joins them. */
  kind: "complete" | "additions";
  period: {from: string; to: string} | null;
  since: string | null;
  pages: number;
  /** Raw answers by list, in answers/<list>.jsonl. */
  answers: Readonly<Record<string, {pages: number; records: number}>>;
  files: Written["files"];
  account: Account;
}

export interface PullReport {
  /** The delivery's folder; null when nothing had changed. */
  delivery: string | null;
  manifest: PullManifest;
  /** Pages kept by an earlier run that was stopped. */
  resumedPages: number;
}

/** @throws PublicCError in one sentence; no delivery is left, and the next run resumes */
export async function pull(
  source: ApiSource,
  home: Pick<Home, "raw">,
  options: PullOptions,
  effects: PullEffects = realEffects
): Promise<PullReport> {
  const folder = join(home.raw, options.organization);
  const workshop = pullWorkshop(home, options.organization);
  mkdirSync(workshop, {recursive: true, mode: 0o700});
  const ledger = new Ledger(join(workshop, ledgerFile));
  try {
    const last = ledger.last(source.url);
    const since = startOf(source, options, last);
    const partial = PartialPull.open(workshop, {
      pull: [source.name, source.url, source.open(since), since],
      startedAt: effects.now(),
      questions: source.open(since)
    });
    const resumedPages = partial.pages;
    await askEverything(source, partial, {...options, since}, effects);
    if (since === null) ledger.clear();
    const written = await writeDelivery(source, partial, ledger, {
      folder: partial.folder,
      timeZone: options.timeZone,
      isForgotten: options.isForgotten ?? (() => false)
    });
    const manifest = describe(source, partial, written, {...options, since}, effects.now());
    const delivery = isNew(written, last, options)
      ? putInPlace(partial.folder, folder, manifest, options.timeZone)
      : null;
    ledger.commit(source.url, nextStart(partial, written));
    partial.discard();
    return {delivery, manifest, resumedPages};
  } catch (error) {
    throw sayDisk(error, workshop);
  } finally {
    ledger.close();
  }
}

/** A full or closed disk, in a sentence; anything else as it is. */
function sayDisk(error: unknown, folder: string): unknown {
  const {code, errstr} = error as {code?: string; errstr?: string};
  const isDisk =
    ["ENOSPC", "EDQUOT", "EROFS", "EIO"].includes(code ?? "") || /disk/.test(errstr ?? "");
  if (!isDisk) return error;
  return new PublicCError(`cannot write under ${folder}: ${errstr ?? code}`, {
    next: "make room on that disk and run the same command again: it resumes where it stopped",
    cause: error
  });
}

/** Asks the first question only and keeps nothing: shows that address and key are right. @returns records in that answer */
export async function rehearse(
  source: ApiSource,
  {token, since = null, patience = defaultPatience}: PullOptions,
  effects: PullEffects = realEffects
): Promise<{address: string; records: number}> {
  const question = source.open(since)[0]!;
  const answer = await fetchAnswer(question, connectionTo(source, {token, patience}, effects));
  return {
    address: addressOf(question.url),
    records: source.read(question, answer, since).records
  };
}

/** A kind of source that tells changes resumes from the last pull; any other is always read whole. */
function startOf(
  source: ApiSource,
  {since, complete}: PullOptions,
  last: LastPull | null
): string | null {
  if (!source.incremental || complete) return null;
  return since ?? last?.asOf ?? null;
}

async function askEverything(
  source: ApiSource,
  partial: PartialPull,
  {since, token, patience = defaultPatience}: PullOptions & {since: string | null},
  effects: PullEffects
): Promise<void> {
  const connection = connectionTo(source, {token, patience}, effects);
  for (let question = partial.next; question; question = partial.next) {
    const askedAt = effects.now().getTime();
    const answer = await fetchAnswer(question, connection);
    partial.keep(answer, source.read(question, answer, since));
    effects.say(`${question.stream}: ${partial.kept[question.stream]!.records}`);
    const early = askedAt + source.spacing - effects.now().getTime();
    if (partial.next && early > 0) await effects.sleep(early);
  }
}

const connectionTo = (
  source: ApiSource,
  {token, patience}: {token: string | null; patience: Patience},
  effects: PullEffects
) => ({
  origin: new URL(source.url).origin,
  headers: token === null ? {} : source.headers(token),
  patience,
  effects
});

function describe(
  source: ApiSource,
  partial: PartialPull,
  {files, account, days}: Written,
  {organization, since, timeZone}: PullOptions & {since: string | null},
  pulledAt: Date
): PullManifest {
  const today = localDays(timeZone)(pulledAt.toISOString());
  return {
    source: source.name,
    address: addressOf(source.url),
    organization,
    pulledAt: pulledAt.toISOString(),
    exportedAt: partial.startedAt.toISOString(),
    kind: since === null ? "complete" : "additions",
    // Complete up to today, though the last sale be older: a line the vendor dropped must go.
    period: days && since === null && days.to < today ? {...days, to: today} : days,
    since,
    pages: partial.pages,
    answers: Object.fromEntries(
      Object.entries(partial.kept).map(([list, {pages, records}]) => [list, {pages, records}])
    ),
    files,
    account
  };
}

const isNew = (written: Written, last: LastPull | null, {complete}: PullOptions): boolean =>
  last === null ||
  complete === true ||
  (written.files["orders.csv"]?.rows ?? 0) > 0 ||
  written.catalogue !== last.catalogue;

/** Ten minutes of overlap where the vendor's clock is unknown: repeats never count twice. */
const nextStart = (partial: PartialPull, {catalogue}: Written): LastPull => ({
  asOf: partial.asOf ?? new Date(partial.startedAt.getTime() - 600_000).toISOString(),
  catalogue
});

/** One rename: the delivery is there whole, or not at all. */
function putInPlace(
  made: string,
  folder: string,
  manifest: PullManifest,
  timeZone: string
): string {
  writeFileSync(join(made, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true
  });
  const day = localDays(timeZone)(manifest.pulledAt);
  let delivery = join(folder, day);
  for (let n = 2; existsSync(delivery); n++) delivery = join(folder, `${day}-${n}`);
  renameSync(made, delivery);
  return delivery;
}
