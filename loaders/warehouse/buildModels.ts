/** Builds every model over the standard tables and holds each to its contract before the next one reads it. */
import type {Collective} from "../collective.js";
import {PublicCError} from "../error.js";
import type {Home} from "../home.js";
import {type Model, readModels, referencesOf} from "../models/readModels.js";
import {loadPopulation} from "../population/loadPopulation.js";
import {loadPersons, openPersons} from "../privacy/linkage/zone/loadPersons.js";
import {
  type Ledger,
  openHomeLedger,
  type ReleaseStatement,
  releaseStatement,
  rulesOf
} from "../privacy/suppress/index.js";
import {checkModel} from "./checkModel.js";
import {freezeGroups, loadFrozenGroups} from "./frozenGroups.js";
import {loadCoordinates} from "./loadCoordinates.js";
import {loadFunders} from "./loadFunders.js";
import {loadMetrics} from "./loadMetrics.js";
import {loadSettings} from "./loadSettings.js";
import type {MaskedSum} from "./maskedSums.js";
import {publishMarts} from "./publishMart.js";
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
  | {home: Home}
  /** Instead of the home's: what earlier releases told, and what fills `linkage.persons`. */
  | {ledger: Ledger; loadPersons?: (warehouse: Warehouse) => Promise<void>}
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
  // a demonstration stays on one day, whatever is delivered
  const cadence = collective.demonstration ? {} : {asOf};
  const door = {rules: rulesOf(collective), ledger, ...cadence};
  const models = readModels(folder).filter(
    ({contract}) => !(options.keepPublished && contract.disclosure)
  );
  await makeRoom(warehouse);
  await loadSettings(warehouse, collective, asOf);
  if ("home" in options) await loadPersons(warehouse, {collective, asOf, home: options.home});
  else await options.loadPersons?.(warehouse);
  await loadFunders(warehouse);
  await loadMetrics(warehouse);
  await loadCoordinates(warehouse);
  await loadPopulation(warehouse);
  await loadFrozenGroups(warehouse, ledger);
  const {before, collective: told, after} = inTurn(models);
  let checks = 0;
  for (const model of before) checks += await buildModel(warehouse, model);
  const published = await publishMarts(warehouse, told, door);
  for (const model of after) checks += await buildModel(warehouse, model);
  await freezeGroups(warehouse, ledger);
  for (const room of rooms) await warehouse.run(`detach ${room}`);
  ledger.commit();
  return {
    models: models.length,
    checks: checks + published.checks,
    statement: releaseStatement(published.statements, door.rules, ledger),
    masked: published.masked
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

/** What is told of the collective is decided at once; what members are told of it follows. */
function inTurn(models: readonly Model[]): Record<"before" | "collective" | "after", Model[]> {
  const turns = {before: [] as Model[], collective: [] as Model[], after: [] as Model[]};
  const told = new Set<string>();
  for (const model of models) {
    const reads = referencesOf(model).some((id) => told.has(id));
    const turn = model.contract.disclosure ? "collective" : reads ? "after" : "before";
    if (turn !== "before") told.add(model.id);
    turns[turn].push(model);
  }
  return turns;
}

/** Builds one model and says how many checks it held. */
async function buildModel(warehouse: Warehouse, model: Model): Promise<number> {
  try {
    await createModel(warehouse, model);
  } catch (cause) {
    throw new PublicCError(`model ${model.id}: ${(cause as Error).message}`, {cause});
  }
  return checkModel(warehouse, model);
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
