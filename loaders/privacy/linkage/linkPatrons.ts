/**
 * Which of a member's customers are one person, and which persons one household; within the member only.
 * Runs while identities are at hand and leaves keys only: every table that held a name is dropped.
 */
import {rowsOf, type Warehouse} from "../../warehouse/withWarehouse.js";
import {candidatesSql} from "./candidates.js";
import {clusterIdentities} from "./clusters.js";
import {comparedSql} from "./compared.js";
import {evidenceSql} from "./evidence.js";
import {linkHouseholds} from "./households.js";
import {identitiesSql} from "./identities.js";
import {linksSql} from "./links.js";

export interface LinkOptions {
  /**
   * Table of one member's identities, one row per customer key: customer_key, first_name, last_name, address, city,
   * postal_code, phone, email; all as given, each may be NULL.
   */
  table: string;
  /** Temporary table to make: customer_key, patron_key, household_key, one row per customer key. */
  into: string;
}

export interface LinkReport {
  customers: number;
  patrons: number;
  households: number;
  /** Pairs of identities that were compared. */
  compared: number;
}

/**
 * `patron_key` is the smallest customer key of the person, `household_key` the smallest patron key of the household;
 * someone alone is its own of both.
 */
export async function linkPatrons(
  warehouse: Warehouse,
  {table, into}: LinkOptions
): Promise<LinkReport> {
  await warehouse.run(identitiesSql(table));
  await warehouse.run(candidatesSql);
  await warehouse.run(comparedSql);
  await warehouse.run(evidenceSql);
  await warehouse.run(linksSql);
  await clusterIdentities(warehouse);
  await linkHouseholds(warehouse);
  await warehouse.run(keysSql(into));
  const [report] = await rowsOf<LinkReport>(warehouse, reportSql(into));
  await warehouse.run(work.map((name) => `drop table if exists ${name}`).join(";\n"));
  return report!;
}

const work = [
  "linkage_identity",
  "linkage_pair",
  "linkage_compared",
  "linkage_evidence",
  "linkage_link",
  "linkage_cluster",
  "linkage_contradiction",
  "linkage_home",
  "linkage_household"
];

const keysSql = (into: string): string => `
create or replace temp table ${into} as
with

persons as (

    select
        coalesce(cluster.component, identity.id) as patron,
        unnest(customer_keys) as customer_key
    from linkage_identity as identity
    left join linkage_cluster as cluster on identity.id = cluster.id

),

patrons as (

    select
        customer_key,
        min(customer_key) over (partition by patron) as patron_key,
        coalesce(household.component, patron) as household
    from persons
    left join linkage_household as household on persons.patron = household.id

)

select
    customer_key,
    patron_key,
    min(patron_key) over (partition by household) as household_key
from patrons
`;

const reportSql = (into: string): string => `
select
    count(*) as customers,
    count(distinct patron_key) as patrons,
    count(distinct household_key) as households,
    (select count(*) from linkage_pair) as compared
from ${into}
`;
