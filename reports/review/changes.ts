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

/** Nothing to tell a reader: the same figures and words, whatever the snapshot. */
export const isNews = ({figures, added, removed}: Changes): boolean =>
  figures.length + added.length + removed.length > 0;

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
