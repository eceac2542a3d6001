/** Customer codes of one person within one member: those that share a match key, and those that share with these. */
import {bindList} from "../../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../../warehouse/withWarehouse.js";

/** A key that more codes share is nobody's own: a box office's address, a school's telephone. */
const mostCodesPerKey = 8;

/**
 * Creates `patrons` (customer_key, patron_key) for codes that are not alone; the smallest key names the cluster.
 * @param matches Parquet of match keys, one file per delivery
 * @param decided table of what careful matching found: customer_key, patron_key
 */
export async function clusterPatrons(
  work: Warehouse,
  matches: readonly string[],
  decided: string
): Promise<void> {
  await bindList(work, "matches_paths", matches);
  await work.run(`create or replace temp table links as
    with keys as (
      select distinct customer_key, unnest([email_key, phone_key, name_key]) as match_key
      from ${matches.length ? "read_parquet(getvariable('matches_paths'))" : emptyMatches}),
    shared as (
      select customer_key, match_key from keys
      where match_key is not null
      qualify count(*) over (partition by match_key) between 2 and ${mostCodesPerKey})
    from shared
    union all
    select customer_key, patron_key as match_key from ${decided}
    qualify count(*) over (partition by patron_key) > 1`);
  await work.run(`create or replace temp table patrons as
    select distinct customer_key, customer_key as patron_key from links`);
  while (await spreadSmallest(work));
}

const emptyMatches =
  "(select null::uuid as customer_key, null::uuid as email_key, null::uuid as phone_key, null::uuid as name_key where false)";

/** One step: each code takes the smallest patron key among those it shares a match key with. @returns whether any changed */
async function spreadSmallest(work: Warehouse): Promise<boolean> {
  await work.run(`create or replace temp table smallest as
    with per_key as (
      select match_key, min(patron_key) as patron_key
      from links inner join patrons using (customer_key) group by match_key)
    select customer_key, min(per_key.patron_key) as patron_key
    from links inner join per_key using (match_key) group by customer_key`);
  const [changed] = await rowsOf<{rows: number}>(
    work,
    `select count(*) as rows from patrons inner join smallest using (customer_key)
     where patrons.patron_key <> smallest.patron_key`
  );
  await work.run("create or replace temp table patrons as from smallest");
  return changed!.rows > 0;
}
