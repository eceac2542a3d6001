/** The analyst's note to one organization: printed in its report and said in its message; it changes the bytes. */
import type {Language} from "../../src/vocabulary/language.js";
import {typesetFrench} from "../body/typesetFrench.js";
import type {Editions} from "./openEditions.js";

export interface NoteKey {
  report: string;
  organization: string;
  language: Language;
}

export interface Note {
  at: string;
  author: string;
  text: string;
}

/** An empty text takes the note away. */
export function writeNote(
  editions: Editions,
  {report, organization, language}: NoteKey,
  {at, author, text}: Note
): void {
  editions
    .prepare("delete from notes where report = ? and organization = ? and language = ?")
    .run(report, organization, language);
  if (text.trim() === "") return;
  editions
    .prepare(
      "insert into notes (report, organization, language, at, author, text) values (?, ?, ?, ?, ?, ?)"
    )
    .run(report, organization, language, at, author, typeset(text.trim(), language));
}

const typeset = (text: string, language: Language): string =>
  language === "fr" ? typesetFrench(text) : text;

export function readNote(
  editions: Editions,
  {report, organization, language}: NoteKey
): string | null {
  const row = editions
    .prepare("select text from notes where report = ? and organization = ? and language = ?")
    .get(report, organization, language);
  return row ? String(row.text) : null;
}
