/** Marts while they are being written: the models run in a copy of the snapshot, and only the pages' files change. */
import {copyFileSync, existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {readCollective} from "../../loaders/collective.js";
import {type ExportReport, exportMarts, publishedSnapshot} from "../../loaders/exportMarts.js";
import {type Home, openHome} from "../../loaders/home.js";
import {forgetfulLedger} from "../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../loaders/warehouse/buildModels.js";
import {rowsOf, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";

export interface DevMartsOptions {
  /** The collective's folder. */
  collective: string;
  /** Only these members' files are exported; every one by default. */
  organizations?: readonly string[];
  /** Whether models are run again, or the snapshot's marts taken as they are. */
  rebuild: boolean;
}

/** Nothing here is published: the ledger forgets, and the snapshot being served is only read. */
export async function exportDevMarts(options: DevMartsOptions): Promise<ExportReport> {
  const collective = readCollective(options.collective);
  const home = devHome(openHome());
  if (options.rebuild) await rebuild(home, collective);
  return exportMarts(home, collective, {
    to: "src/data",
    ...(options.organizations && {organizations: options.organizations})
  });
}

/** A home whose warehouse is a copy, made again when another snapshot was published. */
function devHome(home: Home): Home {
  const {id, file} = publishedSnapshot(home);
  const warehouse = join(home.root, "dev");
  const copy = join(warehouse, `${id}.duckdb`);
  if (!existsSync(copy)) {
    mkdirSync(warehouse, {recursive: true, mode: 0o700});
    copyFileSync(file, copy);
  }
  writeFileSync(join(warehouse, "current"), id);
  return {...home, warehouse};
}

async function rebuild(home: Home, collective: ReturnType<typeof readCollective>): Promise<void> {
  await withWarehouse(publishedSnapshot(home).file, async (warehouse) => {
    const [settings] = await rowsOf<{as_of: string}>(warehouse, "select as_of from main.settings");
    await buildModels(warehouse, {collective, asOf: settings!.as_of, ledger: forgetfulLedger()});
  });
}
