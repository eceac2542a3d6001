/** A member's own wishes for its reports, out of its file, checked against the report they are about. */
import type {Collective, Member} from "../../loaders/collective.js";
import {PublicCError} from "../../loaders/error.js";
import type {Language} from "../../src/vocabulary/language.js";
import {typesetFrench} from "../body/typesetFrench.js";
import type {Report} from "../report.js";
import {noWishes, type Personal} from "../reportData.js";
import {readLogo} from "./readLogo.js";

/** @throws PublicCError exit 2 for a section that the report does not have, or a logo that cannot be printed */
export function personalOf(
  member: Member | undefined,
  report: Report,
  language: Language,
  {folder}: Pick<Collective, "folder">
): Personal {
  if (!member) return noWishes;
  const {logo, note, sections} = member.reports;
  const chosen = sections[report.id];
  if (chosen) refuseUnknown(member.organization, report, chosen);
  return {
    logo: logo === null ? null : readLogo(folder, logo),
    note: note && typeset(note[language], language),
    sections: chosen ?? null
  };
}

const typeset = (text: string, language: Language): string =>
  language === "fr" ? typesetFrench(text) : text;

function refuseUnknown(organization: string, report: Report, chosen: readonly string[]): void {
  const known = report.bodies.fr.sections.map(({id}) => id);
  const unknown = chosen.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new PublicCError(
    `members/${organization}.yaml: reports.sections.${report.id}: no section ${JSON.stringify(unknown)}`,
    {exitCode: 2, next: `one of ${known.join(", ")}`}
  );
}
