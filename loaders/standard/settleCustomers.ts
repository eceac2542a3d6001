/** The member's customer codes, the newest version of each, with the person and the place they belong to. */
import {existsSync} from "node:fs";
import {clusterPatrons} from "../privacy/in/clusterPatrons.js";
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {deliveryPlace} from "./places.js";
import {ranked} from "./ranked.js";
import type {ReadDelivery} from "./settleMember.js";

/** Creates `settled_customers`; within one delivery the order of rows must not matter. */
export async function settleCustomers(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work, home, member} = context;
  const matches = read
    .map(({delivery}) => deliveryPlace(home, member.organization, delivery.id).matches)
    .filter((path) => existsSync(path));
  await clusterPatrons(work, matches);
  await work.run(`create or replace temp table settled_customers as
    select ${literal(member.organization)} as organization, newest.customer_key,
      coalesce(patrons.patron_key, newest.customer_key) as patron_key,
      household_key, newest.fsa, territories.municipality, province, country, is_corporate, rank
    from (
      select * from ${await ranked(context, read, "customers")}
      qualify row_number() over (
        partition by customer_key
        order by rank desc, fsa nulls last, household_key nulls last, province nulls last, country nulls last, is_corporate) = 1
    ) as newest
    left join patrons on patrons.customer_key = newest.customer_key
    left join territories on territories.fsa = newest.fsa`);
}
