/** Builds every model over the standard tables and holds each to its contract before the next one reads it. */
import type {Collective} from "../collective.js";
import {PublicCError} from "../error.js";
import {type Layer, layers, type Model, readModels} from "../models/readModels.js";
import {checkModel} from "./checkModel.js";
import {loadSettings} from "./loadSettings.js";
import type {Warehouse} from "./withWarehouse.js";

export interface BuildOptions {
  collective: Collective;
  /** The day the figures are as of, "2022-04-15": a performance on it has not been held. */
  asOf: string;
  /** Folder of the models; another one only in tests. */
  folder?: string;
}

/** Views in `staging`, tables in `intermediate` and `marts`. @throws PublicCError at the first breach of a contract */
export async function buildModels(
  warehouse: Warehouse,
  {collective, asOf, folder}: BuildOptions
): Promise<{models: number; checks: number}> {
  const models = readModels(folder);
  for (const layer of layers) await warehouse.run(`create schema if not exists ${layer}`);
  await loadSettings(warehouse, collective, asOf);
  let checks = 0;
  for (const model of models) checks += await buildModel(warehouse, model);
  return {models: models.length, checks};
}

async function buildModel(warehouse: Warehouse, model: Model): Promise<number> {
  await runModel(warehouse, model);
  return checkModel(warehouse, model);
}

async function runModel(warehouse: Warehouse, {id, layer, sql}: Model): Promise<void> {
  try {
    await warehouse.run(`create or replace ${shapes[layer]} ${id} as ${sql}`);
  } catch (cause) {
    throw new PublicCError(`model ${id}: ${(cause as Error).message}`, {cause});
  }
}

const shapes: Readonly<Record<Layer, "view" | "table">> = {
  staging: "view",
  intermediate: "table",
  marts: "table"
};
