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
  for (const step of [patronsSql, heldSql, sharedSql, nodesSql, linksSql])
    await warehouse.run(step);
  await components(warehouse, {links: "zone_link", into: "zone_component"});
  await warehouse.run(`create or replace table ${into} as ${personsSql}`);
  await warehouse.run(work.map((name) => `drop table if exists ${name}`).join(";\n"));
}

const work = [
  "zone_patron",
  "zone_held",
  "zone_shared",
  "zone_node",
  "zone_link",
  "zone_component"
];

/** Patrons of linked members, with what each of their codes is called in the zone. */
const patronsSql = `
  create or replace temp table zone_patron as
  select list_position(getvariable('zone_members'), organization)::smallint as member, patron_key,
    ${refOf("zone", "organization", "customer_key")} as ref
  from main.customers
  where list_contains(getvariable('zone_members'), organization)`;

const heldSql = `
  create or replace temp table zone_held as
  select member, patron_key, unnest([email_key, phone_key, name_key, decided]) as key
  from read_parquet(getvariable('zone_files'), union_by_name = true)
  inner join zone_patron using (ref)`;

/** A key that more patrons of one member have is nobody's own. */
const mostPatronsPerKey = 3;

/** Keys that patrons of several members have. */
const sharedSql = `
  create or replace temp table zone_shared as
  with several as (
    select key from zone_held where key is not null
    group by key having min(member) <> max(member)),
  held as (
    select distinct member, patron_key, key from zone_held semi join several using (key)),
  counted as (
    select *, count(*) over (partition by key, member) as patrons from held)
  select patron_key, key from counted
  qualify max(patrons) over (partition by key) <= ${mostPatronsPerKey}`;

const nodesSql = `
  create or replace temp table zone_node as
  select patron_key, row_number() over () as id from (select distinct patron_key from zone_shared)`;

const linksSql = `
  create or replace temp table zone_link as
  select distinct id as left_id, min(id) over (partition by key) as right_id
  from zone_shared inner join zone_node using (patron_key)
  qualify left_id <> right_id`;

/** Who is linked with nobody has a number below zero. */
const personsSql = `
  select getvariable('zone_members')[member] as organization, patron_key,
    coalesce(component, -row_number() over ()) as person
  from (select distinct member, patron_key from zone_patron)
  left join zone_node using (patron_key)
  left join zone_component using (id)`;
