/** Sums and ratios through the door: contributions go in, cells that no member can see through come out. */
import type {Unit} from "../../../src/vocabulary/metrics.js";
import {PublicCError} from "../../error.js";
import type {Comparison} from "./changes.js";
import {type CellKey, type Contribution, cellText, cubesOf, type Dimension} from "./cube.js";
import type {Decided, Decision, Request} from "./decide.js";
import {judge, type Reason} from "./judge.js";
import {roundPublished} from "./round.js";
import type {Rules} from "./rules.js";
import {type MartStatement, martStatement} from "./statement.js";

/** A sum of contributions, or the ratio of two; both parts of a ratio are tested, whether shown or not. */
export type Measure = {unit: Unit} | {unit: Unit; numerator: string; denominator: string};

export interface Publication {
  mart: string;
  /** Measure → how it is computed. Names are those of the contributions' values. */
  measures: Readonly<Record<string, Measure>>;
  dimensions: readonly Dimension[];
  contributions: readonly Contribution[];
}

export interface Published {
  cells: DoorCell[];
  statement: MartStatement;
}

export interface DoorCell {
  /** Dimension → category; null is the total over it. */
  cell: CellKey;
  measure: string;
  /** Rounded; null unless published. */
  value: number | null;
  status: "published" | "masked" | "notComputable";
  reason: Reason | null;
  /** Contributors; null unless published. */
  organizations: number | null;
  /** A correction waits for the next batch; the figure is the one published before. */
  isPending: boolean;
}

/**
 * Requests for the cells of one mart, and how to read what is decided on them.
 * Totals are sums of contributions: a count of distinct persons over categories belongs in a mart of its own.
 * @throws PublicCError on an undeclared dimension
 */
export function sumRequests(publication: Publication, rules: Rules) {
  checkDeclared(publication);
  const {mart, measures} = publication;
  const read = (comparisons: readonly Comparison[]): Published => {
    const cells = cellsOf(
      measures,
      comparisons.map(({now}) => now)
    );
    return {cells, statement: martStatement(mart, cells, comparisons)};
  };
  return {requests: requestsOf(publication, rules), read};
}

const requestsOf = (
  {mart, measures, dimensions, contributions}: Publication,
  rules: Rules
): Request[] =>
  cubesOf(summedMeasures(measures), dimensions, contributions).map((cube) => ({
    mart,
    cube,
    judge: (cell) => judge(cell, rules)
  }));

/** The sums behind the measures, each once, in the order of their first use. */
const summedMeasures = (measures: Publication["measures"]): string[] => [
  ...new Set(
    Object.entries(measures).flatMap(([name, measure]) =>
      "numerator" in measure ? [measure.numerator, measure.denominator] : [name]
    )
  )
];

/** A category nobody declared would enter no total: that is a mistake of the mart, never published. */
function checkDeclared({mart, dimensions, contributions}: Publication): void {
  const named = dimensions.filter(({kind}) => kind !== "group").map(({name}) => name);
  for (const {cell, contributor} of contributions) {
    const missing = named.find((name) => typeof cell[name] !== "string");
    const unknown = Object.keys(cell).find((name) => !named.includes(name));
    const wrong = missing ?? unknown;
    if (wrong !== undefined)
      throw new PublicCError(
        `${mart}: a contribution of ${contributor} ${missing ? "lacks" : "names an undeclared"} dimension ${wrong}`,
        {exitCode: 2, next: "declare the dimensions in the mart's contract"}
      );
  }
}

function cellsOf(measures: Publication["measures"], decided: readonly Decided[]): DoorCell[] {
  const byMeasure = Map.groupBy(decided, ({cube}) => cube.measure);
  return Object.entries(measures).flatMap(([name, measure]) =>
    "numerator" in measure
      ? ratioCells(name, measure, byMeasure)
      : sumCells(name, measure.unit, byMeasure.get(name) ?? [])
  );
}

function sumCells(name: string, unit: Unit, decided: readonly Decided[]): DoorCell[] {
  return decided.flatMap(({cube, decisions}) =>
    cube.cells.map(({key}, index) => {
      const decision = decisions[index]!;
      return decision.status === "masked"
        ? maskedCell(key, name, decision.reason)
        : publishedCell(key, name, roundPublished(decision.value, unit), decision);
    })
  );
}

/** A ratio is published only where both of its parts are, and as of the same release; a part that nobody has is not. */
function ratioCells(
  name: string,
  {unit, numerator, denominator}: Extract<Measure, {numerator: string}>,
  byMeasure: ReadonlyMap<string, readonly Decided[]>
): DoorCell[] {
  const above = decisionsByCell(byMeasure.get(numerator) ?? []);
  return (byMeasure.get(denominator) ?? []).flatMap(({cube, decisions}) =>
    cube.cells.map(({key}, index) =>
      ratioCell(key, name, unit, above.get(cellText(key)), decisions[index]!)
    )
  );
}

function ratioCell(
  key: CellKey,
  name: string,
  unit: Unit,
  above: Decision | undefined,
  below: Decision
): DoorCell {
  if (above === undefined) return maskedCell(key, name, "tooFewOrganizations");
  if (above.status === "masked") return maskedCell(key, name, above.reason);
  if (below.status === "masked") return maskedCell(key, name, below.reason);
  const isPending = above.isPending || below.isPending;
  const [dividend, divisor] = isPending
    ? [above.earlierValue, below.earlierValue]
    : [above.value, below.value];
  if (dividend === null || divisor === null) return maskedCell(key, name, "confidentiality");
  if (divisor === 0) return {...maskedCell(key, name, null), status: "notComputable"};
  const contributors = Math.min(above.contributors, below.contributors);
  const value = roundPublished(dividend / divisor, unit);
  return publishedCell(key, name, value, {contributors, isPending});
}

const decisionsByCell = (decided: readonly Decided[]): Map<string, Decision> =>
  new Map(
    decided.flatMap(({cube, decisions}) =>
      cube.cells.map(({key}, index) => [cellText(key), decisions[index]!] as const)
    )
  );

const publishedCell = (
  cell: CellKey,
  measure: string,
  value: number,
  {contributors, isPending}: {contributors: number; isPending: boolean}
): DoorCell => ({
  cell,
  measure,
  value,
  status: "published",
  reason: null,
  organizations: contributors,
  isPending
});

const maskedCell = (cell: CellKey, measure: string, reason: Reason | null): DoorCell => ({
  cell,
  measure,
  value: null,
  status: "masked",
  reason,
  organizations: null,
  isPending: false
});
