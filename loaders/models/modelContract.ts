/** The contract beside every model's SQL: what one row is, what must hold of it, and who may see it. */
import {z} from "zod";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";

export const audiences = ["own", "collective", "granted", "public"] as const;
export type Audience = (typeof audiences)[number];

export const columnUnits = [
  "id",
  "text",
  "code",
  "season",
  "date",
  "flag",
  "count",
  "persons",
  "cents",
  "rate",
  "days",
  "ratio"
] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const text = z.strictObject({fr: z.string().min(1), en: z.string().min(1)});
const unit = z.enum(columnUnits);
const metricId = z.enum(Object.keys(metrics) as [MetricId]);

/** A bare unit where no reader sees the column; a metric, or a unit and a label, where one does. */
const column = z.union([
  unit.transform((unit) => ({unit, metric: undefined, label: undefined, nullable: false})),
  z.strictObject({
    unit: unit.optional(),
    metric: metricId.optional(),
    label: text.optional(),
    nullable: z.boolean().default(false)
  })
]);

/** A total of one column, or a rate of two of which both are tested by the door. */
const measure = z.union([
  name.transform((value) => ({value})),
  z.strictObject({numerator: name, denominator: name})
]);

const dimension = z.strictObject({
  kind: z.enum(["slice", "breakdown"]),
  total: z.boolean().default(false)
});

export const modelContract = z.strictObject({
  /** "One row per …" */
  grain: z.string().startsWith("One row per "),
  /** Columns that tell rows apart; absent only where a row is a line as delivered. */
  keys: z.array(name).min(1).optional(),
  /** Column → schema.table.column that must hold every value it takes. */
  relations: z.record(name, z.string().regex(/^\w+\.\w+\.\w+$/)).default({}),
  /** Sentence → SQL boolean that is true, or unknown, of every row. */
  identities: z.record(z.string(), z.string()).default({}),
  audience: z.enum(audiences).optional(),
  /** Counts of persons that read "<5" from 1 to 4 → the columns that would tell the count, then empty. */
  small_counts: z.record(name, z.array(name)).default({}),
  /** Of contributions to a collective mart: the column that names who contributes. */
  contributor: name.optional(),
  /** Their column of distinct persons. */
  persons: name.optional(),
  /** Their dimension columns. */
  dimensions: z.record(name, dimension).optional(),
  /** Metric → what it is the sum, or the ratio of sums, of. */
  measures: z.partialRecord(metricId, measure).optional(),
  columns: z.record(name, column)
});
export type ModelContract = z.output<typeof modelContract>;
export type ModelColumn = z.output<typeof column>;
