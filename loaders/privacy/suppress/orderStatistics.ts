/**
 * Medians and quartiles of a peer group. One computed in the usual way is some member's own value, so each
 * is the mean of the values around its place, and enters the audit as that sum: the attacker is assumed to
 * know who stands where (4-trust A.6; the Bundesbank's sdcLog averages for the same reason).
 */
import type {Unit} from "../../../src/vocabulary/metrics.js";
import type {Comparison} from "./changes.js";
import {type Atom, type Cell, type Cube, compareText, sliceOf} from "./cube.js";
import type {Decided, Decision, Request} from "./decide.js";
import {judge, type Reason} from "./judge.js";
import {type Figure, ownFigures, type Totals, totalFigures} from "./peerFigures.js";
import {roundPublished} from "./round.js";
import type {Rules} from "./rules.js";
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
  /** Peer groups it is in; they may overlap. A group includes the reader, and is the same for all of a season. */
  groups: readonly string[];
  /** Metric → value; null or absent when it cannot be computed. */
  values: Readonly<Record<string, number | null>>;
  /** Persons behind the values. */
  persons: number;
}

export interface PeerPublication {
  mart: string;
  metrics: Readonly<Record<string, {unit: Unit}>>;
  values: readonly PeerValue[];
  /** Metrics that sums of the same name tell too; none by default. */
  totals?: Totals | undefined;
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

export interface PublishedPeers {
  groups: PeerStatistics[];
  statement: MartStatement;
}

/** What the cubes of a publication are about, to tell the answers by. */
type Subjects = ReadonlyMap<
  Cube,
  {metric: string; slices: ReadonlyMap<string, PeerValue["slice"]>}
>;

/** One request per metric and slice, and how to read what is decided on them: medians from `minimumOrganizations` contributors, quartiles from `minimumForQuartiles`. */
export function peerRequests(publication: PeerPublication, rules: Rules) {
  const {mart, metrics} = publication;
  const subjects = subjectsOf(publication);
  const requests = [...subjects.keys()].map(
    (cube): Request => ({mart, cube, judge: (cell) => judgeStatistic(cell, rules)})
  );
  const read = (comparisons: readonly Comparison[]): PublishedPeers => {
    const groups = comparisons.flatMap(({now}) => {
      const {metric, slices} = subjects.get(now.cube)!;
      return groupsOf(now, metric, slices, metrics[metric]!.unit);
    });
    return {groups, statement: martStatement(mart, groups, comparisons)};
  };
  return {requests, read};
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

/** A metric in a slice is a system of its own; a total shares the season's with the sums that tell it. */
function subjectsOf({metrics, values, totals}: PeerPublication): Subjects {
  const subjects = Object.keys(metrics).flatMap((metric) => {
    const isTotal = totals?.metrics.includes(metric) ?? false;
    const bySystem = Map.groupBy(values, ({slice}) =>
      sliceOf(isTotal ? withoutStage(slice, totals!) : slice)
    );
    return [...bySystem]
      .sort(([a], [b]) => compareText(a, b))
      .map(([slice, rows]) => subjectOf(metric, slice, rows, isTotal ? totals : undefined));
  });
  return new Map(subjects.filter(([{cells}]) => cells.length > 0));
}

function subjectOf(
  metric: string,
  slice: string,
  rows: readonly PeerValue[],
  totals: Totals | undefined
) {
  const measure = totals ? metric : `value:${metric}`;
  const bySlice = Map.groupBy(rows, (row) => sliceOf(row.slice));
  const figures = totals ? totalFigures(metric, rows, totals) : ownFigures(metric, rows);
  const cells = [...bySlice.keys()]
    .sort(compareText)
    .flatMap((text) => statisticCells(figures.get(text) ?? [], totals ? {slice: text} : {}));
  const atoms = new Set([...figures.values()].flat().flatMap((figure) => figure.atoms));
  const cube: Cube = {measure, slice, atoms: [...atoms], cells};
  const slices = new Map([...bySlice].map(([text, [first]]) => [text, first!.slice]));
  return [cube, {metric, slices}] as const;
}

const withoutStage = (slice: PeerValue["slice"], {stage}: Totals) =>
  Object.fromEntries(Object.entries(slice).filter(([name]) => name !== stage));

/** Each group's three statistics; medians of large groups are wanted most. */
function statisticCells(figures: readonly Figure[], place: Readonly<Record<string, string>>) {
  const sorted = figures.toSorted(
    (a, b) => a.value - b.value || compareText(a.organization, b.organization)
  );
  const groups = [...new Set(figures.flatMap((figure) => figure.groups))].sort(compareText);
  return groups.flatMap((group) => {
    const among = sorted.filter((figure) => figure.groups.includes(group));
    return statistics.map((statistic) => statisticCell(group, statistic, among, place));
  });
}

/** With too few values for the statistic the cell stands for the whole group, which the rules then mask. */
function statisticCell(
  group: string,
  statistic: Statistic,
  among: readonly Figure[],
  place: Readonly<Record<string, string>>
): Cell {
  const positions = positionsOf(statistic, among.length);
  const central = positions.length > 0 ? positions.map((position) => among[position]!) : among;
  return {
    key: {group, statistic, ...place},
    // beside the sums of a season, after its categories
    specified: (statistic === "median" ? 0 : 1) + 3 * Object.keys(place).length,
    size: among.length,
    terms: central.length,
    atoms: atomsOf(central),
    among: atomsOf(among)
  };
}

const atomsOf = (figures: readonly Figure[]): Atom[] => figures.flatMap(({atoms}) => atoms);

function groupsOf(
  {cube, decisions}: Decided,
  metric: string,
  slices: ReadonlyMap<string, PeerValue["slice"]>,
  unit: Unit
): PeerStatistics[] {
  const byGroup = Map.groupBy(cube.cells.keys(), (index) => {
    const {group, slice} = cube.cells[index]!.key;
    return JSON.stringify([group, slice ?? cube.slice]);
  });
  return [...byGroup].map(([text, indexes]) => {
    const [group, slice] = JSON.parse(text) as [string, string];
    const [median, lowerQuartile, upperQuartile] = indexes.map((index) => decisions[index]!);
    const middle = meanOf(median!, unit);
    const [lower, upper] = [meanOf(lowerQuartile!, unit), meanOf(upperQuartile!, unit)];
    return {
      slice: slices.get(slice)!,
      metric,
      group,
      status: median!.status,
      reason: median!.status === "masked" ? median!.reason : null,
      organizations: median!.status === "published" ? median!.contributors : null,
      median: middle,
      lowerQuartile: isInOrder(lower, middle) ? lower : null,
      upperQuartile: isInOrder(middle, upper) ? upper : null,
      isPending: median!.status === "published" && median!.isPending
    };
  });
}

/** Of two releases, when one waits for its correction, they may not be: then the quartile is not shown. */
const isInOrder = (lower: number | null, upper: number | null): boolean =>
  lower === null || upper === null || lower <= upper;

const meanOf = (decision: Decision, unit: Unit): number | null =>
  decision.status === "published" ? roundPublished(decision.value / decision.terms, unit) : null;
