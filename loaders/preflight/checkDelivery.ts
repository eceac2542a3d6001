/** The pre-flight check of a member's files: the journey of ingestion on copies, then what a person should know before handing them over. */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Language} from "../../src/vocabulary/language.js";
import type {Collective, Member} from "../collective.js";
import {sentenceOf} from "../contract/issue.js";
import type {Mapping} from "../mapping.js";
import type {GivenFile} from "../sources/source.js";
import {type Unpacked, unpack} from "../sources/unpack.js";
import type {CheckedFile, CheckReport} from "./checkReport.js";
import {chooseReading, type Reading, withFate} from "./chooseReading.js";
import {scoreOf} from "./criteria.js";
import type {EarlierDelivery} from "./earlierDeliveries.js";
import {historyOf, policyOf} from "./eligibility.js";
import {findEqualFiles} from "./findEqualFiles.js";
import {measure, nothing, verdictOf} from "./measure.js";
import {createViews, knownTables, noRows, readAccounts} from "./readAccounts.js";
import {readCoverage} from "./readCoverage.js";
import {readProblems} from "./readProblems.js";
import {type Scratch, withScratch} from "./readScratch.js";
import {findSuspicions} from "./suspicions.js";
import {findUnlocks} from "./unlocks.js";

export interface CheckOrder {
  /** Everything the member would hand over together. */
  files: readonly GivenFile[];
  /** The member's reviewed mapping; without it one is proposed, and said to be. */
  mapping?: Mapping | undefined;
  member?:
    | (Pick<Member, "territory" | "disciplines" | "privacyPolicy"> &
        Partial<Pick<Member, "salesTax">>)
    | undefined;
  collective?: Pick<Collective, "timeZone" | "seasonStart"> | undefined;
  /** What the member handed over before (`earlierDeliveries`): a part of its sales is then judged beside the rest. */
  earlier?: readonly EarlierDelivery[] | undefined;
  /** "2022-04-15": the day the check is made as of. */
  asOf: string;
  /** Decides ambiguous dates of a proposed mapping. */
  language: Language;
  /** Where copies are made and removed. */
  workshop?: string | undefined;
  /** Lines named per problem; 20 unless told. */
  examples?: number;
  /** False where others than the member may read the report. */
  showValues?: boolean;
}

/** Keeps nothing. @returns a report whatever the files hold: bad data is never an exception */
export async function checkDelivery(order: CheckOrder): Promise<CheckReport> {
  const room = mkdtempSync(join(order.workshop ?? tmpdir(), "public-c-unpacked-"));
  try {
    const unpacked = unpack(order.files, room);
    const files = unpacked.flatMap((one) => ("refused" in one ? [] : [one.file]));
    const report = await checkFiles({...order, files});
    return {...report, files: [...unpacked.flatMap(refusedArchive), ...report.files]};
  } finally {
    rmSync(room, {recursive: true, force: true});
  }
}

/** An archive that is not opened is a file that is not read. */
const refusedArchive = (one: Unpacked): CheckedFile[] =>
  "refused" in one
    ? [{name: one.file.name, tables: [], refused: sentenceOf(one.refused, null)}]
    : [];

async function checkFiles(order: CheckOrder): Promise<CheckReport> {
  const reading = await chooseReading(order);
  const {mapping, read} = reading;
  if (mapping === null || read.length === 0) return emptyReport(order, reading);
  const {member = anyMember, collective = anyCollective, asOf, workshop, earlier = []} = order;
  const given = {files: read, mapping, collective, member, asOf, earlier};
  const scratch = {...given, ...(workshop && {workshop})};
  return withScratch(scratch, (scratch) => reportOf(order, {...reading, mapping}, scratch));
}

async function reportOf(
  order: CheckOrder,
  {mapping, read, files, problems}: Reading & {mapping: Mapping},
  scratch: Scratch
): Promise<CheckReport> {
  const {member = anyMember, collective = anyCollective, asOf} = order;
  const {examples = 20, showValues = true} = order;
  const {work} = scratch;
  await createViews(scratch);
  const ofEarlierCustomers = hasCustomers(order.earlier)
    ? ["unknownCustomer", "anonymousSales"]
    : [];
  const found = (await readProblems(scratch, {files: read, mapping, examples, showValues})).filter(
    ({code}) => !ofEarlierCustomers.includes(code)
  );
  const told = {
    files: withFate(files, found),
    tables: await readAccounts(scratch),
    coverage: await readCoverage(work, asOf),
    problems: [...problems, ...found],
    suspicions: [
      ...findEqualFiles(read),
      ...(await findSuspicions(work, {timeZone: collective.timeZone, asOf})).filter(
        ({code}) => !ofEarlierCustomers.includes(code)
      )
    ],
    unlocks: await findUnlocks(work, mapping)
  };
  const history = await readCoverage(work, asOf, "known_orders");
  const known = knownTables(told.tables, order.earlier ?? []);
  const measured = {
    ...(await measure(work, mapping, {...told, coverage: history, known})),
    ...(hasCustomers(order.earlier) && {customersKnown: 1})
  };
  return {
    asOf,
    verdict: verdictOf(told.problems, measured),
    score: scoreOf(measured),
    eligibility: {
      privacyPolicy: policyOf(member.privacyPolicy ?? null, asOf),
      history: historyOf(known, history)
    },
    isMappingProposed: order.mapping === undefined,
    mapping,
    ...told
  };
}

/** Customers handed over before are not read here: nothing tells whether a sale's is one of them. */
const hasCustomers = (earlier: CheckOrder["earlier"] = []): boolean =>
  earlier.some(({manifest}) => manifest.counts.customers.rows > 0);

const anyCollective = {timeZone: "America/Toronto", seasonStart: "09-01"};
const anyMember: NonNullable<CheckOrder["member"]> = {
  territory: {municipality: "", mrc: null, adminRegion: "06"},
  disciplines: ["other"],
  privacyPolicy: null
};

/** Nothing could be read: every file says why. */
function emptyReport({asOf, mapping, member}: CheckOrder, {files, problems}: Reading): CheckReport {
  const tables = {customers: noRows, orders: noRows, performances: noRows};
  const coverage = {from: null, to: null, months: [], years: [], gaps: []};
  return {
    asOf,
    verdict: "notReady",
    score: scoreOf(nothing),
    eligibility: {
      privacyPolicy: policyOf(member?.privacyPolicy ?? null, asOf),
      history: historyOf([], coverage)
    },
    files,
    isMappingProposed: mapping === undefined,
    mapping: null,
    tables,
    coverage,
    problems,
    suspicions: [],
    unlocks: []
  };
}
