/** The metric registry as the models are held to it: what a mart names must be defined, in both languages. */
import {type Metric, metrics} from "../../src/vocabulary/metrics.js";
import {PublicCError} from "../error.js";
import {insertRows} from "./insertRows.js";
import type {Warehouse} from "./withWarehouse.js";

/** Writes `metrics`, which columns that name a metric refer to. @throws PublicCError exit 2 for one without its words */
export async function loadMetrics(
  warehouse: Warehouse,
  registry: Readonly<Record<string, Metric>> = metrics
): Promise<void> {
  for (const [id, metric] of Object.entries(registry)) refuseUnsaid(id, metric);
  const rows = Object.entries(registry).map(([metric, {unit}]) => ({metric, unit}));
  await insertRows(warehouse, "main.metrics", {metric: "VARCHAR", unit: "VARCHAR"}, rows);
}

/** What every page, file and glossary says of a metric. */
const said = ["label", "definition", "formula", "grain"] as const;

function refuseUnsaid(id: string, metric: Metric): void {
  const missing = said.find((part) => !metric[part].fr.trim() || !metric[part].en.trim());
  if (missing === undefined && metric.source.trim()) return;
  throw new PublicCError(`metric ${id} has no ${missing ?? "source"}`, {
    exitCode: 2,
    next: "say it in French and English in src/vocabulary/metrics.ts"
  });
}
