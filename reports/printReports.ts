/** Every organization's reports: read, render, print, check, keep. One failure stops one report, never the others. */
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Collective, Member} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {publishedSnapshot} from "../loaders/exportMarts.js";
import type {Home} from "../loaders/home.js";
import {withWarehouse} from "../loaders/warehouse/withWarehouse.js";
import {charts} from "../src/components/charts/index.js";
import type {Language} from "../src/vocabulary/language.js";
import {type Press, withBrowser} from "./browser/withBrowser.js";
import {fingerprint} from "./fingerprint.js";
import {checkPrinted} from "./print/checkPrinted.js";
import {printPdf} from "./print/printPdf.js";
import {printWithContents} from "./print/printWithContents.js";
import {readReportData} from "./readReportData.js";
import {type Receipt, receiptSpec} from "./receipt.js";
import {compileReport, type Rendered, type Renderer} from "./render/compileReport.js";
import {linesOf} from "./render/linesOf.js";
import {listReports, type Report, readReport, reportsFolder, templatesFolder} from "./report.js";
import type {ReportData} from "./reportData.js";
import {recordEdition} from "./review/editions.js";
import {readNote} from "./review/notes.js";
import {type Editions, withEditions} from "./review/openEditions.js";

const project = fileURLToPath(new URL("..", import.meta.url));

export interface PrintReportsOptions {
  /** All members by default. @throws PublicCError exit 2 for one that is not a member */
  organizations?: readonly string[];
  /** Each member's own choice by default. */
  languages?: readonly Language[];
  /** Report ids; all of reports/ by default. */
  reports?: readonly string[];
  /** Folder for the PDFs; by default `<home>/pdf/<snapshot>`. */
  to?: string;
  progress?(done: number, total: number, file: string): void;
}

export interface PrintReportsResult {
  snapshot: string;
  /** The folder that holds `<organization>/<report>.<language>.pdf`. */
  folder: string;
  printed: number;
  /** Nothing they depend on had changed. */
  reused: number;
  failed: readonly {file: string; reason: string}[];
  seconds: number;
}

/** @throws PublicCError exit 2 when a report's own source is wrong, 1 when nothing was ingested */
export async function printReports(
  collective: Collective,
  home: Home,
  options: PrintReportsOptions = {}
): Promise<PrintReportsResult> {
  const started = performance.now();
  const {id, file} = publishedSnapshot(home);
  const folder = options.to ?? join(home.pdf, id);
  const jobs = await withWarehouse(
    file,
    async (warehouse) => {
      const members = chosenMembers(collective, options.organizations);
      const data = await readReportData(warehouse, {id, file, collective, members});
      return withEditions(home, (editions) => planJobs(data, members, options, {folder, editions}));
    },
    {readOnly: true}
  );
  const stale = jobs.filter((job) => !readReceipt(job));
  const failed = stale.length ? await printJobs(stale, options.progress) : [];
  if (!options.to) withEditions(home, (editions) => recordJobs(editions, jobs));
  return {
    snapshot: id,
    folder,
    printed: stale.length - failed.length,
    reused: jobs.length - stale.length,
    failed,
    seconds: (performance.now() - started) / 1000
  };
}

interface Job {
  report: Report;
  data: ReportData;
  render: Renderer;
  /** Page of each section in the last of its kind. */
  pages: number[];
  language: Language;
  /** Absolute path of the PDF. */
  file: string;
  /** Relative to the folder: what progress and failures say. */
  name: string;
  /** Of all that the PDF depends on. */
  inputs: string;
}

function planJobs(
  data: readonly ReportData[],
  members: readonly Member[],
  {reports = listReports(reportsFolder), languages}: PrintReportsOptions,
  {folder, editions}: {folder: string; editions: Editions}
): Job[] {
  const code = fingerprint(project);
  return reports.flatMap((id) => {
    const report = readReport(join(reportsFolder, id));
    const renderer = rendererOf(report);
    const pages: Record<Language, number[]> = {fr: [], en: []};
    return data.flatMap((own, i) =>
      (languages ?? languagesOf(members[i]!)).map((language): Job => {
        const organization = own.organization.id;
        const name = `${organization}/${id}.${language}.pdf`;
        const noted = {...own, note: readNote(editions, {report: id, organization, language})};
        const inputs = hash(JSON.stringify([code, id, language, noted]));
        return {
          report,
          data: noted,
          render: renderer(language),
          pages: pages[language],
          language,
          file: join(folder, name),
          name,
          inputs
        };
      })
    );
  });
}

/** Compiled when first asked for, once per language. */
function rendererOf(report: Report): (language: Language) => Renderer {
  const compiled = new Map<Language, Renderer>();
  return (language) => {
    const known = compiled.get(language);
    if (known) return known;
    const templates = join(templatesFolder, "report");
    const renderer = compileReport(report, language, {templates, charts});
    compiled.set(language, renderer);
    return renderer;
  };
}

/** What the member speaks, and what its recipients asked for. */
const languagesOf = (member: Member): Language[] => [
  ...new Set([...member.languages, ...member.recipients.map(({language}) => language)])
];

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

async function printJobs(
  jobs: readonly Job[],
  progress: PrintReportsOptions["progress"]
): Promise<{file: string; reason: string}[]> {
  const failed: {file: string; reason: string}[] = [];
  let done = 0;
  await withBrowser(async (press) => {
    await Promise.all(
      jobs.map((job) =>
        printJob(press, job)
          .catch((error: Error) => failed.push({file: job.name, reason: error.message}))
          .finally(() => progress?.(++done, jobs.length, job.name))
      )
    );
  });
  return failed;
}

/** Rendered only once a page is free, so that no more documents wait in memory than are printed. */
const printJob = (press: Press, job: Job): Promise<void> =>
  press.withPage(async (page) => {
    const rendered = job.render(job.data);
    const {html} = rendered;
    const options = {paper: job.report.paper, dated: job.data.snapshot.asOf};
    const pdf = await printWithContents(html, job.pages, (numbered) =>
      printPdf(page, numbered, options)
    );
    checkPrinted(pdf, html);
    keep(job, pdf, rendered);
  });

/** What stands in the house's own folder is up for review; a copy made elsewhere is not. */
function recordJobs(editions: Editions, jobs: readonly Job[]): void {
  for (const job of jobs) {
    const receipt = readReceipt(job);
    if (receipt) recordEdition(editions, receipt, {file: job.file, now: new Date()});
  }
}

/** Undefined when the PDF must be made: none yet, other inputs, other bytes, or a receipt of another time. */
function readReceipt(job: Job): Receipt | undefined {
  if (!existsSync(job.file) || !existsSync(receiptOf(job))) return undefined;
  const {data} = receiptSpec.safeParse(JSON.parse(readFileSync(receiptOf(job), "utf8")));
  const isUnchanged = data?.inputs === job.inputs && data.sha256 === hash(readFileSync(job.file));
  return isUnchanged ? data : undefined;
}

const receiptOf = (job: Job): string => job.file.replace(/\.pdf$/, ".json");

/** The receipt comes last: a PDF without it is printed again. */
function keep(job: Job, pdf: Buffer, {html, title, headline, figures}: Rendered): void {
  mkdirSync(dirname(job.file), {recursive: true, mode: 0o700});
  const {snapshot, organization} = job.data;
  const receipt: Receipt = {
    report: job.report.id,
    period: snapshot.currentSeason,
    organization: organization.id,
    language: job.language,
    snapshot: snapshot.id,
    title,
    inputs: job.inputs,
    sha256: hash(pdf),
    bytes: pdf.length,
    headline,
    note: job.data.note,
    figures,
    lines: linesOf(html)
  };
  writeWhole(job.file, pdf);
  writeWhole(receiptOf(job), `${JSON.stringify(receipt)}\n`);
}

function writeWhole(file: string, content: Buffer | string): void {
  writeFileSync(`${file}.new`, content, {mode: 0o600});
  renameSync(`${file}.new`, file);
}

const hash = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex");
