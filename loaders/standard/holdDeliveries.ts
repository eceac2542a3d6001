/** A delivery that would remove much of what it replaces waits for a person: it may be an export filtered to one show. */
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {ReadDelivery} from "./settleMember.js";

/** Share of the replaced lines that may go without a word. */
export const mostRemoved = 0.05;

/**
 * Creates `delivery_spans` (rank, first_on, last_on) of complete deliveries and `held_deliveries`
 * (rank, removed, replaced): those not confirmed whose lines of the same days are far fewer than before.
 */
export async function holdDeliveries(
  work: Warehouse,
  read: readonly ReadDelivery[]
): Promise<void> {
  await work.run(spansSql);
  await work.run(
    "create or replace temp table held_deliveries (rank integer, removed bigint, replaced bigint)"
  );
  const overlapping = await rowsOf<{rank: number}>(work, overlappingSql);
  for (const {rank} of overlapping)
    if (!read[rank]!.delivery.confirmed) await work.run(holdSql, {rank});
}

/** The period it declares, else the days its lines span. */
const spansSql = `create or replace temp table delivery_spans as
  select given.rank, coalesce(any_value(period_from), min(ordered_on)) as first_on,
    coalesce(any_value(period_to), max(ordered_on)) as last_on
  from (select distinct rank, ordered_on from given_orders) as given
  inner join read_deliveries on read_deliveries.rank = given.rank
  where table_name = 'orders' and kind = 'complete'
  group by given.rank`;

const overlappingSql = `select distinct later.rank
  from delivery_spans as later
  inner join (select rank, min(ordered_on) as first_on, max(ordered_on) as last_on from given_orders group by rank) as earlier
    on earlier.rank < later.rank and earlier.first_on <= later.last_on and earlier.last_on >= later.first_on
  order by later.rank`;

/** Lines are told apart by what cannot be corrected: their order, their performance, sale or refund. */
const holdSql = `insert into held_deliveries
  with span as (from delivery_spans where rank = $rank),
  living as (
    select given.* from given_orders as given
    inner join span on given.ordered_on between span.first_on and span.last_on
    where given.rank < $rank and given.rank not in (select rank from held_deliveries)
      and not exists (
        from delivery_spans as other
        where other.rank > given.rank and other.rank < $rank
          and other.rank not in (select rank from held_deliveries)
          and given.ordered_on between other.first_on and other.last_on)),
  before as (
    select order_number, performance_code, kind, count(*) as lines from living group by all),
  after as (
    select order_number, performance_code, kind, count(*) as lines
    from given_orders where rank = $rank group by all),
  compared as (
    select coalesce(sum(before.lines), 0)::bigint as replaced,
      coalesce(sum(greatest(before.lines - coalesce(after.lines, 0), 0)), 0)::bigint as removed
    from before left join after using (order_number, performance_code, kind))
  select $rank, removed, replaced from compared where removed > ${mostRemoved} * replaced`;
