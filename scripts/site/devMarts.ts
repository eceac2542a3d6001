/** Marts while they are being written: the models run in a copy of the snapshot, and only the pages' files change. */
import {copyFileSync, existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Collective, readCollective} from "../../loaders/collective.js";
import {type ExportReport, exportMarts, publishedSnapshot} from "../../loaders/exportMarts.js";
import {type Home, openHome} from "../../loaders/home.js";
import {readModels} from "../../loaders/models/readModels.js";
import {forgetfulLedger} from "../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../loaders/warehouse/buildModels.js";
import {rowsOf, withWarehouse} from "../../loaders/warehouse/withWarehouse.js";

export interface DevMartsOptions {
  /** The collective's folder. */
  collective: string;
  /** Only these members' files are exported; every one by default. */
  organizations?: readonly string[];
  /** Models that were edited: none, and the snapshot's marts are taken as they are. */
  edited: readonly string[];
}

/** Nothing here is published: the ledger forgets, and the snapshot being served is only read. */
export async function exportDevMarts(options: DevMartsOptions): Promise<ExportReport> {
  const collective = readCollective(options.collective);
  const home = devHome(openHome());
  const edited = [...options.edited, ...(await newMarts(home))];
  if (edited.length > 0) await rebuild(home, collective, edited);
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

/** Marts written since the snapshot was published: their tables are not in it yet. */
async function newMarts(home: Home): Promise<string[]> {
  const built = await withWarehouse(publishedSnapshot(home).file, (warehouse) =>
    rowsOf<{name: string}>(
      warehouse,
      "select table_name as name from information_schema.tables where table_schema = 'marts'"
    )
  );
  const known = new Set(built.map(({name}) => name));
  return readModels()
    .filter(({layer, name}) => layer === "marts" && !known.has(name))
    .map(({name}) => name);
}

/** The disclosure door takes most of the time: it opens again only when a model that passes it was edited. */
async function rebuild(
  home: Home,
  collective: Collective,
  edited: readonly string[]
): Promise<void> {
  const passes = readModels().filter(({contract}) => contract.disclosure);
  const keepPublished = !passes.some(({name}) => edited.includes(name));
  await withWarehouse(publishedSnapshot(home).file, async (warehouse) => {
    const [settings] = await rowsOf<{as_of: string}>(warehouse, "select as_of from main.settings");
    await buildModels(warehouse, {
      collective,
      asOf: settings!.as_of,
      ledger: forgetfulLedger(),
      keepPublished
    });
  });
}
