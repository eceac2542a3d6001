/** A proposed mapping as the YAML that a person reviews, what remains to confirm said atop it. */
import {stringify} from "yaml";
import type {Text} from "../../src/vocabulary/language.js";
import {fieldLabels} from "../contract/fieldLabels.js";
import {isRead, type Proposal} from "./proposeMapping.js";

/** @returns null when no file can be read */
export function mappingYaml(proposal: Proposal, language: keyof Text): string | null {
  if (!proposal.mapping) return null;
  const remarks = [words[language].proposed, ...remarksOf(proposal, language)];
  const head = remarks.map((line) => `# ${line}`).join("\n");
  return `${head}\n${stringify(proposal.mapping, {lineWidth: 0})}`;
}

function remarksOf({files, unknownWords}: Proposal, language: keyof Text): string[] {
  const say = words[language];
  const read = files.filter(isRead);
  return [
    ...read.flatMap(({name, missing}) =>
      missing.map(
        ({field}) => `${name}${say.colon} ${say.missing} ${fieldLabels[field]?.[language] ?? field}`
      )
    ),
    ...read
      .filter(({dates}) => dates.isAmbiguous)
      .map(({name}) => `${name}${say.colon} ${say.ambiguous}`),
    ...new Set(
      read.flatMap(({name, notes}) => notes.map((note) => `${name}${say.colon} ${note[language]}`))
    ),
    ...(unknownWords.length
      ? [`${say.unknown} ${unknownWords.map(({word}) => word).join(", ")}`]
      : [])
  ];
}

const words = {
  fr: {
    proposed: "Proposée par public-c map ; à relire et à confirmer par une personne.",
    missing: "manque, obligatoire :",
    ambiguous: "jour/mois ou mois/jour, rien ne le dit : à confirmer.",
    unknown: "Mots sans code, à traduire :",
    colon: " :"
  },
  en: {
    proposed: "Proposed by public-c map; to be read and confirmed by a person.",
    missing: "missing, required:",
    ambiguous: "day/month or month/day, nothing tells: to confirm.",
    unknown: "Words without a code, to translate:",
    colon: ":"
  }
} as const;
