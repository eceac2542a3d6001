/** The subject of a report, by what its report.yaml says. */
import type {Language} from "../../src/vocabulary/language.js";
import type {Report} from "../report.js";
import type {ReportData} from "../reportData.js";
import {collectiveSubject} from "./collective.js";
import {fundersSubject} from "./funders.js";
import {seasonSubject} from "./season.js";
import {showSubject} from "./show.js";
import type {Subject} from "./subject.js";

/** @throws ReportFailure when the data hold nothing of the kind */
export function subjectOf(
  {audience, about}: Pick<Report, "audience" | "about">,
  data: ReportData,
  language: Language
): Subject {
  if (audience !== "own") return collectiveSubject(data, language);
  return subjects[about](data, language);
}

const subjects = {season: seasonSubject, show: showSubject, funders: fundersSubject} as const;
