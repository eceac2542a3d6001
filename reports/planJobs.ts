/** Who gets which report in which language, and the hash of all that each one depends on. */
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Member} from "../loaders/collective.js";
import {charts} from "../src/components/charts/index.js";
import type {Language} from "../src/vocabulary/language.js";
import {fingerprint} from "./fingerprint.js";
import {sha256Of} from "./receipt.js";
import {compileReport, type Renderer} from "./render/compileReport.js";
import {listReports, type Report, readReport, reportsFolder, templatesFolder} from "./report.js";
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

export interface Plan {
  members: readonly Member[];
  /** One per member, in the same order. */
  data: readonly ReportData[];
  /** All of reports/ by default. */
  reports?: readonly string[] | undefined;
  /** Each member's own choice by default. */
  languages?: readonly Language[] | undefined;
  /** Where the PDFs go. */
  folder: string;
  /** A look while writing: the twins may differ. */
  isDraft?: boolean;
  editions: Editions;
}

/** @throws PublicCError exit 2 when a report's own source is wrong */
export function planJobs({reports = listReports(reportsFolder), ...plan}: Plan): Job[] {
  const code = fingerprint(fileURLToPath(new URL("..", import.meta.url)));
  const isDraft = plan.isDraft === true;
  return reports.flatMap((id) =>
    jobsOf(readReport(join(reportsFolder, id), {isDraft}), plan, code)
  );
}

function jobsOf(
  report: Report,
  {members, data, languages, folder, editions}: Plan,
  code: string
): Job[] {
  const kinds = new Map<Language, Pick<Job, "render" | "pages">>();
  return data.flatMap((own, i) =>
    (languages ?? languagesOf(members[i]!)).map((language): Job => {
      const name = `${own.organization.id}/${report.id}.${language}.pdf`;
      const note = readNote(editions, {
        report: report.id,
        organization: own.organization.id,
        language
      });
      const noted = {...own, note};
      const inputs = sha256Of(JSON.stringify([code, report.id, language, noted]));
      const kind = kinds.get(language) ?? kindOf(report, language);
      kinds.set(language, kind);
      return {report, data: noted, ...kind, language, file: join(folder, name), name, inputs};
    })
  );
}

/** One renderer and one memory of page numbers per report and language. */
const kindOf = (report: Report, language: Language): Pick<Job, "render" | "pages"> => ({
  render: compileReport(report, language, {templates: join(templatesFolder, "report"), charts}),
  pages: []
});

/** What the member speaks, and what its recipients asked for. */
const languagesOf = (member: Member): Language[] => [
  ...new Set([...member.languages, ...member.recipients.map(({language}) => language)])
];
