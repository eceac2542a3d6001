/**
 * Totals that agree: when two marts break one contributor's total down in two ways, their sums are known to
 * be equal. The span method needs this exactly and eliminates one unknown per identity; the audit adds the
 * identities up over contributors that no figure tells apart, which keeps its programs small.
 */
import {type Grouping, overClasses} from "./classes.js";
import type {System, Vector} from "./system.js";

/** A combination of one contributor's columns that is known to be zero. */
export interface Identity {
  contributor: number;
  /** Which two marts it links: the same for all contributors. */
  link: string;
  vector: Vector;
  /** Its columns in the order in which they are best eliminated. */
  preference: readonly number[];
}

/** The same system with one column fewer for each identity: a change of basis within each contributor. */
export function eliminateIdentities(system: System): System {
  const {identities = []} = system;
  const replacements = new Map<number, Vector>();
  const known = [...system.known];
  for (const {vector, preference} of identities) {
    const rest = replaceAll(vector, replacements);
    const pivot = preference.find((column) => Math.abs(rest.get(column) ?? 0) === 1);
    if (pivot !== undefined) eliminate(pivot, rest, replacements);
    else if (rest.size > 0) known.push(rest);
  }
  const replace = (vector: Vector) => replaceAll(vector, replacements);
  return {
    ...system,
    identities: [],
    known: known.map(replace),
    candidates: system.candidates.map((candidate) => ({
      ...candidate,
      vector: replace(candidate.vector)
    }))
  };
}

/** pivot = −(rest without pivot) / its coefficient, which is ±1; earlier replacements follow. */
function eliminate(pivot: number, rest: Vector, replacements: Map<number, Vector>): void {
  const sign = -rest.get(pivot)!;
  const replacement = new Map<number, number>();
  for (const [column, coefficient] of rest)
    if (column !== pivot) replacement.set(column, sign * coefficient);
  const one = new Map([[pivot, replacement]]);
  for (const [column, earlier] of replacements)
    if (earlier.has(pivot)) replacements.set(column, replaceAll(earlier, one));
  replacements.set(pivot, replacement);
}

function replaceAll(vector: Vector, replacements: ReadonlyMap<number, Vector>): Vector {
  const result = new Map<number, number>();
  const add = (column: number, coefficient: number) => {
    const sum = (result.get(column) ?? 0) + coefficient;
    if (sum === 0) result.delete(column);
    else result.set(column, sum);
  };
  for (const [column, coefficient] of vector) {
    const replacement = replacements.get(column);
    if (!replacement) add(column, coefficient);
    else for (const [other, factor] of replacement) add(other, coefficient * factor);
  }
  return result;
}

/** Identities summed over contributors that share classes, as vectors over classes. */
export function identitiesOverClasses(system: System, grouping: Grouping): Vector[] {
  if (!system.identities?.length) return [];
  const bundles = bundlesOf(system, grouping);
  const groups = Map.groupBy(system.identities, ({contributor, link}) =>
    JSON.stringify([bundles[contributor], link])
  );
  return [...groups.values()].flatMap((identities) => {
    const sum = new Map(identities.flatMap(({vector}) => [...vector]));
    return isConstantOnClasses(sum, grouping) ? [overClasses(sum, grouping)] : [];
  });
}

function isConstantOnClasses(vector: Vector, {members, of}: Grouping): boolean {
  const touched = new Set([...vector.keys()].map((column) => of[column]!));
  return [...touched].every((index) => {
    const [first, ...others] = members[index]!.map((column) => vector.get(column) ?? 0);
    return others.every((coefficient) => coefficient === first);
  });
}

/** Contributor → a number that contributors share when a chain of common classes joins them. */
function bundlesOf({contributors, columns}: System, {members}: Grouping): number[] {
  const parent = Array.from({length: contributors}, (_, index) => index);
  const root = (index: number): number => (parent[index] === index ? index : root(parent[index]!));
  for (const group of members) {
    const first = root(columns[group[0]!]!.contributor);
    for (const column of group) parent[root(columns[column]!.contributor)] = root(first);
  }
  return parent.map((_, index) => root(index));
}
