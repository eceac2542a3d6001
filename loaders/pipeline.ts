/** The journey of a ticket: source → contract → standard → privacy → warehouse → marts. */
import {rmSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "./collective.js";
import {PublicCError} from "./error.js";
import type {Home} from "./home.js";
import {expireRaw} from "./privacy/expireRaw.js";
import {openMasterKey} from "./privacy/in/keys.js";
import {type StrayFolder, sayStray, strayFolders} from "./sources/strayFolders.js";
import type {MemberContext} from "./standard/context.js";
import {sweepAside} from "./standard/files.js";
import {
  keptMember,
  lookAtMember,
  type MemberReading,
  type MemberTurn,
  takeTurn
} from "./standard/readMember.js";
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
  /** Of all the members' turns, by the clock. */
  readingSeconds: number;
  /** Of the standard tables into the snapshot; the rest went into marts and disclosure. */
  loadingSeconds: number;
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
  const contents = Object.fromEntries(
    members.map(({organization, content}) => [organization, content])
  );
  const published = await publish(collective, home, {asOf, contents, now});
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
  const readings = new Map<string, IngestReport["members"][number]>();
  const turns: MemberTurn[] = [];
  for (const member of collective.members) {
    const isAside = organizations && !organizations.includes(member.organization);
    const turn = isAside ? null : lookAtMember({collective, member, home, asOf});
    const kept = turn === null ? keptMember(home, member) : turn.kept;
    if (kept) readings.set(member.organization, {...kept, seconds: 0});
    else turns.push(turn!);
  }
  await takeTurns(home, turns.sort(byBytes), async (turn, own) => {
    const {organization} = turn.known.member;
    progress?.(readings.size, collective.members.length, organization);
    readings.set(organization, await timed(() => takeTurn(turn, {...own, master})));
  });
  return collective.members.map(({organization}) => readings.get(organization)!);
}

/** The largest first, so that no lane is left alone with it at the end. */
const byBytes = (a: MemberTurn, b: MemberTurn): number => bytesOf(b) - bytesOf(a);

const bytesOf = ({changed}: MemberTurn): number =>
  changed.reduce((sum, {files}) => sum + files.reduce((bytes, {size}) => bytes + size, 0), 0);

type Own = Pick<MemberContext, "work" | "scratch">;

async function takeTurns(
  home: Home,
  turns: readonly MemberTurn[],
  take: (turn: MemberTurn, own: Own) => Promise<void>
): Promise<void> {
  if (turns.length === 0) return;
  const workshop = join(home.warehouse, "work.new");
  const laneCount = Math.min(cores, turns.length);
  await withWorkshop(home, {workshop, laneCount}, (lanes) =>
    inLanes(turns, lanes, (turn, work) =>
      take(turn, {work, scratch: join(workshop, turn.known.member.organization)})
    )
  );
}

/** Two members at a time, each on a core of its own: cheaper than two cores on one member. */
const cores = 2;

/** A database in memory for the members' turns; it sees the rooms it needs, and no network. */
const withWorkshop = <T>(
  {raw, standard, linkage, quarantine}: Home,
  {workshop, laneCount}: {workshop: string; laneCount: number},
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
      tempFolder: join(workshop, "spill"),
      threads: cores / laneCount
    }
  );

/** Each lane takes the next item when it is free. */
async function inLanes<T, Lane>(
  items: readonly T[],
  lanes: readonly Lane[],
  turn: (item: T, lane: Lane) => Promise<void>
): Promise<void> {
  const queue = items.values();
  const drive = async (lane: Lane): Promise<void> => {
    for (const item of queue) await turn(item, lane);
  };
  await Promise.all(lanes.map(drive));
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & {seconds: number}> {
  const started = performance.now();
  const result = await work();
  return {...result, seconds: (performance.now() - started) / 1000};
}

const localDay = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", {timeZone, dateStyle: "short"}).format(instant);
