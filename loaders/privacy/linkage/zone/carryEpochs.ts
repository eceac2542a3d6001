/**
 * A new epoch has a new key. What the epochs before found is carried over as bare groups under random names; then
 * their files and their keys go. Match keys are not carried: they come anew with each customer's next delivery.
 */
import {existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname} from "node:path";
import type {Home} from "../../../home.js";
import {literal} from "../../../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../../../warehouse/withWarehouse.js";
import {lendKey} from "../../in/hmac.js";
import {findPersons} from "./findPersons.js";
import {epochsIn, isInZone, openZoneKey, zoneFile, zoneFolder, zoneKeyFile} from "./places.js";
import {refOf} from "./refs.js";

export interface CarryOptions {
  home: Home;
  /** The epoch that has begun. */
  epoch: string;
  linked: readonly string[];
}

/** Stopped half way it is done again from the start: the old files go last. */
export async function carryEpochs(
  warehouse: Warehouse,
  {home, epoch, linked}: CarryOptions
): Promise<void> {
  for (const past of epochsIn(home).filter((name) => name < epoch)) {
    if (linked.some((name) => isInZone(home, past, name)))
      await carryEpoch(warehouse, {home, epoch, linked}, past);
    rmSync(zoneFolder(home, past), {recursive: true});
    rmSync(zoneKeyFile(home, past), {force: true});
  }
}

async function carryEpoch(
  warehouse: Warehouse,
  {home, epoch, linked}: CarryOptions,
  past: string
): Promise<void> {
  await findPersons(warehouse, {home, epoch: past, linked, into: "zone_past"});
  await lendKey(warehouse, "zone", openZoneKey(home, epoch));
  await warehouse.run(groupsSql);
  await warehouse.run(carriedSql);
  for (const {organization} of await rowsOf<{organization: string}>(warehouse, carriedTo))
    await addCarried(warehouse, zoneFile(home, epoch, organization), organization);
  await warehouse.run("drop table zone_past; drop table zone_group; drop table zone_carried");
}

const groupsSql = `
  create or replace temp table zone_group as
  select person, uuid() as decided from zone_past
  group by person having count(distinct organization) > 1`;

const carriedSql = `
  create or replace temp table zone_carried as
  select customers.organization, ${refOf("zone", "customers.organization", "customer_key")} as ref, decided
  from main.customers
  inner join zone_past using (organization, patron_key)
  inner join zone_group using (person)`;

const carriedTo = "select distinct organization from zone_carried order by organization";

async function addCarried(warehouse: Warehouse, path: string, organization: string): Promise<void> {
  const given = existsSync(path)
    ? `(from read_parquet(${literal(path)}))`
    : "(select ref, null::uuid as email_key, null::uuid as phone_key, null::uuid as name_key, decided from zone_carried where false)";
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  await warehouse.run(`copy (
      select ref, email_key, phone_key, name_key, coalesce(carried.decided, given.decided) as decided
      from ${given} as given
      full join (select ref, decided from zone_carried where organization = ${literal(organization)}) as carried using (ref)
      order by ref)
    to ${literal(`${path}.new`)} (format parquet)`);
  renameSync(`${path}.new`, path);
}
