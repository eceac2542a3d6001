/** Builds a snapshot aside and puts it in place of the one being served; a kill at any moment leaves the old one. */
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../collective.js";
import type {Home} from "../home.js";
import {readModels} from "../models/readModels.js";
import {suppressedKeys} from "../privacy/erase/suppressionList.js";
import {recordAnonymization} from "../privacy/registers/anonymization.js";
import {readDecisions} from "../repertoire/decisions.js";
import {readRepertoireRules} from "../repertoire/rules.js";
import {readJson, syncFile, writeJson} from "../standard/files.js";
import {textHash} from "../standard/fingerprint.js";
import {standardTables} from "../standard/schema.js";
import {isIntact, type Seal, sealOf} from "../standard/seal.js";
import {buildModels} from "./buildModels.js";
import {carryOver, type Origin, writeOrigins} from "./carryOver.js";
import {referenceFolder} from "./loadTerritories.js";
import {writeReleaseRecord} from "./releaseRecord.js";
import {withWarehouse} from "./withWarehouse.js";
import {writeWarehouse} from "./writeWarehouse.js";

export interface Published {
  snapshot: string;
  /** Nothing had changed since it was published. */
  isKept: boolean;
  /** Of the standard tables into the file; the rest went into marts and disclosure. */
  loadingSeconds: number;
}

/** @param contents organization → what stands for its settled tables */
export async function publish(
  collective: Collective,
  home: Home,
  {asOf, contents, now}: {asOf: string; contents: Origin["contents"]; now: Date}
): Promise<Published> {
  const started = performance.now();
  const snapshot = `${asOf}-${inputHash(collective, contents).slice(0, 8)}`;
  const path = join(home.warehouse, `${snapshot}.duckdb`);
  const current = intactSnapshot(home);
  if (current === path) return {snapshot, isKept: true, loadingSeconds: 0};
  const aside = join(home.warehouse, `${snapshot}.new.duckdb`);
  for (const left of [aside, `${aside}.wal`]) rmSync(left, {force: true});
  const origin = {basis: basisOf(collective, home), contents};
  await load(aside, {collective, home, carried: await carryOver(current, aside, origin), origin});
  const loadingSeconds = (performance.now() - started) / 1000;
  await withWarehouse(
    aside,
    async (warehouse) => {
      const {statement, masked} = await buildModels(warehouse, {collective, asOf, home});
      writeReleaseRecord(home, snapshot, {
        statement,
        masked,
        contributors: contributorsOf(collective)
      });
      recordAnonymization(home, {at: now, snapshot, statement});
      await warehouse.run("checkpoint");
    },
    {folders: [home.standard, home.linkage, referenceFolder]}
  );
  syncFile(aside);
  renameSync(aside, path);
  writeJson(sealPath(home, snapshot), sealOf(home.warehouse, [path]));
  pointTo(home, snapshot);
  return {snapshot, isKept: false, loadingSeconds};
}

interface Loading {
  collective: Collective;
  home: Home;
  carried: readonly string[];
  origin: Origin;
}

/** On one thread: two on one file cost twice the work and end no sooner. */
const load = (file: string, {collective, home, carried, origin}: Loading): Promise<void> =>
  withWarehouse(
    file,
    async (warehouse) => {
      await writeWarehouse(warehouse, collective, home, carried);
      await writeOrigins(warehouse, origin);
    },
    {folders: [home.standard, referenceFolder], threads: 1}
  );

const sealPath = ({warehouse}: Pick<Home, "warehouse">, snapshot: string): string =>
  join(warehouse, `${snapshot}.json`);

/** File of the snapshot in place; null when there is none, or its bytes are not those written. */
function intactSnapshot(home: Pick<Home, "warehouse">): string | null {
  const snapshot = currentSnapshot(home);
  if (snapshot === null) return null;
  const seal = readJson<Seal>(sealPath(home, snapshot)) ?? undefined;
  return isIntact(home.warehouse, seal) ? join(home.warehouse, `${snapshot}.duckdb`) : null;
}

/** The snapshot that pages, PDFs and the server read; null before the first ingestion. */
export function currentSnapshot({warehouse}: Pick<Home, "warehouse">): string | null {
  const pointer = join(warehouse, "current");
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : null;
}

function pointTo({warehouse}: Home, snapshot: string): void {
  const pointer = join(warehouse, "current");
  writeFileSync(`${pointer}.new`, `${snapshot}\n`, {mode: 0o600, flush: true});
  renameSync(`${pointer}.new`, pointer);
}

/** Equal inputs give an equal id: deliveries, configuration, decisions on the repertoire, models and their contracts. */
const inputHash = (collective: Collective, contents: Origin["contents"]): string =>
  textHash(
    JSON.stringify([
      {...collective, folder: collective.id},
      contents,
      ...[
        "territories.csv",
        "coordinates.csv",
        "population/census.csv",
        "population/census.yaml"
      ].map((name) => readFileSync(join(referenceFolder, name), "utf8")),
      readDecisions(collective),
      readRepertoireRules(),
      readModels().map(({id, sql, contract}) => [id, sql, contract])
    ])
  );

/** Raised when the same settled rows would be loaded otherwise. */
const loaderVersion = 1;

const basisOf = (collective: Collective, home: Home): string =>
  textHash(
    JSON.stringify([
      loaderVersion,
      standardTables,
      readDecisions(collective),
      readRepertoireRules(),
      collective.members.map(({organization}) => suppressedKeys(home, organization))
    ])
  );

const contributorsOf = ({members}: Collective): Record<string, string[]> => {
  const byContributor = Map.groupBy(members, ({holding, organization}) => holding ?? organization);
  return Object.fromEntries(
    [...byContributor].map(([contributor, own]) => [
      contributor,
      own.map(({organization}) => organization)
    ])
  );
};
