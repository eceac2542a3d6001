/** Which lists of a document hold what we look for: its orders or, better, the tickets inside them. */
import {type Concept, conceptsOf} from "./headers.js";

/** A list of objects met in a document. */
export interface FoundList {
  /** Names that lead to it. */
  path: readonly string[];
  /** Columns of its objects, lists inside them left out. */
  columns: ReadonlySet<string>;
  objects: number;
}

/** Inner lists by whose grain a sale is told; others (payments, answers, check-ins) would repeat it. */
const lineNames =
  /^(tickets?|billets?|positions?|(line_?)?items?|lines?|lignes?|attendees?|participants?|seats?|places?|claims?|purchases?|details?|performances?|instances?|representations?|sessions?|showings?|dates?|times?)$/i;

/** A list of names and values is a client's own fields, not rows. */
const isPairs = ({columns}: FoundList): boolean =>
  [...columns].every((name) => /^(name|value|nom|valeur)$/i.test(name));

/** Paths of the lists to read, each feeding tables of its own; empty when none holds anything we know. */
export function chooseLists(found: readonly FoundList[]): (readonly string[])[] {
  const lists = found.filter((list) => !isPairs(list) && isRows(list, found));
  const ranked = [...lists].sort((a, b) => met(b, found) - met(a, found) || b.objects - a.objects);
  const [best] = ranked;
  if (!best || met(best, found) === 0) return [];
  const others = ranked
    .slice(1)
    .filter((list) => met(list, []) >= 3 && !isNear(list, best))
    .filter((list, at, all) => !all.slice(0, at).some((other) => isNear(list, other)));
  return [best, ...others].map(({path}) => path);
}

/** Inside another list, only tickets and the like are rows of their own. */
const isRows = (list: FoundList, found: readonly FoundList[]): boolean =>
  found.every((other) => !isInside(list, other) || isPairs(other) || other.columns.size === 0) ||
  lineNames.test(list.path.at(-1)!);

/** Concepts of its own columns and of those around it. */
function met(list: FoundList, found: readonly FoundList[]): number {
  const around = found.filter((other) => isInside(list, other));
  const columns = [list, ...around].flatMap((one) => [...one.columns]);
  return new Set(columns.flatMap((name): readonly Concept[] => conceptsOf(name).slice(0, 1))).size;
}

const isInside = (list: FoundList, other: FoundList): boolean =>
  list.path.length > other.path.length && other.path.every((name, at) => list.path[at] === name);

const isNear = (a: FoundList, b: FoundList): boolean => isInside(a, b) || isInside(b, a);
