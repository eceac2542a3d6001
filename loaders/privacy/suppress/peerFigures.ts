/** The members' own values behind order statistics: what each is, and which unknowns it is made of. */
import {type Atom, placeOf, sliceOf} from "./cube.js";
import type {PeerValue} from "./orderStatistics.js";

/** One organization's value in one slice, in unknowns of which each may enter several values. */
export interface Figure {
  organization: string;
  groups: readonly string[];
  value: number;
  atoms: readonly Atom[];
}

/**
 * Metrics whose values add up, and are told as sums elsewhere: a whole season holds the same stage and the rest,
 * and so do its sums. Measured by the same unknowns, medians and sums are judged together.
 */
export interface Totals {
  metrics: readonly string[];
  /** Slice that names the stage. */
  stage: string;
  same: string;
  whole: string;
  rest: string;
}

/** Slice → figures, each of one unknown. */
export function ownFigures(
  metric: string,
  rows: readonly PeerValue[]
): Map<string, readonly Figure[]> {
  const figures = rows.flatMap((row): [string, Figure][] => {
    const value = row.values[metric] ?? null;
    if (value === null) return [];
    const {contributor, organization, groups, persons} = row;
    const place = placeOf({organization});
    const atoms = [{contributor, place, value, persons}];
    return [[sliceOf(row.slice), {organization, groups, value, atoms}]];
  });
  return grouped(figures);
}

/** Slice → figures, of two unknowns where the slice is a whole season: its same stage and the rest. */
export function totalFigures(
  metric: string,
  rows: readonly PeerValue[],
  totals: Totals
): Map<string, readonly Figure[]> {
  const byOrganization = Map.groupBy(rows, ({organization}) => organization);
  const figures = [...byOrganization.values()].flatMap((own): [string, Figure][] => {
    const at = (stage: string) =>
      own.find(({slice, values}) => slice[totals.stage] === stage && isNumber(values[metric]));
    const same = at(totals.same);
    const whole = at(totals.whole);
    const sameAtoms = same ? [atomOf(same, totals, totals.same, metric, undefined)] : [];
    const restAtoms = whole ? [atomOf(whole, totals, totals.rest, metric, same)] : [];
    return [
      ...(same ? [figureOf(same, metric, sameAtoms)] : []),
      ...(whole ? [figureOf(whole, metric, [...sameAtoms, ...restAtoms])] : [])
    ];
  });
  return grouped(figures);
}

/** What a row has of a metric beyond an earlier one, as the sums of the same stage name it. */
function atomOf(
  {organization, contributor, values, persons}: PeerValue,
  {stage}: Totals,
  part: string,
  metric: string,
  earlier: PeerValue | undefined
): Atom {
  return {
    contributor,
    place: placeOf({organization, [stage]: part}),
    value: values[metric]! - (earlier?.values[metric] ?? 0),
    persons: persons - (earlier?.persons ?? 0)
  };
}

/** An unknown of 0 is known to be 0, as in sums. */
function figureOf(
  {slice, organization, groups, values}: PeerValue,
  metric: string,
  atoms: readonly Atom[]
): [string, Figure] {
  const unknown = atoms.filter(({value}) => value !== 0);
  return [sliceOf(slice), {organization, groups, value: values[metric]!, atoms: unknown}];
}

const isNumber = (value: number | null | undefined): boolean => typeof value === "number";

const grouped = (figures: readonly (readonly [string, Figure])[]): Map<string, Figure[]> =>
  new Map(
    [...Map.groupBy(figures, ([slice]) => slice)].map(([slice, own]) => [
      slice,
      own.map(([, figure]) => figure)
    ])
  );
