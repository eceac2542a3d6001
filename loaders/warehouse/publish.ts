/** Builds a snapshot aside and puts it in place of the one being served; a kill at any moment leaves the old one. */
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../collective.js";
import type {Home} from "../home.js";
import {readModels} from "../models/readModels.js";
import {recordAnonymization} from "../privacy/registers/anonymization.js";
import {readDecisions} from "../repertoire/decisions.js";
import {readRepertoireRules} from "../repertoire/rules.js";
import {readJson, syncFile, writeJson} from "../standard/files.js";
import {textHash} from "../standard/fingerprint.js";
import {isIntact, type Seal, sealOf} from "../standard/seal.js";
import {buildModels} from "./buildModels.js";
import {referenceFolder} from "./loadTerritories.js";
import {writeReleaseRecord} from "./releaseRecord.js";
import {withWarehouse} from "./withWarehouse.js";
import {writeWarehouse} from "./writeWarehouse.js";

export interface Published {
  snapshot: string;
  /** Nothing had changed since it was published. */
  isKept: boolean;
}

/** @param content stands for every member's settled tables */
export async function publish(
  collective: Collective,
  home: Home,
  {asOf, content, now}: {asOf: string; content: string; now: Date}
): Promise<Published> {
  const snapshot = `${asOf}-${inputHash(collective, content).slice(0, 8)}`;
  const path = join(home.warehouse, `${snapshot}.duckdb`);
  const seal = join(home.warehouse, `${snapshot}.json`);
  if (
    currentSnapshot(home) === snapshot &&
    isIntact(home.warehouse, readJson<Seal>(seal) ?? undefined)
  )
    return {snapshot, isKept: true};
  const aside = join(home.warehouse, `${snapshot}.new.duckdb`);
  for (const left of [aside, `${aside}.wal`]) rmSync(left, {force: true});
  await withWarehouse(
    aside,
    async (warehouse) => {
      await writeWarehouse(warehouse, collective, home);
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
  writeJson(seal, sealOf(home.warehouse, [path]));
  pointTo(home, snapshot);
  return {snapshot, isKept: false};
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
const inputHash = (collective: Collective, content: string): string =>
  textHash(
    JSON.stringify([
      {...collective, folder: collective.id},
      content,
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

const contributorsOf = ({members}: Collective): Record<string, string[]> => {
  const byContributor = Map.groupBy(members, ({holding, organization}) => holding ?? organization);
  return Object.fromEntries(
    [...byContributor].map(([contributor, own]) => [
      contributor,
      own.map(({organization}) => organization)
    ])
  );
};
