/** The journey of a ticket: source → contract → standard → privacy → warehouse → marts. */
import {rmSync} from "node:fs";
import {join} from "node:path";
import type {Collective, Member} from "./collective.js";
import {PublicCError} from "./error.js";
import type {Home} from "./home.js";
import {expireRaw} from "./privacy/expireRaw.js";
import {openMasterKey} from "./privacy/in/keys.js";
import {type StrayFolder, sayStray, strayFolders} from "./sources/strayFolders.js";
import {sweepAside} from "./standard/files.js";
import {textHash} from "./standard/fingerprint.js";
import {keptMember, type MemberReading, readMember} from "./standard/readMember.js";
import {loadTerritories, referenceFolder} from "./warehouse/loadTerritories.js";
import {publish} from "./warehouse/publish.js";
import {type Warehouse, withWarehouse} from "./warehouse/withWarehouse.js";

export interface IngestOptions {
  now?: () => Date;
  /** Called as each member's turn comes. */
  progress?: (done: number, total: number, organization: string) => void;
  /** Only these members are looked at; the others keep what was read of them. */
  organizations?: readonly string[];
}

export interface IngestReport {
  snapshot: string;
  /** Nothing had changed: the snapshot in place is the one these deliveries give. */
  isKept: boolean;
  members: (MemberReading & {seconds: number})[];
  /** Folders under `raw` that were not read. */
  strays: StrayFolder[];
  /** Raw deliveries whose retention has ended, removed: organization/delivery. */
  expired: readonly string[];
  /** Of all the members' turns, by the clock; the rest went into the snapshot and its marts. */
  readingSeconds: number;
  seconds: number;
}

/** Reads what changed under `home.raw` and publishes a snapshot. @throws PublicCError for a wrong configuration or key, or when nothing was ever delivered */
export async function ingest(
  collective: Collective,
  home: Home,
  options: IngestOptions = {}
): Promise<IngestReport> {
  sweepRooms(home);
  try {
    return await ingestAll(collective, home, options);
  } catch (error) {
    // on a disk that is full, what was half written stands in the way of everything else
    sweepRooms(home);
    throw error;
  }
}

function sweepRooms({standard, linkage, quarantine, warehouse, keys}: Home): void {
  for (const room of [standard, linkage, quarantine, warehouse, keys]) sweepAside(room);
}

async function ingestAll(
  collective: Collective,
  home: Home,
  options: IngestOptions
): Promise<IngestReport> {
  const started = performance.now();
  const now = options.now?.() ?? new Date();
  const asOf = collective.asOf ?? localDay(now, collective.timeZone);
  const strays = strayFolders(collective, home);
  const members = await readMembers(collective, home, {...options, asOf});
  if (members.every(({deliveries}) => deliveries === 0)) throw noDeliveries(home, strays);
  const readingSeconds = (performance.now() - started) / 1000;
  const content = textHash(members.map((member) => member.content).join());
  const published = await publish(collective, home, {asOf, content});
  const expired = expireRaw(collective, home, now);
  const seconds = (performance.now() - started) / 1000;
  return {...published, members, strays, expired, readingSeconds, seconds};
}

const noDeliveries = (home: Home, strays: readonly StrayFolder[]): PublicCError =>
  new PublicCError([`no deliveries under ${home.raw}`, ...strays.map(sayStray)].join("; "), {
    next: "put a member's files in raw/<organization>/<YYYY-MM-DD>/, or run npm run demo"
  });

async function readMembers(
  collective: Collective,
  home: Home,
  {asOf, progress, organizations}: IngestOptions & {asOf: string}
): Promise<IngestReport["members"]> {
  const master = openMasterKey(home);
  const workshop = join(home.warehouse, "work.new");
  const turn = (member: Member, work: Warehouse): Promise<MemberReading> | MemberReading => {
    if (organizations && !organizations.includes(member.organization))
      return keptMember(home, member);
    const scratch = join(workshop, member.organization);
    return readMember({collective, member, home, work, scratch, asOf}, master);
  };
  return withWorkshop(home, workshop, (lanes) => {
    let begun = 0;
    return inLanes(collective.members, lanes, (member, work) => {
      progress?.(begun++, collective.members.length, member.organization);
      return timed(async () => turn(member, work));
    });
  });
}

/** Two members at a time keep two cores busy: one waits for its files while the other computes. */
const laneCount = 2;

/** A database in memory for the members' turns; it sees the rooms it needs, and no network. */
const withWorkshop = <T>(
  {raw, standard, linkage, quarantine}: Home,
  workshop: string,
  use: (lanes: readonly Warehouse[]) => Promise<T>
): Promise<T> =>
  withWarehouse(
    ":memory:",
    async (first, instance) => {
      const lanes = [first];
      while (lanes.length < laneCount) lanes.push(await instance.connect());
      for (const lane of lanes) await loadTerritories(lane, {temporary: true});
      try {
        return await use(lanes);
      } finally {
        for (const lane of lanes.slice(1)) lane.closeSync();
        rmSync(workshop, {recursive: true, force: true});
      }
    },
    {
      folders: [raw, standard, linkage, quarantine, workshop, referenceFolder],
      tempFolder: join(workshop, "spill")
    }
  );

/** Each lane takes the next item when it is free; results keep the order of the items. */
async function inLanes<T, Lane, R>(
  items: readonly T[],
  lanes: readonly Lane[],
  turn: (item: T, lane: Lane) => Promise<R>
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  const drive = async (lane: Lane): Promise<void> => {
    for (const [index, item] of queue) results[index] = await turn(item, lane);
  };
  await Promise.all(lanes.map(drive));
  return results;
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & {seconds: number}> {
  const started = performance.now();
  const result = await work();
  return {...result, seconds: (performance.now() - started) / 1000};
}

const localDay = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", {timeZone, dateStyle: "short"}).format(instant);
