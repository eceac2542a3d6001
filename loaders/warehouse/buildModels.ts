/** Builds every model over the standard tables and holds each to its contract before the next one reads it. */
import type {Collective} from "../collective.js";
import {PublicCError} from "../error.js";
import type {Home} from "../home.js";
import {type Model, readModels} from "../models/readModels.js";
import {openPersons} from "../privacy/linkage/zone/loadPersons.js";
import {
  type Door,
  type Ledger,
  type MartStatement,
  openHomeLedger,
  type ReleaseStatement,
  releaseStatement,
  rulesOf
} from "../privacy/suppress/index.js";
import {checkModel} from "./checkModel.js";
import {loadFunders} from "./loadFunders.js";
import {loadSettings} from "./loadSettings.js";
import type {MaskedSum} from "./maskedSums.js";
import {publishPeers, publishSums} from "./publishMart.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

export type BuildOptions = {
  collective: Collective;
  /** The day the figures are as of, "2022-04-15": a performance on it has not been held. */
  asOf: string;
  /** Folder of the models; another one only in tests. */
  folder?: string;
  /** For a preview: what passed the door stays as it stands in the file, and only the members' own models run. */
  keepPublished?: boolean;
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
  /** Exact sums behind what it masked; for the leak test, and nowhere else. */
  masked: readonly MaskedSum[];
}

/**
 * Views in `staging`, tables in `marts`; the release ledger is written last.
 * @throws PublicCError at the first breach of a contract, or when a secret cannot be kept
 */
export async function buildModels(
  warehouse: Warehouse,
  options: BuildOptions
): Promise<BuildReport> {
  const {collective, asOf, folder} = options;
  const ledger = "ledger" in options ? options.ledger : openHomeLedger(options.home);
  const door = {rules: rulesOf(collective), ledger};
  const models = readModels(folder).filter(
    ({contract}) => !(options.keepPublished && contract.disclosure)
  );
  await makeRoom(warehouse);
  await loadSettings(warehouse, collective, asOf);
  await loadFunders(warehouse);
  const built: Built[] = [];
  for (const model of models.filter((model) => !isOfSums(model)))
    built.push(await buildModel(warehouse, model, door));
  const sums = await publishSums(warehouse, models.filter(isOfSums), door);
  for (const room of rooms) await warehouse.run(`detach ${room}`);
  const statements = [...sums.statements, ...built.flatMap(({statement}) => statement ?? [])];
  ledger.commit();
  return {
    models: models.length,
    checks: built.reduce((total, {checks}) => total + checks, sums.checks),
    statement: releaseStatement(statements, door.rules, ledger),
    masked: sums.masked
  };
}

/** In memory only: no person's history is stored a second time, and no person's tie to another member at all. */
const rooms = ["intermediate", "linkage"] as const;

async function makeRoom(warehouse: Warehouse): Promise<void> {
  await warehouse.run("create schema if not exists staging");
  await warehouse.run("create schema if not exists marts");
  for (const room of rooms) await warehouse.run(`attach ':memory:' as ${room}`);
  await openPersons(warehouse);
}

/** Marts of sums come last, together; no model reads what they publish. */
const isOfSums = ({contract}: Model): boolean => contract.disclosure?.figures === "sums";

interface Built {
  checks: number;
  statement?: MartStatement;
}

async function buildModel(warehouse: Warehouse, model: Model, door: Door): Promise<Built> {
  try {
    if (model.contract.disclosure) return await publishPeers(warehouse, model, door);
    await createModel(warehouse, model);
  } catch (cause) {
    if (cause instanceof PublicCError) throw cause;
    throw new PublicCError(`model ${model.id}: ${(cause as Error).message}`, {cause});
  }
  return {checks: await checkModel(warehouse, model)};
}

async function createModel(warehouse: Warehouse, {id, layer, sql, contract}: Model): Promise<void> {
  const isView = layer === "staging" || contract.view;
  const text = layer === "intermediate" && contract.view ? await qualified(warehouse, sql) : sql;
  await warehouse.run(`create or replace ${isView ? "view" : "table"} ${id} as ${text}`);
}

/** A view resolves names in its own database, which for `intermediate` is not the file's. */
async function qualified(warehouse: Warehouse, sql: string): Promise<string> {
  const [file] = await rowsOf<{name: string}>(warehouse, "select current_database() as name");
  return sql.replace(/\b(from|join) (main|staging)\./g, `$1 "${file!.name}".$2.`);
}
