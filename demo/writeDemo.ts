/** Writes the whole demonstration: its configuration, its members' deliveries, and the truth about them. */
import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {setImmediate} from "node:timers/promises";
import {writeConfiguration} from "./configuration.js";
import {writeDeliveries} from "./deliveries.js";
import {type Listing, listingsOf} from "./listings.js";
import {demoMembers} from "./members.js";
import {Population} from "./people.js";
import {Rows} from "./rows.js";
import {type Sales, standsForPerson} from "./sales.js";
import {expectedTickets, scheduleOf} from "./schedule.js";
import {sellSeasons} from "./sell.js";
import type {DemoReport, MemberTruth} from "./truth.js";

export interface DemoOptions {
  /** Where collective.yaml, members and mappings go; left alone when absent. */
  collectiveFolder?: string;
  /** `<home>/raw`: one folder per organization, one per delivery; the truth is written beside it. */
  rawFolder: string;
  /** About how many tickets are sold in all, before refunds. */
  tickets?: number;
  seed?: string;
  progress?: (done: number, total: number, organization: string) => void;
}

/** Deterministic: the same seed and number of tickets give the same bytes. Files that are already these are kept. */
export async function writeDemo(options: DemoOptions): Promise<DemoReport> {
  const {collectiveFolder, rawFolder, tickets = 1_000_000, seed = "public-c", progress} = options;
  if (collectiveFolder) writeConfiguration(collectiveFolder);
  const kept = readKept(rawFolder, tickets, seed);
  if (kept) return kept;
  const population = new Population(seed);
  const scale = scaleFor(tickets, seed);
  const visits = new PeopleCounter();
  const members: MemberTruth[] = [];
  const people = ["organization,customer_code,person,household\n"];
  const listings: Listing[] = [];
  let sold = 0;
  for (const [index, member] of demoMembers.entries()) {
    progress?.(index, demoMembers.length, member.organization);
    const performances = scheduleOf(member, seed, scale);
    const sales = sellSeasons(member, performances, population, seed);
    rmSync(join(rawFolder, member.organization), {recursive: true, force: true});
    const rows = new Rows(member, sales, performances, population);
    members.push(await writeDeliveries(rows, rawFolder));
    people.push(linesOfPeople(rows, population));
    listings.push(...listingsOf(member, performances));
    sold += ticketsIn(sales);
    visits.count(sales);
    await setImmediate();
  }
  const report = reportOf({
    seed,
    ticketsAsked: tickets,
    tickets: sold,
    members,
    people: visits.result()
  });
  writeFileSync(peoplePath(rawFolder), people.join(""));
  writeFileSync(listingsPath(rawFolder), JSON.stringify(listings));
  writeFileSync(truthPath(rawFolder), `${JSON.stringify(report, null, 1)}\n`);
  return report;
}

export const truthPath = (rawFolder: string): string => join(dirname(rawFolder), "demo-truth.json");

/** Who stands behind each customer code: what linking persons is held against. */
export const peoplePath = (rawFolder: string): string =>
  join(dirname(rawFolder), "demo-people.csv");

/** What each performance listed really is: what the common repertoire is held against. */
export const listingsPath = (rawFolder: string): string =>
  join(dirname(rawFolder), "demo-repertoire.json");

function linesOfPeople(rows: Rows, population: Population): string {
  const {sales, member} = rows;
  let lines = "";
  for (let record = 0; record < sales.person.length; record++) {
    if (!standsForPerson(sales, record)) continue;
    const person = sales.person.at(record);
    lines += `${member.organization},${rows.customerCode(record)},${person},${population.household(person)}\n`;
  }
  return lines;
}

/** Tickets drawn on top of those a schedule foresees: exchanges, and demand refilled after refusals. */
const overshoot = 1.025;
/** Below so many, rounding to whole performances shows, and a trial sale is cheap. */
const small = 200_000;

/** The scale at which about so many tickets are sold. */
function scaleFor(tickets: number, seed: string): number {
  let scale = tickets / 1_000_000;
  for (let step = 0; step < 2; step++) scale *= tickets / overshoot / expectedAt(scale, seed);
  return tickets < small ? (scale * tickets) / soldAt(scale, seed) : scale;
}

function soldAt(scale: number, seed: string): number {
  const population = new Population(seed);
  return demoMembers.reduce((sum, member) => {
    const sales = sellSeasons(member, scheduleOf(member, seed, scale), population, seed);
    return sum + ticketsIn(sales);
  }, 0);
}

const expectedAt = (scale: number, seed: string): number =>
  demoMembers.reduce((sum, member) => sum + expectedTickets(scheduleOf(member, seed, scale)), 0);

function ticketsIn(sales: Sales): number {
  let tickets = 0;
  for (let line = 0; line < sales.length; line++)
    if (sales.kind.at(line) === 0) tickets += sales.tickets.at(line);
  return tickets;
}

/** At how many organizations each person is known. */
class PeopleCounter {
  private readonly organizations = new Map<number, number>();

  count(sales: Sales): void {
    const here = new Set<number>();
    for (let record = 0; record < sales.person.length; record++)
      if (standsForPerson(sales, record)) here.add(sales.person.at(record));
    for (const person of here)
      this.organizations.set(person, (this.organizations.get(person) ?? 0) + 1);
  }

  result(): DemoReport["people"] {
    let several = 0;
    for (const count of this.organizations.values()) if (count > 1) several++;
    return {persons: this.organizations.size, atSeveralOrganizations: several};
  }
}

function reportOf(
  known: Pick<DemoReport, "seed" | "ticketsAsked" | "tickets" | "members" | "people">
): DemoReport {
  const deliveries = known.members.flatMap((member) => member.deliveries);
  const rows = (table: "customers" | "orders" | "performances"): number =>
    deliveries.reduce((sum, {tables}) => sum + tables[table].rows, 0);
  return {
    ...known,
    generator: generatorHash(),
    organizations: known.members.length,
    files: deliveries.reduce((sum, {files}) => sum + files.length, 0),
    rows: {customers: rows("customers"), orders: rows("orders"), performances: rows("performances")}
  };
}

/** The report of files that this very generator wrote before with the same wishes, when all are still there. */
function readKept(rawFolder: string, tickets: number, seed: string): DemoReport | null {
  mkdirSync(rawFolder, {recursive: true});
  const path = truthPath(rawFolder);
  if (![path, peoplePath(rawFolder), listingsPath(rawFolder)].every((file) => existsSync(file)))
    return null;
  const report = JSON.parse(readFileSync(path, "utf8")) as DemoReport;
  const isSame =
    report.seed === seed && report.ticketsAsked === tickets && report.generator === generatorHash();
  const files = report.members.flatMap(({deliveries}) =>
    deliveries.flatMap((delivery) => delivery.files)
  );
  return isSame && files.every(({path: file, bytes}) => sizeOf(join(rawFolder, file)) === bytes)
    ? report
    : null;
}

const sizeOf = (path: string): number | undefined => statSync(path, {throwIfNoEntry: false})?.size;

function generatorHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(import.meta.dirname).sort())
    if (name.endsWith(".ts")) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest("hex").slice(0, 16);
}
