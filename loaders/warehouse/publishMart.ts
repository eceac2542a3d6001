/** Collective marts: contributions go through the disclosure door, and only what it publishes is kept. */

import {type Metric, type MetricId, metrics, type Unit} from "../../src/vocabulary/metrics.js";
import type {PeerRow, PublishedCell} from "../../src/vocabulary/rows.js";
import {PublicCError} from "../error.js";
import {camelCase} from "../models/columnNames.js";
import type {OrderStatistics, Sums} from "../models/modelContract.js";
import type {Model} from "../models/readModels.js";
import {
  type Dimension,
  type Door,
  type DoorCell,
  type MartStatement,
  type Measure,
  type PeerStatistics,
  type Publication,
  publishOrderStatistics,
  publishTogether
} from "../privacy/suppress/index.js";
import {checkModel} from "./checkModel.js";
import {
  contributionsOf,
  later,
  metricsIn,
  peerGroupsOf,
  peerValuesOf,
  type Row,
  seasonsOver
} from "./contributions.js";
import {insertRows} from "./insertRows.js";
import {type MaskedSum, maskedSums} from "./maskedSums.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

/**
 * Builds the marts of sums as published figures. All at once, for they break the same totals down: what one
 * tells, another might have to keep.
 */
export async function publishSums(
  warehouse: Warehouse,
  models: readonly Model[],
  door: Door
): Promise<{checks: number; statements: MartStatement[]; masked: MaskedSum[]}> {
  const contributed: Contributed[] = [];
  for (const model of models) contributed.push(await contribute(warehouse, model));
  const publications = models.map(({name, contract}, index): Publication => {
    const disclosure = contract.disclosure as Sums;
    return {
      mart: name,
      measures: measuresOf(disclosure),
      dimensions: dimensionsOf(disclosure),
      contributions: contributionsOf(disclosure, contributed[index]!.rows)
    };
  });
  const published = await publishTogether(publications, door);
  for (const [index, {id}] of models.entries()) {
    const over = seasonsOver(contributed[index]!.rows);
    const cells = published[index]!.cells.flatMap((cell) => publishedCell(cell, over));
    await insertRows(warehouse, id, publishedColumns, cells);
  }
  return {
    checks: contributed.reduce((total, {checks}) => total + checks, 0),
    statements: published.map(({statement}) => statement),
    masked: published.flatMap(({cells}, index) =>
      maskedSums(publications[index]!.mart, cells, publications[index]!.contributions)
    )
  };
}

/** Builds a mart of peers: medians and quartiles of every group that may be told. */
export async function publishPeers(
  warehouse: Warehouse,
  model: Model,
  door: Door
): Promise<{checks: number; statement: MartStatement}> {
  const {checks, rows} = await contribute(warehouse, model);
  const disclosure = model.contract.disclosure as OrderStatistics;
  const {groups, statement} = await publishOrderStatistics({
    mart: model.name,
    metrics: Object.fromEntries(
      metricsIn(disclosure, rows).map((metric) => [metric, {unit: unitOf(metric)}])
    ),
    groups: peerGroupsOf(disclosure, rows),
    values: peerValuesOf(disclosure, rows),
    ...door
  });
  await insertRows(warehouse, model.id, peerColumns, groups.map(peerRow));
  return {checks, statement};
}

interface Contributed {
  checks: number;
  rows: Row[];
}

/** A mart's contributions, held to its contract; the temporary table is gone when this returns. */
async function contribute(warehouse: Warehouse, model: Model): Promise<Contributed> {
  const contributions = `contributions_${model.name}`;
  await warehouse.run(`create or replace temp table ${contributions} as ${model.sql}`);
  const checks = await checkModel(warehouse, model, contributions);
  const rows = await rowsOf<Row>(warehouse, `select * from ${contributions} order by all`);
  await warehouse.run(`drop table ${contributions}`);
  return {checks, rows};
}

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

/** A whole season is the total of its stages; what came later is never shown. */
function publishedCell(
  {cell: {season, stage, category = null}, measure, ...figure}: DoorCell,
  over: ReadonlySet<unknown>
): PublishedCell[] {
  if (stage === later || (stage === null && !over.has(season))) return [];
  return [
    {
      season: season!,
      stage: stage === null ? "final" : "sameStage",
      metric: measure as MetricId,
      category,
      ...figure
    }
  ];
}

const peerColumns = {
  season: "VARCHAR",
  stage: "VARCHAR",
  metric: "VARCHAR",
  peer_group: "VARCHAR",
  organizations: "BIGINT",
  median: "DOUBLE",
  lower_quartile: "DOUBLE",
  upper_quartile: "DOUBLE",
  status: "VARCHAR",
  reason: "VARCHAR",
  is_pending: "BOOLEAN"
} as const;

const peerRow = ({slice, metric, group, ...figure}: PeerStatistics): PeerRow => ({
  season: slice.season!,
  stage: slice.stage as PeerRow["stage"],
  metric: metric as MetricId,
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
    kind === "slice" ? {name, kind} : {name, kind: "breakdown", total: true}
  );
