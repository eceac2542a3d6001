/** An API pull keeps codes of customers from run to run, and answers of a run that was stopped: both forget the person too. */
import {existsSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Home} from "../../home.js";
import {ledgerFile, ledgerOfPulls, pullWorkshop} from "../../sources/api/ledger.js";
import {bindList} from "../../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../../warehouse/withWarehouse.js";
import {hmacKey} from "../in/hmac.js";

/** The key "organization" is lent to `work`. @returns lines of the ledger that named the person */
export async function forgetPulls(
  work: Warehouse,
  home: Pick<Home, "raw">,
  organization: string,
  customerKeys: readonly string[]
): Promise<number> {
  const workshop = pullWorkshop(home, organization);
  if (!existsSync(join(workshop, ledgerFile))) return 0;
  for (const name of readdirSync(workshop))
    if (!name.startsWith(ledgerFile)) rmSync(join(workshop, name), {recursive: true});
  using ledger = ledgerOfPulls(join(workshop, ledgerFile));
  await bindList(work, "pulled_codes", ledger.customerCodes());
  await bindList(work, "pulled_erased", customerKeys);
  const known = await rowsOf<{code: string}>(
    work,
    `select code from (select unnest(getvariable('pulled_codes')) as code)
     where ${hmacKey("organization", "'c:' || trim(code)")}::varchar in (select unnest(getvariable('pulled_erased')))`
  );
  return ledger.forget(known.map(({code}) => code));
}
