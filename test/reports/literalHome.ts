/** A home whose published snapshot is the literal collective: what printing needs, without ingestion. */
import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Home, openHome} from "../../loaders/home.js";
import {forgetfulLedger} from "../../loaders/privacy/suppress/index.js";
import {buildModels} from "../../loaders/warehouse/buildModels.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import {
  asOf,
  literalCollective,
  loadLiteralCollective
} from "../loaders/models/literalCollective.js";

export const snapshotId = "2022-04-15-literal";

/** The caller removes its `root`. */
export async function makeLiteralHome(): Promise<Home> {
  const home = openHome(mkdtempSync(join(tmpdir(), "reports-")));
  await withWarehouse(join(home.warehouse, `${snapshotId}.duckdb`), async (warehouse) => {
    await loadLiteralCollective(warehouse);
    await buildModels(warehouse, {collective: literalCollective, asOf, ledger: forgetfulLedger()});
  });
  writeFileSync(join(home.warehouse, "current"), `${snapshotId}\n`);
  return home;
}
