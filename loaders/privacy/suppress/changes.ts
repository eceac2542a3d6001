/** What changed since the last release, in sentences a member can read: who left or joined, what waits, what ended. */
import type {Text} from "../../../src/vocabulary/language.js";
import {type Decided, type Door, decide, type Request} from "./decide.js";
import {type Audited, type LedgerEntry, lastEntry} from "./ledger.js";

/** A decision beside the entry of the release before; undefined on a first one. */
export interface Comparison {
  before: LedgerEntry | undefined;
  now: Decided;
  /** Of the system that the decision belongs to; with the first of its marts only, so that sums count once. */
  audited: Audited | undefined;
}

/** Decides on the marts of one system, beside what each had published before; the ledger is to remember the lines. */
export async function compare(
  requests: readonly Request[],
  door: Door
): Promise<{comparisons: Comparison[]; lines: LedgerEntry[]}> {
  const before = requests.map(({mart, cube}) => lastEntry(door.ledger, mart, cube));
  const {decided, audited, lines} = await decide(requests, door);
  const comparisons = decided.map((now, index) => ({
    before: before[index],
    now,
    audited: index === 0 ? audited : undefined
  }));
  return {comparisons, lines};
}

/** No sentence when nothing changed. */
export function changesOf(comparisons: readonly Comparison[]): Text[] {
  const repeated = comparisons.filter(({before}) => before !== undefined);
  const left = countOf(repeated, contributorsBefore, contributorsNow);
  const joined = countOf(repeated, contributorsNow, contributorsBefore);
  const decisions = repeated.flatMap(({now}) => now.decisions);
  const ended = decisions.filter((one) => one.status === "masked" && one.wasPublished).length;
  const pending = decisions.filter((one) => one.status === "published" && one.isPending).length;
  return [
    ...sentence(left, leaving),
    ...sentence(joined, joining),
    ...sentence(ended, ending),
    ...sentence(pending, waiting)
  ];
}

const sentence = (count: number, say: (count: number) => Text): Text[] =>
  count > 0 ? [say(count)] : [];

/** How many contributors one side has, over all comparisons, that the other side has not. */
function countOf(
  comparisons: readonly Comparison[],
  having: (comparison: Comparison) => readonly string[],
  lacking: (comparison: Comparison) => readonly string[]
): number {
  const others = new Set(comparisons.flatMap(lacking));
  return new Set(comparisons.flatMap(having).filter((contributor) => !others.has(contributor)))
    .size;
}

const contributorsBefore = ({before}: Comparison): string[] =>
  before!.atoms.map(({contributor}) => contributor);
const contributorsNow = ({now}: Comparison): string[] =>
  now.cube.atoms.map(({contributor}) => contributor);

const leaving = (count: number): Text => ({
  fr: `${count === 1 ? "Un organisme ne contribue plus" : `${count} organismes ne contribuent plus`}\u00a0: les chiffres où ce départ se lirait par différence restent tels que publiés.`,
  en: `${count === 1 ? "One organization no longer contributes" : `${count} organizations no longer contribute`}: figures in which this could be read as a difference stay as published.`
});
const joining = (count: number): Text => ({
  fr: `${count === 1 ? "Un organisme contribue" : `${count} organismes contribuent`} depuis la dernière publication\u00a0: les chiffres où cette arrivée se lirait par différence restent tels que publiés.`,
  en: `${count === 1 ? "One organization contributes" : `${count} organizations contribute`} since the last release: figures in which this could be read as a difference stay as published.`
});
const ending = (count: number): Text => ({
  fr: `${count === 1 ? "Un chiffre n’est plus publié" : `${count} chiffres ne sont plus publiés`}\u00a0: le groupe ne permet plus de protéger chacun.`,
  en: `${count === 1 ? "One figure is no longer published" : `${count} figures are no longer published`}: the group no longer protects each of its members.`
});
const waiting = (count: number): Text => ({
  fr: `${count === 1 ? "Un chiffre révisé attend" : `${count} chiffres révisés attendent`} le prochain lot de corrections.`,
  en: `${count === 1 ? "One revised figure waits" : `${count} revised figures wait`} for the next batch of corrections.`
});
