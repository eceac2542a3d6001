/** Rows of a collective mart as the disclosure door wants them: who adds what to which inner cell. */
import {camelCase, snakeCase} from "../models/columnNames.js";
import type {OrderStatistics, Sums} from "../models/modelContract.js";
import type {Contribution, PeerPublication, PeerValue} from "../privacy/suppress/index.js";

export type Row = Readonly<Record<string, unknown>>;

/** What a whole season has beyond the same stage: never shown, but as secret as what is. */
export const later = "later";

/** Contributions to sums; where seasons have stages, to the same stage and to what came later. */
export function contributionsOf(disclosure: Sums, rows: readonly Row[]): Contribution[] {
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
export function peerValuesOf(
  {contributor, persons, slices, groups, metric, value}: OrderStatistics,
  rows: readonly Row[]
): PeerValue[] {
  const byOrganization = Map.groupBy(rows, (row) =>
    JSON.stringify([row.organization, ...slices.map((name) => row[name])])
  );
  return [...byOrganization.values()].map((values) => ({
    slice: textsOf(values[0]!, slices),
    organization: values[0]!.organization as string,
    contributor: values[0]![contributor] as string,
    groups: values[0]![groups] as string[],
    values: Object.fromEntries(values.map((row) => [row[metric], row[value] as number])),
    persons: values[0]![persons] as number
  }));
}

/** Metrics that some organization has a value of, in alphabetical order. */
export const metricsIn = ({metric}: OrderStatistics, rows: readonly Row[]): string[] =>
  [...new Set(rows.map((row) => row[metric] as string))].sort();

/** Of a whole season what the same stage holds, and the rest: sums of seasons are told by both. */
export const totalsOf = ({totals}: OrderStatistics): PeerPublication["totals"] => ({
  metrics: totals,
  stage: "stage",
  same: "sameStage",
  whole: "final",
  rest: later
});

/** Seasons of which the whole is known. */
export const seasonsOver = (rows: readonly Row[]): ReadonlySet<unknown> =>
  new Set(rows.filter(({stage}) => stage === "final").map(({season}) => season));

/** Of `sameStage` and `final`, which holds it, the same stage and the rest: two figures that add up. */
function disjointStages(disclosure: Sums, stage: string, rows: readonly Row[]): Row[] {
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

function difference(disclosure: Sums, final: Row, same: Row | undefined): Row {
  const differences = numbersOf(disclosure).map((name) => [
    name,
    final[name] === null ? null : (final[name] as number) - ((same?.[name] as number) ?? 0)
  ]);
  return {...final, ...Object.fromEntries(differences)};
}

const isSomething = (disclosure: Sums, row: Row): boolean =>
  numbersOf(disclosure).some((name) => row[name] !== null && row[name] !== 0);

const numbersOf = (disclosure: Sums): string[] => [
  disclosure.persons,
  ...summedColumns(disclosure)
];

const valuesOf = (row: Row, disclosure: Sums): Contribution["values"] =>
  Object.fromEntries(
    summedColumns(disclosure).map((name) => [camelCase(name), row[name] as number | null])
  );

/** Columns that the measures add up. */
const summedColumns = ({measures}: Sums): string[] => [
  ...new Set(
    Object.entries(measures).flatMap(([metric, measure]) =>
      measure === "sum" ? [snakeCase(metric)] : Object.values(measure)
    )
  )
];

const columnOf = ({dimensions}: Sums, kind: string): string | undefined =>
  Object.keys(dimensions).find((name) => dimensions[name] === kind);

const textsOf = (row: Row, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, row[name] as string]));
