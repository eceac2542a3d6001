/** Builds every model over the standard tables and holds each to its contract before the next one reads it. */
import type {Collective} from "../collective.js";
import {PublicCError} from "../error.js";
import type {Home} from "../home.js";
import {type Layer, layers, type Model, readModels} from "../models/readModels.js";
import {
  type Ledger,
  type MartStatement,
  openHomeLedger,
  type ReleaseStatement,
  releaseStatement,
  rulesOf
} from "../privacy/suppress/index.js";
import {checkModel} from "./checkModel.js";
import {loadSettings} from "./loadSettings.js";
import {type Door, publishMart} from "./publishMart.js";
import type {Warehouse} from "./withWarehouse.js";

export type BuildOptions = {
  collective: Collective;
  /** The day the figures are as of, "2022-04-15": a performance on it has not been held. */
  asOf: string;
  /** Folder of the models; another one only in tests. */
  folder?: string;
} & (
  | {home: Pick<Home, "state" | "keys">}
  /** Instead of the home's: what earlier releases told. */
  | {ledger: Ledger}
);

export interface BuildReport {
  models: number;
  checks: number;
  /** What the disclosure door published and masked. */
  statement: ReleaseStatement;
}

/**
 * Views in `staging`, tables in `intermediate` and `marts`; the release ledger is written last.
 * @throws PublicCError at the first breach of a contract, or when a secret cannot be kept
 */
export async function buildModels(
  warehouse: Warehouse,
  options: BuildOptions
): Promise<BuildReport> {
  const {collective, asOf, folder} = options;
  const ledger = "ledger" in options ? options.ledger : openHomeLedger(options.home);
  const door = {rules: rulesOf(collective), ledger};
  const models = readModels(folder);
  for (const layer of layers) await warehouse.run(`create schema if not exists ${layer}`);
  await loadSettings(warehouse, collective, asOf);
  const built: Built[] = [];
  for (const model of models) built.push(await buildModel(warehouse, model, door));
  const statements = built.flatMap(({statement}) => statement ?? []);
  ledger.commit();
  return {
    models: models.length,
    checks: built.reduce((total, {checks}) => total + checks, 0),
    statement: releaseStatement(statements, door.rules, ledger)
  };
}

interface Built {
  checks: number;
  statement?: MartStatement;
}

async function buildModel(warehouse: Warehouse, model: Model, door: Door): Promise<Built> {
  try {
    if (model.contract.disclosure) return await publishMart(warehouse, model, door);
    await warehouse.run(`create or replace ${shapes[model.layer]} ${model.id} as ${model.sql}`);
  } catch (cause) {
    if (cause instanceof PublicCError) throw cause;
    throw new PublicCError(`model ${model.id}: ${(cause as Error).message}`, {cause});
  }
  return {checks: await checkModel(warehouse, model)};
}

const shapes: Readonly<Record<Layer, "view" | "table">> = {
  staging: "view",
  intermediate: "table",
  marts: "table"
};
