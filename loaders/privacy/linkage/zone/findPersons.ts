/** Which patrons of the linked members are one person: those that share a key of the zone, and those that share with these. */
import type {Home} from "../../../home.js";
import {bindList} from "../../../warehouse/variables.js";
import type {Warehouse} from "../../../warehouse/withWarehouse.js";
import {lendKey} from "../../in/hmac.js";
import {components} from "../components.js";
import {isInZone, openZoneKey, zoneFile} from "./places.js";
import {refOf} from "./refs.js";

export interface FindOptions {
  home: Home;
  epoch: string;
  /** Members whose patrons are looked at; one of them at least is in the zone. */
  linked: readonly string[];
  /** Table to make in memory: organization, patron_key, person; one row per patron in `main.customers`. */
  into: string;
}

/** `person` is a number drawn anew each time, which means nothing elsewhere. */
export async function findPersons(
  warehouse: Warehouse,
  {home, epoch, linked, into}: FindOptions
): Promise<void> {
  await bindList(warehouse, "zone_members", linked);
  await bindList(
    warehouse,
    "zone_files",
    linked.filter((name) => isInZone(home, epoch, name)).map((name) => zoneFile(home, epoch, name))
  );
  await lendKey(warehouse, "zone", openZoneKey(home, epoch));
  for (const step of [patronsSql, sharedSql, linksSql]) await warehouse.run(step);
  await components(warehouse, {links: "zone_link", into: "zone_component"});
  await warehouse.run(`create or replace table ${into} as ${personsSql}`);
  await warehouse.run(work.map((name) => `drop table if exists ${name}`).join(";\n"));
}

const work = ["zone_patron", "zone_shared", "zone_link", "zone_component"];

/** Patrons of linked members, each with a number and with what its codes are called in the zone. */
const patronsSql = `
  create or replace temp table zone_patron as
  select organization, patron_key,
    dense_rank() over (order by organization, patron_key) as id,
    ${refOf("zone", "organization", "customer_key")} as ref
  from main.customers
  where list_contains(getvariable('zone_members'), organization)`;

/** A key that more patrons of one member have is nobody's own. */
const mostPatronsPerKey = 3;

/** Keys that patrons of several members have. */
const sharedSql = `
  create or replace temp table zone_shared as
  with given as (
    select distinct id, organization, unnest([email_key, phone_key, name_key, decided]) as key
    from read_parquet(getvariable('zone_files'), union_by_name = true)
    inner join zone_patron using (ref)),
  counted as (
    select key, organization, count(*) as patrons from given where key is not null group by all),
  shared as (
    select key from counted group by key
    having count(*) > 1 and max(patrons) <= ${mostPatronsPerKey})
  select id, key from given semi join shared using (key)`;

const linksSql = `
  create or replace temp table zone_link as
  select distinct id as left_id, min(id) over (partition by key) as right_id
  from zone_shared
  qualify left_id <> right_id`;

const personsSql = `
  select distinct organization, patron_key, coalesce(component, zone_patron.id) as person
  from zone_patron left join zone_component on zone_patron.id = zone_component.id`;
