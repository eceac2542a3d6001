/** What ingestion costs beside a bare `read_csv` of the same files: all of it, nothing changed, one member's month. */
import {fork} from "node:child_process";
import {once} from "node:events";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeDemo} from "../demo/writeDemo.js";
import {readCollective} from "../loaders/collective.js";
import {type Home, openHome} from "../loaders/home.js";
import {listDeliveries} from "../loaders/sources/deliveries.js";
import {readBare} from "./bareRead.js";
import type {IngestCost} from "./ingestWorker.js";
import {writeManyMembers} from "./manyMembers.js";

const demo = "data/collectives/demo";

/**
 * Name → seconds, rows, megabytes or ratio. Ingestion reads, judges, standardizes, pseudonymizes, links, settles and
 * loads into a snapshot; marts and disclosure come after it and are told apart. The baseline is told its dialect.
 */
export async function benchIngest({
  tickets = 1_000_000,
  members = 100
} = {}): Promise<Record<string, number>> {
  return {
    ...(await withRoom((home) => benchWhole(home, tickets))),
    ...(await withRoom((home) => benchMany(home, members)))
  };
}

async function withRoom<T>(use: (home: Home) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "public-c-bench-"));
  try {
    return await use(openHome(root));
  } finally {
    rmSync(root, {recursive: true});
  }
}

async function benchWhole(home: Home, tickets: number): Promise<Record<string, number>> {
  await writeDemo({rawFolder: home.raw, tickets});
  const collective = readCollective(demo);
  const bare = await readBare(collective, home);
  const sniffed = await readBare(collective, home, {dialect: "sniffed"});
  const first = await ingestApart(demo, home);
  const ingestion = first.readingSeconds + first.loadingSeconds;
  return {
    "bare read_csv: rows": bare.rows,
    "bare read_csv: seconds": bare.seconds,
    "bare read_csv, its dialect sniffed: seconds": sniffed.seconds,
    "read, judge, standardize, pseudonymize, link, settle: seconds": first.readingSeconds,
    "load into the snapshot: seconds": first.loadingSeconds,
    "ingestion ÷ bare": ingestion / bare.seconds,
    "ingestion ÷ bare, its dialect sniffed": ingestion / sniffed.seconds,
    "ingestion: rows per second": bare.rows / ingestion,
    "marts and disclosure after it: seconds": first.seconds - ingestion,
    "peak of memory: megabytes": first.peakMegabytes
  };
}

/** The deliveries are small: what is measured is what all the other members cost. */
const ticketsOfMany = 200_000;

async function benchMany(home: Home, count: number): Promise<Record<string, number>> {
  await writeDemo({rawFolder: home.raw, tickets: ticketsOfMany});
  const folder = join(home.root, "collective");
  writeManyMembers(home, {from: demo, to: folder, count});
  await ingestApart(folder, home);
  const again = await ingestApart(folder, home);
  deliverMonth(home, "theatre-du-grand-heron");
  const bare = await readBare(readCollective(folder), home, {within: `*/${month}`});
  const changed = await ingestApart(folder, home);
  return {
    "members of the large collective": count,
    "nothing changed: seconds": again.seconds,
    "one member's month, bare read_csv: seconds": bare.seconds,
    "one member's month, ingested: seconds": changed.readingSeconds + changed.loadingSeconds,
    "one member's month, marts and disclosure after it: seconds":
      changed.seconds - changed.readingSeconds - changed.loadingSeconds
  };
}

const month = "2022-04-30";

/** One member hands over its last month again: the last tenth of its newest orders, one line among them twice. */
function deliverMonth(home: Home, organization: string): void {
  const {files} = listDeliveries(home, organization).at(-1)!;
  const {name, path} = files.find(({name}) => name.startsWith("commandes"))!;
  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\r\n");
  const last = lines.slice(-Math.ceil(lines.length / 10));
  const folder = join(home.raw, organization, month);
  mkdirSync(folder);
  writeFileSync(join(folder, name), [header, ...last, last.at(-1), ""].join("\r\n"));
  writeFileSync(join(folder, "delivery.yaml"), "confirmed: true\n");
}

async function ingestApart(collective: string, home: Home): Promise<IngestCost> {
  const worker = fork(new URL("./ingestWorker.ts", import.meta.url), [collective, home.root], {
    execArgv: ["--import", "tsx"]
  });
  const answer = await Promise.race([once(worker, "message"), once(worker, "exit")]);
  if (typeof answer[0] !== "object") throw new Error(`an ingestion ended with ${answer[0]}`);
  return answer[0] as IngestCost;
}
