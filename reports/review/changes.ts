/** What changed since the last edition its reader had: figures, then lines of text. */
import type {Edition} from "./editions.js";

/** What an edition tells its reader. */
export type Told = Pick<Edition, "figures" | "lines">;

export interface Changes {
  figures: readonly {label: string; was: string | null; now: string | null}[];
  added: readonly string[];
  removed: readonly string[];
}

export function changesBetween(previous: Told, current: Told): Changes {
  return {
    figures: figureChanges(previous, current),
    added: missingFrom(previous.lines, current.lines),
    removed: missingFrom(current.lines, previous.lines)
  };
}

/** Something to tell a reader: other figures or words, whatever the snapshot. Another day alone is no news. */
export function isNews(previous: Told, current: Told): boolean {
  const dayless = ({figures, lines}: Told): Told => ({figures, lines: lines.map(withoutDays)});
  const {figures, added, removed} = changesBetween(dayless(previous), dayless(current));
  return figures.length + added.length + removed.length > 0;
}

const months = {
  fr: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  en: "January|February|March|April|May|June|July|August|September|October|November|December"
};
const days = new RegExp(
  `\\d{1,2}(?:er)?[\\s\u00A0](?:${months.fr})(?:[\\s\u00A0]\\d{4})?|(?:${months.en})[\\s\u00A0]\\d{1,2}(?:, \\d{4})?`,
  "g"
);

/** « représentations échues au … »: what every edition says anew. */
const withoutDays = (line: string): string => line.replace(days, "…");

function figureChanges(previous: Told, current: Told): Changes["figures"] {
  const [was, now] = [previous, current].map(
    ({figures}) => new Map(figures.map(({label, value}) => [label, value]))
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...now.keys(), ...was.keys()])]
    .map((label) => ({label, was: was.get(label) ?? null, now: now.get(label) ?? null}))
    .filter((change) => change.was !== change.now);
}

function missingFrom(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(some);
  return others.filter((line) => !known.has(line));
}
