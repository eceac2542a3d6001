/** Every organization's reports: read, render, print, check, keep. One failure stops one report, never the others. */
import {join} from "node:path";
import type {Collective, Member} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {publishedSnapshot} from "../loaders/exportMarts.js";
import type {Home} from "../loaders/home.js";
import {withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {shownProductions} from "../src/components/shows/show.js";
import type {Language} from "../src/vocabulary/language.js";
import {type Job, type Planned, planJobs} from "./planJobs.js";
import {printHere} from "./printHere.js";
import {type ReportSources, readReportData} from "./readReportData.js";
import {readReceipt} from "./receipt.js";
import {recordEdition} from "./review/editions.js";
import {type Editions, withEditions} from "./review/openEditions.js";

export interface PrintReportsOptions {
  /** All members by default. @throws PublicCError exit 2 for one that is not a member */
  organizations?: readonly string[];
  /** Each member's own choice by default. */
  languages?: readonly Language[];
  /** Report ids; by default all of reports/ but those on one show. */
  reports?: readonly string[];
  /** Production ids: the reports on each of them, and no other unless named. */
  shows?: readonly string[];
  /** "2018-2019": of reports on a season that is over, instead of the last one. */
  season?: string;
  /** Folder for the PDFs; by default `<home>/pdf/<snapshot>`. In one language it is a draft: the twin may lag. */
  to?: string;
  progress?(done: number, total: number, file: string): void;
  /** On this machine by default. */
  printer?: Printer;
}

export interface PrintReportsResult {
  snapshot: string;
  /** The folder that holds `<organization>/<report>.<language>.pdf`. */
  folder: string;
  printed: number;
  /** Nothing they depend on had changed. */
  reused: number;
  failed: readonly Failure[];
  /** What a draft in one language may do and a report may not. */
  warnings: readonly string[];
  seconds: number;
}

export interface Failure {
  /** The document, or the folder of a report of which none can be made. */
  file: string;
  reason: string;
  /** Its own text is at fault, not the data: nothing of it was tried. */
  isSource?: boolean;
}

/** Where jobs are printed: here, or on the machines of a queue. One failure is one line; the others go on. */
export type Printer = (
  jobs: readonly Job[],
  about: PrintRequest,
  progress?: PrintReportsOptions["progress"]
) => Promise<{file: string; reason: string}[]>;

/** What is asked for, as another machine can be told. */
export type PrintRequest = Omit<PrintReportsOptions, "progress" | "printer">;

/** @throws PublicCError exit 1 when nothing was ingested, 2 for a report, member or show that is not there */
export async function printReports(
  collective: Collective,
  home: Home,
  {progress, printer = printHere, ...request}: PrintReportsOptions = {}
): Promise<PrintReportsResult> {
  const started = performance.now();
  const {snapshot, folder, jobs, broken, warnings} = await readPlan(collective, home, request);
  const stale = jobs.filter((job) => !readReceipt(job.file, job.inputs));
  const failed = stale.length ? await printer(stale, request, progress) : [];
  if (!request.to) withEditions(home, (editions) => recordJobs(editions, jobs));
  return {
    snapshot,
    folder,
    printed: stale.length - failed.length,
    reused: jobs.length - stale.length,
    failed: [
      ...broken.map(({report, reason}) => ({file: `reports/${report}`, reason, isSource: true})),
      ...failed
    ],
    warnings,
    seconds: (performance.now() - started) / 1000
  };
}

/** Every document that the request asks for, of the published snapshot. */
export async function readPlan(
  collective: Collective,
  home: Home,
  {organizations, to, ...chosen}: PrintRequest
): Promise<Planned & {snapshot: string; folder: string}> {
  const snapshot = publishedSnapshot(home);
  const members = chosenMembers(collective, organizations);
  const sources = await readData({...snapshot, collective, members});
  refuseUnknownShows(chosen.shows, sources);
  const folder = to ?? join(home.pdf, snapshot.id);
  const isDraft = to !== undefined && chosen.languages?.length === 1;
  const planned = withEditions(home, (editions) =>
    planJobs({...chosen, collective, members, sources, folder, editions, isDraft})
  );
  return {snapshot: snapshot.id, folder, ...planned};
}

const readData = (source: Parameters<typeof readReportData>[1]): Promise<ReportSources> =>
  withWarehouse(source.file, (warehouse) => readReportData(warehouse, source), {readOnly: true});

function refuseUnknownShows(shows: readonly string[] | undefined, {own}: ReportSources): void {
  const known = new Set(
    own.flatMap(({rows, snapshot}) =>
      shownProductions(rows.productions, snapshot).map(({productionId}) => productionId)
    )
  );
  const unknown = shows?.find((show) => !known.has(show));
  if (unknown === undefined) return;
  throw new PublicCError(`no such show among these members: ${JSON.stringify(unknown)}`, {
    exitCode: 2,
    next: `one of ${[...known].sort().slice(0, 20).join(", ")}${known.size > 20 ? ", …" : ""}`
  });
}

function chosenMembers(collective: Collective, chosen?: readonly string[]): readonly Member[] {
  if (!chosen) return collective.members;
  return chosen.map((organization) => {
    const member = collective.members.find((member) => member.organization === organization);
    if (member) return member;
    throw new PublicCError(`unknown organization: ${JSON.stringify(organization)}`, {
      exitCode: 2,
      next: `one of ${collective.members.map((member) => member.organization).join(", ")}`
    });
  });
}

/** What stands in the house's own folder is up for review; a copy made elsewhere is not. */
function recordJobs(editions: Editions, jobs: readonly Job[]): void {
  for (const {file, inputs} of jobs) {
    const receipt = readReceipt(file, inputs);
    if (receipt) recordEdition(editions, receipt, {file, now: new Date()});
  }
}
