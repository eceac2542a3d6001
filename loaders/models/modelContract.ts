/** The contract beside every model's SQL: what one row is, what must hold of it, and who may see it. */
import {z} from "zod";
import {type MetricId, metrics} from "../../src/vocabulary/metrics.js";

/** reader: figures of the collective that one organization may read each; what it reads of them is a mart of its own. */
export const audiences = ["own", "collective", "granted", "public", "reader"] as const;
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
  "km",
  "ratio"
] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const text = z.strictObject({fr: z.string().min(1), en: z.string().min(1)});
const unit = z.enum(columnUnits);
const metricId = z.enum(Object.keys(metrics) as [MetricId]);

/** A bare unit where no reader sees the column; a metric, or a unit and a label, where one does. */
const column = z.union([
  unit.transform((unit) => ({
    unit,
    metric: undefined,
    label: undefined,
    values: undefined,
    nullable: false
  })),
  z.strictObject({
    unit: unit.optional(),
    metric: metricId.optional(),
    label: text.optional(),
    /** What the column's own codes read as, where the vocabulary has none. */
    values: z.record(z.string(), text).optional(),
    nullable: z.boolean().default(false)
  })
]);

/** The column of the metric's own name, summed over organizations, or the ratio of two columns that the door tests both. */
const measure = z.union([z.literal("sum"), z.strictObject({numerator: name, denominator: name})]);

/** Who adds what: the columns of a contribution that the door needs whatever the figures. */
const contributed = {
  /** Column naming who contributes: the organization, or its holding. */
  contributor: name,
  /** Column of distinct persons behind the contribution. */
  persons: name
};

/**
 * slice: nothing sums over it · stages: `final` holds `sameStage` and the rest, none of the three may tell another ·
 * breakdown: categories of one whole, published with it · overlapping: categories that share persons, of no whole.
 */
const sums = z.strictObject({
  figures: z.literal("sums"),
  ...contributed,
  dimensions: z.record(name, z.enum(["slice", "stages", "breakdown", "overlapping"])),
  measures: z.partialRecord(metricId, measure)
});

/** Medians and quartiles of the organizations' own values, one metric a row. */
const orderStatistics = z.strictObject({
  figures: z.literal("orderStatistics"),
  ...contributed,
  metric: name,
  value: name,
  /** Column listing the peer groups that the organization is in; they may overlap. */
  groups: name,
  /** Columns that nothing sums over. */
  slices: z.array(name).min(1),
  /** Metrics that sums tell too, under the same name: their unknowns are the same, and judged with them. */
  totals: z.array(metricId).default([])
});

/**
 * What the disclosure door must count in the rows of a collective mart, which are contributions:
 * one organization's part of one inner cell. Only what the door publishes of them is kept.
 */
const disclosure = z.discriminatedUnion("figures", [sums, orderStatistics]);
export type Disclosure = z.output<typeof disclosure>;
export type Sums = z.output<typeof sums>;
export type OrderStatistics = z.output<typeof orderStatistics>;

export const modelContract = z.strictObject({
  /** "One row per …" */
  grain: z.string().startsWith("One row per "),
  /** Read through rather than stored: cheaper than a copy of every order. */
  view: z.boolean().default(false),
  /** Columns that tell rows apart; absent only where a row is a line as delivered. */
  keys: z.array(name).min(1).optional(),
  /** Column → schema.table.column that must hold every value it takes. */
  relations: z.record(name, z.string().regex(/^\w+\.\w+\.\w+$/)).default({}),
  /** Sentence → SQL boolean that is true, or unknown, of every row. */
  identities: z.record(z.string(), z.string()).default({}),
  audience: z.enum(audiences).optional(),
  /** What the release statement calls it; of a collective mart, and of no other. */
  title: text.optional(),
  /** Counts of persons that read "<5" from 1 to 4 → the columns that would tell the count, then empty. */
  small_counts: z.record(name, z.array(name)).default({}),
  /** Of a collective mart, and of no other. */
  disclosure: disclosure.optional(),
  columns: z.record(name, column)
});
export type ModelContract = z.output<typeof modelContract>;
export type ModelColumn = z.output<typeof column>;
