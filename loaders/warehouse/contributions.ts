/** Rows of a collective mart as the disclosure door wants them: who adds what to which inner cell. */
import {camelCase, snakeCase} from "../models/columnNames.js";
import type {Disclosure} from "../models/modelContract.js";
import type {Contribution, PeerValue} from "../privacy/suppress/index.js";

export type Row = Readonly<Record<string, unknown>>;

/** What a whole season has beyond the same stage: never shown, but as secret as what is. */
export const later = "later";

/** Contributions to sums; where seasons have stages, to the same stage and to what came later. */
export function contributionsOf(disclosure: Disclosure, rows: readonly Row[]): Contribution[] {
  const stage = columnOf(disclosure, "stages");
  const inner = stage === undefined ? rows : disjointStages(disclosure, stage, rows);
  return inner.map((row) => ({
    cell: textsOf(row, Object.keys(disclosure.dimensions)),
    contributor: row[disclosure.contributor] as string,
    values: valuesOf(row, disclosure),
    persons: row[disclosure.persons] as number
  }));
}

/** Own values of each organization, for order statistics. */
export function peerValuesOf(disclosure: Disclosure, rows: readonly Row[]): PeerValue[] {
  const {contributor, persons, dimensions, measures} = disclosure;
  const slices = Object.keys(dimensions).filter((name) => dimensions[name] !== "group");
  return rows.map((row) => ({
    slice: textsOf(row, slices),
    organization: row.organization as string,
    contributor: row[contributor] as string,
    values: Object.fromEntries(
      Object.entries(measures).map(([metric, measure]) => [metric, peerValue(row, metric, measure)])
    ),
    persons: row[persons] as number
  }));
}

/** Peer groups: the collective, and every category of the group columns as "column:category". */
export function peerGroupsOf(
  {dimensions}: Disclosure,
  rows: readonly Row[]
): Record<string, string[]> {
  const columns = Object.keys(dimensions).filter((name) => dimensions[name] === "group");
  const memberships = rows.flatMap((row) => {
    const categories = columns.filter((column) => row[column] !== null);
    const groups = categories.map((column) => `${camelCase(column)}:${row[column]}`);
    return ["collective", ...groups].map((group) => [group, row.organization as string] as const);
  });
  const byGroup = Map.groupBy(memberships, ([group]) => group);
  return Object.fromEntries(
    [...byGroup].map(([group, members]) => [
      group,
      [...new Set(members.map(([, organization]) => organization))].sort()
    ])
  );
}

/** Seasons of which the whole is known. */
export const seasonsOver = (rows: readonly Row[]): ReadonlySet<unknown> =>
  new Set(rows.filter(({stage}) => stage === "final").map(({season}) => season));

/** Of `sameStage` and `final`, which holds it, the same stage and the rest: two figures that add up. */
function disjointStages(disclosure: Disclosure, stage: string, rows: readonly Row[]): Row[] {
  const others = Object.keys(disclosure.dimensions).filter((name) => name !== stage);
  const pairs = Map.groupBy(rows, (row) =>
    JSON.stringify([row.organization, ...others.map((name) => row[name])])
  );
  return [...pairs.values()].flatMap((pair) => {
    const same = pair.find((row) => row[stage] !== "final");
    const final = pair.find((row) => row[stage] === "final");
    const rest = final && {...difference(disclosure, final, same), [stage]: later};
    return [same, rest].filter(
      (row): row is Row => row !== undefined && isSomething(disclosure, row)
    );
  });
}

function difference(disclosure: Disclosure, final: Row, same: Row | undefined): Row {
  const differences = numbersOf(disclosure).map((name) => [
    name,
    final[name] === null ? null : (final[name] as number) - ((same?.[name] as number) ?? 0)
  ]);
  return {...final, ...Object.fromEntries(differences)};
}

const isSomething = (disclosure: Disclosure, row: Row): boolean =>
  numbersOf(disclosure).some((name) => row[name] !== null && row[name] !== 0);

const numbersOf = (disclosure: Disclosure): string[] => [
  disclosure.persons,
  ...summedColumns(disclosure)
];

const valuesOf = (row: Row, disclosure: Disclosure): Contribution["values"] =>
  Object.fromEntries(
    summedColumns(disclosure).map((name) => [camelCase(name), row[name] as number | null])
  );

/** Columns that the measures add up. */
const summedColumns = ({measures}: Disclosure): string[] => [
  ...new Set(
    Object.entries(measures).flatMap(([metric, measure]) =>
      measure === "sum" ? [snakeCase(metric)] : Object.values(measure)
    )
  )
];

function peerValue(
  row: Row,
  metric: string,
  measure: Disclosure["measures"][keyof Disclosure["measures"]]
): number | null {
  if (measure === "sum" || measure === undefined) return row[snakeCase(metric)] as number | null;
  const {numerator, denominator} = measure;
  return row[denominator] ? (row[numerator] as number) / (row[denominator] as number) : null;
}

const columnOf = ({dimensions}: Disclosure, kind: string): string | undefined =>
  Object.keys(dimensions).find((name) => dimensions[name] === kind);

const textsOf = (row: Row, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, row[name] as string]));
