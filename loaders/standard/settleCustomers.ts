/** The member's customer codes, the newest version of each, with the person and the place they belong to. */
import {existsSync} from "node:fs";
import {clusterPatrons} from "../privacy/in/clusterPatrons.js";
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {deliveryPlace, linksPath} from "./places.js";
import {ranked} from "./ranked.js";
import type {ReadDelivery} from "./settleMember.js";

/** Creates `settled_customers`, without whoever asked to be forgotten, whatever a restored backup holds; within one delivery the order of rows must not matter. */
export async function settleCustomers(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work, home, member} = context;
  const matches = read
    .map(({delivery}) => deliveryPlace(home, member.organization, delivery.id).matches)
    .filter((path) => existsSync(path));
  await work.run(decidedSql(linksPath(home, member.organization)));
  await clusterPatrons(work, matches, "decided_links");
  await work.run(`create or replace temp table settled_customers as
    with newest as (
      select * from ${await ranked(context, read, "customers")}
      where customer_key not in (select customer_key from suppressed)
      qualify row_number() over (
        partition by customer_key
        order by rank desc, fsa nulls last, province nulls last, country nulls last, is_corporate) = 1
    ), persons as (
      select newest.*, coalesce(patrons.patron_key, newest.customer_key) as patron_key,
        coalesce(decided.household_key, newest.customer_key) as household
      from newest
      left join patrons on patrons.customer_key = newest.customer_key
      left join decided_links as decided on decided.customer_key = newest.customer_key
    ), households as (
      select *, min(patron_key) over (partition by household) as first_patron from persons)
    select ${literal(member.organization)} as organization, customer_key, patron_key,
      min(first_patron) over (partition by patron_key) as household_key,
      households.fsa, territories.municipality, province, country, is_corporate, rank
    from households
    left join territories on territories.fsa = households.fsa`);
}

const decidedSql = (path: string): string => `create or replace temp table decided_links as
  ${
    existsSync(path)
      ? `from read_parquet(${literal(path)})`
      : "select null::uuid as customer_key, null::uuid as patron_key, null::uuid as household_key where false"
  }`;
