/** Which files are read and how: by the member's reviewed mapping, else by one proposed for them. */
import type {Language, Text} from "../../src/vocabulary/language.js";
import {wholeFileCodes} from "../contract/issue.js";
import {type GivenTable, type Mapping, mappingSpec, readingsOf} from "../mapping.js";
import {isRead, type Proposal, proposeMapping} from "../proposal/proposeMapping.js";
import {refusalSentence} from "../proposal/sayProposal.js";
import type {GivenFile} from "../sources/source.js";
import type {CheckedFile, Problem} from "./checkReport.js";

export interface Reading {
  mapping: Mapping | null;
  /** Files that the mapping reads. */
  read: GivenFile[];
  files: CheckedFile[];
  problems: Problem[];
}

/** What it leaves out is looked at too, to say what it is. */
export async function chooseReading({
  files,
  mapping,
  language
}: {
  files: readonly GivenFile[];
  mapping?: Mapping | undefined;
  language: Language;
}): Promise<Reading> {
  if (mapping) {
    const read = files.filter(({name}) => isNamed(mapping, name));
    const others = files.filter(({name}) => !isNamed(mapping, name));
    const seen = others.length ? await proposeMapping(others, {language}) : null;
    return {
      mapping,
      read,
      files: files.map((file) => checkedFile(file, mapping, seen)),
      problems: []
    };
  }
  const proposal = await proposeMapping(files, {language});
  const proposed = proposal.mapping ? mappingSpec.parse(proposal.mapping) : null;
  return {
    mapping: proposed,
    read: files.filter(
      (file) => proposed && isNamed(proposed, file.name) && !refusalOf(proposal, file)
    ),
    files: files.map((file) => checkedFile(file, proposed, proposal)),
    problems: ambiguities(proposal)
  };
}

const isNamed = (mapping: Mapping, name: string): boolean => readingsOf(mapping, name).length > 0;

const refusalOf = (proposal: Proposal | null, {name}: GivenFile): Text | null => {
  const file = proposal?.files.find((one) => one.name === name);
  if (!file || isRead(file)) return null;
  return {fr: refusalSentence(file, "fr"), en: refusalSentence(file, "en")};
};

function checkedFile(file: GivenFile, mapping: Mapping | null, seen: Proposal | null): CheckedFile {
  const refused = refusalOf(seen, file);
  const readings = mapping ? readingsOf(mapping, file.name) : [];
  const tables = readings.flatMap(({entry}) =>
    (Object.keys(entry.tables) as GivenTable[]).filter((table) => entry.tables[table])
  );
  if (refused) return {name: file.name, tables: [], refused};
  return {
    name: file.name,
    tables: [...new Set(tables)],
    refused: readings.length > 0 ? null : notNamed
  };
}

/** A file that the reader itself refused says so. */
export const withFate = (
  files: readonly CheckedFile[],
  problems: readonly Problem[]
): CheckedFile[] =>
  files.map((file) => {
    const refusal = problems.find(
      (problem) => problem.file === file.name && refusing.has(problem.code)
    );
    return refusal ? {...file, refused: refusal.sentence} : file;
  });

/** Of the file itself; a missing column has a line of its own in the fix list. */
const refusing = new Set<string>(wholeFileCodes.filter((code) => code !== "missingColumn"));

const notNamed: Text = {
  fr: "La correspondance du membre ne nomme pas ce fichier\u00a0: il n’est pas lu.",
  en: "The member’s mapping does not name this file: it is not read."
};

/** Dates that read two ways, for a person to settle. */
const ambiguities = (proposal: Proposal): Problem[] =>
  proposal.files
    .filter(isRead)
    .filter(({dates}) => dates.isAmbiguous)
    .map(({name, rows, tables}) => ({
      code: "ambiguousDates",
      severity: "warning",
      table: tables.orders ? "orders" : "performances",
      file: name,
      column: null,
      rows,
      sentence: {
        fr: "Les dates se lisent jour/mois ou mois/jour, et aucune ne le dit : confirmez avec --days.",
        en: "Dates read day/month or month/day, and none tells: confirm with --days."
      },
      expected: {fr: "2022-04-15 19:30", en: "2022-04-15 19:30"},
      examples: []
    }));
