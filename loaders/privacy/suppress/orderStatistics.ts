/**
 * Medians and quartiles of a peer group. One computed in the usual way is some member's own value, so each
 * is the mean of the values around its place, and enters the audit as that sum: the attacker is assumed to
 * know who stands where (4-trust A.6; the Bundesbank's sdcLog averages for the same reason).
 */
import type {Unit} from "../../../src/vocabulary/metrics.js";
import {type Comparison, compare} from "./changes.js";
import {type Atom, type Cell, type Cube, compareText, placeOf, sliceOf} from "./cube.js";
import type {Decided, Decision} from "./decide.js";
import {judge, type Reason} from "./judge.js";
import type {Ledger} from "./ledger.js";
import {roundPublished} from "./round.js";
import {type Rules, safeRules} from "./rules.js";
import {type MartStatement, martStatement} from "./statement.js";

export const statistics = ["median", "lowerQuartile", "upperQuartile"] as const;
export type Statistic = (typeof statistics)[number];

/** One organization's own values in one slice. */
export interface PeerValue {
  /** Dimension → category, all of them slices: season, stage. */
  slice: Readonly<Record<string, string>>;
  organization: string;
  /** The organization, or its holding. */
  contributor: string;
  /** Metric → value; null or absent when it cannot be computed. */
  values: Readonly<Record<string, number | null>>;
  /** Persons behind the values. */
  persons: number;
}

export interface PeerPublication {
  mart: string;
  metrics: Readonly<Record<string, {unit: Unit}>>;
  /** Peer group → its organizations; the group includes the reader, and is the same for all of a season. */
  groups: Readonly<Record<string, readonly string[]>>;
  values: readonly PeerValue[];
  rules: Rules;
  ledger: Ledger;
}

export interface PeerStatistics {
  slice: Readonly<Record<string, string>>;
  metric: string;
  group: string;
  status: "published" | "masked";
  /** Why nothing is published; a quartile may be absent beside a published median. */
  reason: Reason | null;
  organizations: number | null;
  median: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  isPending: boolean;
}

/** Publishes medians from `minimumOrganizations` contributors, quartiles from `minimumForQuartiles`, where safe. */
export async function publishOrderStatistics(
  publication: PeerPublication
): Promise<{groups: PeerStatistics[]; statement: MartStatement}> {
  const {mart, metrics, ledger} = publication;
  const rules = safeRules(publication.rules);
  const comparisons: Comparison[] = [];
  const groups: PeerStatistics[] = [];
  for (const {metric, slice, cube} of peerCubes(publication)) {
    const request = {mart, cube, judge: (cell: Cell) => judgeStatistic(cell, rules)};
    const [comparison] = await compare([request], {rules, ledger});
    comparisons.push(comparison!);
    groups.push(...groupsOf(comparison!.now, metric, slice, metrics[metric]!.unit));
  }
  return {groups, statement: martStatement(mart, groups, comparisons)};
}

/**
 * Fifth of the group in which an own value stands, 1 the lowest; null with fewer than `minimumForQuartiles`
 * values. Own figures only: among 5 members a band would be the rank.
 */
export function positionBand(
  own: number,
  values: readonly number[],
  rules: Pick<Rules, "minimumForQuartiles">
): 1 | 2 | 3 | 4 | 5 | null {
  if (values.length < rules.minimumForQuartiles) return null;
  const below = values.filter((value) => value < own).length;
  const equal = values.filter((value) => value === own).length;
  const share = (below + equal / 2) / values.length;
  return Math.min(5, Math.floor(5 * share) + 1) as 1 | 2 | 3 | 4 | 5;
}

/** Positions, in sorted order, whose mean is the statistic; empty when there are too few values. */
export function positionsOf(statistic: Statistic, count: number): number[] {
  if (statistic === "median")
    return count < 5 ? [] : nearest((count - 1) / 2, 4 - (count % 2), count);
  if (count < 10) return [];
  const lower = nearest((count - 1) / 4, 3, count);
  return statistic === "lowerQuartile" ? lower : lower.map((index) => count - 1 - index).reverse();
}

/** The `size` positions nearest a place, never the extreme ones; of two equally near, the inner. */
function nearest(place: number, size: number, count: number): number[] {
  return Array.from({length: count - 2}, (_, index) => index + 1)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place) || b - a)
    .slice(0, size)
    .sort((a, b) => a - b);
}

function judgeStatistic(cell: Cell, rules: Rules): Reason | null {
  const isMedian = cell.key.statistic === "median";
  return judge(cell, rules, isMedian ? rules.minimumOrganizations : rules.minimumForQuartiles);
}

function peerCubes({metrics, groups, values}: PeerPublication) {
  const slices = Map.groupBy(values, ({slice}) => sliceOf(slice));
  return Object.keys(metrics).flatMap((metric) =>
    [...slices]
      .sort(([a], [b]) => compareText(a, b))
      .map(([text, rows]) => ({
        metric,
        slice: rows[0]!.slice,
        cube: peerCube(metric, text, rows, groups)
      }))
      .filter(({cube}) => cube.cells.length > 0)
  );
}

/** The values of one metric as unknowns; each group's statistics as cells, of which medians of large groups are wanted most. */
function peerCube(
  metric: string,
  slice: string,
  rows: readonly PeerValue[],
  groups: PeerPublication["groups"]
): Cube {
  const atoms = rows.flatMap(({organization, contributor, values, persons}): Atom[] => {
    const value = values[metric] ?? null;
    return value === null ? [] : [{contributor, place: placeOf({organization}), value, persons}];
  });
  const sorted = atoms.sort((a, b) => a.value - b.value || compareText(a.place, b.place));
  const cells = Object.keys(groups)
    .sort(compareText)
    .map((group) => ({group, among: within(sorted, groups[group]!)}))
    .filter(({among}) => among.length > 0)
    .flatMap(({group, among}) =>
      statistics.map((statistic) => statisticCell(group, statistic, among))
    );
  return {measure: `value:${metric}`, slice, atoms: sorted, cells};
}

function within(atoms: readonly Atom[], organizations: readonly string[]): Atom[] {
  const places = new Set(organizations.map((organization) => placeOf({organization})));
  return atoms.filter(({place}) => places.has(place));
}

/** With too few values for the statistic the cell stands for the whole group, which the rules then mask. */
function statisticCell(group: string, statistic: Statistic, among: readonly Atom[]): Cell {
  const positions = positionsOf(statistic, among.length);
  const atoms = positions.length > 0 ? positions.map((position) => among[position]!) : among;
  const specified = statistic === "median" ? 0 : 1;
  return {key: {group, statistic}, specified, size: among.length, atoms, among};
}

function groupsOf(
  {cube, decisions}: Decided,
  metric: string,
  slice: PeerValue["slice"],
  unit: Unit
): PeerStatistics[] {
  const byGroup = Map.groupBy(cube.cells.keys(), (index) => cube.cells[index]!.key.group!);
  return [...byGroup].map(([group, indexes]) => {
    const [median, lowerQuartile, upperQuartile] = indexes.map((index) => decisions[index]!);
    return {
      slice,
      metric,
      group,
      status: median!.status,
      reason: median!.status === "masked" ? median!.reason : null,
      organizations: median!.status === "published" ? median!.contributors : null,
      median: meanOf(median!, unit),
      lowerQuartile: meanOf(lowerQuartile!, unit),
      upperQuartile: meanOf(upperQuartile!, unit),
      isPending: median!.status === "published" && median!.isPending
    };
  });
}

const meanOf = (decision: Decision, unit: Unit): number | null =>
  decision.status === "published" ? roundPublished(decision.value / decision.size, unit) : null;
