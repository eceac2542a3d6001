/** Collective marts: contributions go through the disclosure door, and only what it publishes is kept. */

import {type Metric, type MetricId, metrics, type Unit} from "../../src/vocabulary/metrics.js";
import type {PublishedCell} from "../../src/vocabulary/rows.js";
import {PublicCError} from "../error.js";
import {camelCase} from "../models/columnNames.js";
import type {Disclosure, OrderStatistics, Sums} from "../models/modelContract.js";
import type {Model} from "../models/readModels.js";
import {
  type Dimension,
  type Door,
  type DoorCell,
  type MartStatement,
  type Measure,
  type PeerPublication,
  type PeerStatistics,
  type Publication,
  publishRelease
} from "../privacy/suppress/index.js";
import {checkModel} from "./checkModel.js";
import {
  contributionsOf,
  later,
  metricsIn,
  peerValuesOf,
  type Row,
  seasonsOver,
  totalsOf
} from "./contributions.js";
import {insertRows} from "./insertRows.js";
import {type MaskedSum, maskedSums} from "./maskedSums.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

export interface PublishedMarts {
  checks: number;
  statements: MartStatement[];
  /** Exact sums behind what was masked; for the leak test, and nowhere else. */
  masked: MaskedSum[];
}

/**
 * Builds every collective mart as published figures. All at once, for they tell the same quantities: what one
 * says, another might have to keep.
 */
export async function publishMarts(
  warehouse: Warehouse,
  models: readonly Model[],
  door: Door
): Promise<PublishedMarts> {
  const contributed: Contributed[] = [];
  for (const model of models) contributed.push(await contribute(warehouse, model));
  const sums = contributed.filter(isOfSums);
  const peers = contributed.filter(isOfPeers);
  const publications = sums.map(sumPublication);
  const published = await publishRelease(
    {sums: publications, peers: peers.map(peerPublication)},
    door
  );
  const statements: MartStatement[] = [];
  for (const [index, {model, disclosure, rows}] of sums.entries()) {
    const over = seasonsOver(rows);
    const within = withinOf(disclosure);
    const cells = published.sums[index]!.cells.flatMap((cell) => publishedCell(cell, over, within));
    const columns = {...readerColumn(model), ...publishedColumns, ...columnsOf(within)};
    await insertRows(warehouse, model.id, columns, cells);
    statements.push(stated(model, published.sums[index]!.statement, cells));
  }
  for (const [index, {model, disclosure}] of peers.entries()) {
    const rows = published.peers[index]!.groups.map(peerRow);
    await insertRows(warehouse, model.id, peerColumns(disclosure), rows);
    statements.push(stated(model, published.peers[index]!.statement, rows));
  }
  return {
    checks: contributed.reduce((total, {checks}) => total + checks, 0),
    statements,
    masked: published.sums.flatMap(({cells}, index) =>
      maskedSums(publications[index]!.mart, cells, publications[index]!.contributions)
    )
  };
}

/** A mart's statement under its title, counting what readers are shown: the door decides on more, such as what came later. */
function stated(
  {contract}: Model,
  statement: MartStatement,
  shown: readonly {status: string; reason: string | null; isPending?: boolean}[]
): MartStatement {
  const count = (status: string) => shown.filter((row) => row.status === status).length;
  return {
    ...statement,
    title: contract.title!,
    published: count("published"),
    masked: count("masked"),
    tooSmall: shown.filter(({reason}) => reason === "tooFewOrganizations").length,
    notComputable: count("notComputable"),
    pending: shown.filter(({isPending}) => isPending).length
  };
}

const sumPublication = ({model, disclosure, rows}: Contributed<Sums>): Publication => ({
  mart: model.name,
  measures: measuresOf(disclosure),
  dimensions: dimensionsOf(disclosure),
  contributions: contributionsOf(disclosure, rows)
});

const peerPublication = ({
  model,
  disclosure,
  rows
}: Contributed<OrderStatistics>): PeerPublication => ({
  mart: model.name,
  metrics: Object.fromEntries(
    metricsIn(disclosure, rows).map((metric) => [metric, {unit: unitOf(metric)}])
  ),
  values: peerValuesOf(disclosure, rows),
  totals: totalsOf(disclosure)
});

interface Contributed<Of extends Disclosure = Disclosure> {
  model: Model;
  disclosure: Of;
  checks: number;
  rows: Row[];
}

const isOfSums = (one: Contributed): one is Contributed<Sums> => one.disclosure.figures === "sums";

const isOfPeers = (one: Contributed): one is Contributed<OrderStatistics> =>
  one.disclosure.figures === "orderStatistics";

/** A mart's contributions, held to its contract; the temporary table is gone when this returns. */
async function contribute(warehouse: Warehouse, model: Model): Promise<Contributed> {
  const contributions = `contributions_${model.name}`;
  await warehouse.run(`create or replace temp table ${contributions} as ${model.sql}`);
  const checks = await checkModel(warehouse, model, contributions);
  const rows = await rowsOf<Row>(warehouse, `select * from ${contributions} order by all`);
  await warehouse.run(`drop table ${contributions}`);
  return {model, disclosure: model.contract.disclosure!, checks, rows};
}

/** Who alone reads a figure, where one organization does. */
const readerColumn = ({contract: {audience}}: Model): Record<string, "VARCHAR"> =>
  audience === "reader" ? {organization: "VARCHAR"} : {};

const publishedColumns = {
  season: "VARCHAR",
  stage: "VARCHAR",
  metric: "VARCHAR",
  category: "VARCHAR",
  value: "DOUBLE",
  status: "VARCHAR",
  reason: "VARCHAR",
  organizations: "BIGINT",
  is_pending: "BOOLEAN"
} as const;

/** Dimensions that break a category down: a mart that has one tells what is within, another tells the categories. */
const withinOf = ({dimensions}: Sums): string[] =>
  Object.keys(dimensions).filter(
    (name) => !["organization", "season", "stage", "category"].includes(name)
  );

const columnsOf = (names: readonly string[]): Record<string, "VARCHAR"> =>
  Object.fromEntries(names.map((name) => [name, "VARCHAR"]));

/** A whole season is the total of its stages; what came later is never shown. */
function publishedCell(
  {cell: {organization, season, stage, category = null, ...inner}, measure, ...figure}: DoorCell,
  over: ReadonlySet<unknown>,
  within: readonly string[]
): (PublishedCell & {organization?: string})[] {
  if (stage === later || (stage === null && !over.has(season))) return [];
  if (within.length > 0 && [category, ...Object.values(inner)].includes(null)) return [];
  return [
    {
      ...(organization && {organization}),
      season: season!,
      stage: stage === null ? "final" : "sameStage",
      metric: measure as MetricId,
      category,
      ...inner,
      ...figure
    }
  ];
}

const peerColumns = ({slices}: OrderStatistics) => ({
  ...Object.fromEntries(slices.map((name) => [name, "VARCHAR"])),
  metric: "VARCHAR",
  peer_group: "VARCHAR",
  organizations: "BIGINT",
  median: "DOUBLE",
  lower_quartile: "DOUBLE",
  upper_quartile: "DOUBLE",
  status: "VARCHAR",
  reason: "VARCHAR",
  is_pending: "BOOLEAN"
});

const peerRow = ({slice, metric, group, ...figure}: PeerStatistics) => ({
  ...slice,
  metric,
  peerGroup: group,
  ...figure
});

function unitOf(id: string): Unit {
  const metric: Metric | undefined = metrics[id as MetricId];
  if (metric) return metric.unit;
  throw new PublicCError(`metric ${id} is not in the registry`, {
    next: "define it in src/vocabulary/metrics.ts"
  });
}

const measuresOf = ({measures}: Sums): Record<string, Measure> =>
  Object.fromEntries(
    Object.entries(measures).map(([metric, measure]) => [
      metric,
      measure === "sum" || measure === undefined
        ? {unit: unitOf(metric)}
        : {
            unit: unitOf(metric),
            numerator: camelCase(measure.numerator),
            denominator: camelCase(measure.denominator)
          }
    ])
  );

/** Stages are a breakdown to the door: what a whole season has beyond the same stage must stay as safe as both. */
const dimensionsOf = ({dimensions}: Sums): Dimension[] =>
  Object.entries(dimensions).map(([name, kind]) =>
    kind === "slice" ? {name, kind} : {name, kind: "breakdown", total: kind !== "overlapping"}
  );
