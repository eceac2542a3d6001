/**
 * `linkage_cluster (id, component)`: identities joined into persons. Links chain, and a chain may lead from a woman to her
 * daughter; a cluster that holds two first names loses its weakest links until it contradicts itself no more.
 */
import {rowsOf, type Warehouse} from "../../warehouse/withWarehouse.js";
import {components} from "./components.js";

/** After so many links cut from one cluster, nothing in it is believed. */
const patience = 12;

export async function clusterIdentities(warehouse: Warehouse): Promise<void> {
  for (let cuts = 0; ; cuts++) {
    await components(warehouse, {links: "linkage_link", into: "linkage_cluster"});
    if (!(await findContradictions(warehouse))) return;
    await warehouse.run(cuts < patience ? cutWeakest : cutAll);
  }
}

async function findContradictions(warehouse: Warehouse): Promise<boolean> {
  await warehouse.run(contradictions);
  const [found] = await rowsOf<{count: number}>(
    warehouse,
    "select count(*) as count from linkage_contradiction"
  );
  return found!.count > 0;
}

/** Two first names that no spelling, short form or exchange of the two names explains. */
const contradictions = `
create or replace temp table linkage_contradiction as
with

members as (

    select cluster.component, identity.*
    from linkage_cluster as cluster
    inner join linkage_compared as identity on cluster.id = identity.id

)

select distinct l.component
from members as l
inner join members as r on l.component = r.component and l.id < r.id
where (
        jaro_winkler_similarity(l.given, r.given) < 0.75
        or (l.given_stem = r.given_stem and l.given <> r.given)
        or l.given || 'e' = r.given
        or r.given || 'e' = l.given
    )
    and not (length(l.given) < 4 and starts_with(r.given, l.given))
    and not (length(r.given) < 4 and starts_with(l.given, r.given))
    and not coalesce(jaro_winkler_similarity(l.given, r.surname) >= 0.86, false)
    and not coalesce(jaro_winkler_similarity(r.given, l.surname) >= 0.86, false)
`;

const linksInContradiction = `
    select link.*, cluster.component
    from linkage_link as link
    inner join linkage_cluster as cluster on link.left_id = cluster.id
    inner join linkage_contradiction using (component)`;

const cutWeakest = `
delete from linkage_link
using (
    select component, min(bits) as bits from (${linksInContradiction}) group by component
) as weakest, linkage_cluster as cluster
where linkage_link.left_id = cluster.id
    and cluster.component = weakest.component
    and linkage_link.bits <= weakest.bits`;

const cutAll = `
delete from linkage_link
where left_id in (select left_id from (${linksInContradiction}))`;
