/** Who gets which report in which language, and the hash of all that each one depends on. */
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Collective, Member} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {charts} from "../src/components/charts/index.js";
import type {Language} from "../src/vocabulary/language.js";
import {fingerprint} from "./fingerprint.js";
import {type Focus, focus} from "./focus.js";
import {personalOf} from "./personal/personalOf.js";
import type {ReportSources} from "./readReportData.js";
import {sha256Of} from "./receipt.js";
import {compileReport, type Renderer} from "./render/compileReport.js";
import {
  findTwinFault,
  listReports,
  type Report,
  readReport,
  reportsFolder,
  templatesFolder
} from "./report.js";
import type {ReportData} from "./reportData.js";
import {readNote} from "./review/notes.js";
import type {Editions} from "./review/openEditions.js";

export interface Job {
  report: Report;
  data: ReportData;
  render: Renderer;
  /** Page of each section in the last of its kind. */
  pages: number[];
  language: Language;
  /** Absolute path of the PDF. */
  file: string;
  /** `<organization>/<report>.<language>.pdf`: what progress and failures say. */
  name: string;
  /** Of all that the PDF depends on. */
  inputs: string;
}

export interface Plan extends Focus {
  collective: Collective;
  members: readonly Member[];
  /** `own` has one per member, in the same order. */
  sources: ReportSources;
  /** By default, all of reports/ that need no choice of a show; those on the collective when it is not narrowed. */
  reports?: readonly string[] | undefined;
  /** Each member's own choice by default. */
  languages?: readonly Language[] | undefined;
  /** Where the PDFs go. */
  folder: string;
  /** A look while writing: the twins may differ. */
  isDraft?: boolean;
  editions: Editions;
}

export interface Planned {
  jobs: Job[];
  /** Reports whose own source, or a member's wish for them, is wrong: none of their documents is planned. */
  broken: {report: string; reason: string}[];
  /** What a draft may do and a report may not. */
  warnings: string[];
}

/** One report that cannot be read stops itself alone. @throws PublicCError exit 2 for a report that is not there */
export function planJobs(plan: Plan): Planned {
  const code = fingerprint(fileURLToPath(new URL("..", import.meta.url)));
  const planned: Planned = {jobs: [], broken: [], warnings: []};
  for (const id of chosenIds(plan))
    try {
      const report = readReport(join(reportsFolder, id), {isDraft: plan.isDraft === true});
      if (!isAskedFor(report, plan)) continue;
      planned.jobs.push(...jobsOf(report, plan, code));
      const fault = plan.isDraft ? findTwinFault(report.bodies) : null;
      if (fault) planned.warnings.push(`${fault}: this draft is printed, the report will not be`);
    } catch (error) {
      if (!(error instanceof PublicCError)) throw error;
      planned.broken.push({report: id, reason: sayError(error)});
    }
  return planned;
}

const sayError = ({message, next}: PublicCError): string =>
  next ? `${message}; ${next}` : message;

function chosenIds({reports}: Plan): readonly string[] {
  const known = listReports(reportsFolder);
  const unknown = reports?.find((id) => !known.includes(id));
  if (unknown === undefined) return reports ?? known;
  throw new PublicCError(`unknown report: ${JSON.stringify(unknown)}`, {
    exitCode: 2,
    next: `one of ${known.join(", ")}`
  });
}

function isAskedFor(
  {about, audience}: Report,
  {reports, shows, members, collective}: Plan
): boolean {
  if (reports) return true;
  const isNarrowed = members.length < collective.members.length;
  return shows ? about === "show" : about !== "show" && !(isNarrowed && audience !== "own");
}

interface Document {
  data: ReportData;
  language: Language;
}

function jobsOf(report: Report, plan: Plan, code: string): Job[] {
  const kinds = new Map<Language, Pick<Job, "render" | "pages">>();
  return documentsOf(report, plan).map(({data, language}): Job => {
    const name = nameOf(report, data, language);
    const inputs = sha256Of(JSON.stringify([code, report.id, language, data]));
    const kind = kinds.get(language) ?? kindOf(report, language);
    kinds.set(language, kind);
    return {report, data, ...kind, language, file: join(plan.folder, name), name, inputs};
  });
}

/** Its own organization's folder; a report on a show is named after it. */
const nameOf = ({id}: Report, {organization, show}: ReportData, language: Language): string =>
  `${organization.id}/${show === null ? id : `${id}-${show}`}.${language}.pdf`;

function documentsOf(report: Report, plan: Plan): Document[] {
  const {sources, members, collective, languages, editions} = plan;
  if (report.audience !== "own")
    return (languages ?? collective.languages).flatMap((language) =>
      focus(sources.collective(language), report, collective, plan).map((data) => ({
        data: withWords(data, report, language, editions),
        language
      }))
    );
  return sources.own.flatMap((own, i) =>
    (languages ?? languagesOf(members[i]!)).flatMap((language) =>
      focus(own, report, collective, plan).map((data) => ({
        data: withWords(
          {...data, personal: personalOf(members[i], report, language, collective)},
          report,
          language,
          editions
        ),
        language
      }))
    )
  );
}

const withWords = (
  data: ReportData,
  report: Report,
  language: Language,
  editions: Editions
): ReportData => ({
  ...data,
  note: readNote(editions, {report: report.id, organization: data.organization.id, language})
});

/** One renderer and one memory of page numbers per report and language. */
const kindOf = (report: Report, language: Language): Pick<Job, "render" | "pages"> => ({
  render: compileReport(report, language, {templates: join(templatesFolder, "report"), charts}),
  pages: []
});

/** What the member speaks, and what its recipients asked for. */
const languagesOf = (member: Member): Language[] => [
  ...new Set([...member.languages, ...member.recipients.map(({language}) => language)])
];
