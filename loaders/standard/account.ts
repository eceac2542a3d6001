/** Nothing lost, nothing invented: every row and cent read has one fate. */
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";

/** read = loaded + rejected + duplicate, rows and cents, per delivery and table. @throws when a row or a cent went astray */
export async function account({work, member}: MemberContext): Promise<void> {
  await work.run(`create or replace temp table settled_deliveries as
    with fates as (
      select rank, 'orders' as table_name, fate, count(*) as rows, sum(amount_cents) as cents
      from judged_orders group by all
      union all
      select rank, 'customers', 'loaded', count(*), 0 from settled_customers group by rank
      union all
      select rank, 'performances', 'loaded', count(*), 0 from settled_performances group by rank),
    totals as (
      select rank, table_name, coalesce(sum(rows) filter (where fate = 'loaded'), 0)::bigint as rows_loaded,
        coalesce(sum(rows) filter (where fate = 'rejected'), 0)::bigint as unknown_rows,
        coalesce(sum(rows) filter (where fate = 'duplicate'), 0)::bigint as stale_rows,
        coalesce(sum(cents) filter (where fate = 'loaded'), 0)::bigint as cents_loaded,
        coalesce(sum(cents) filter (where fate = 'rejected'), 0)::bigint as unknown_cents,
        coalesce(sum(cents) filter (where fate = 'duplicate'), 0)::bigint as stale_cents
      from fates group by all)
    select ${literal(member.organization)} as organization, delivery_id, received_on, table_name,
      rows as rows_read, coalesce(rows_loaded, 0) as rows_loaded,
      rejected + coalesce(unknown_rows, 0) as rows_rejected,
      case when table_name = 'orders' then coalesce(stale_rows, 0)
        else rows - rejected - coalesce(rows_loaded, 0) end as rows_duplicate,
      case when table_name = 'orders' then cents end as cents_read,
      case when table_name = 'orders' then coalesce(cents_loaded, 0) end as cents_loaded,
      case when table_name = 'orders' then rejected_cents + coalesce(unknown_cents, 0) end as cents_rejected,
      case when table_name = 'orders' then coalesce(stale_cents, 0) end as cents_duplicate
    from read_deliveries left join totals using (rank, table_name)`);
  const astray = await rowsOf<{delivery_id: string; table_name: string}>(
    work,
    `select delivery_id, table_name from settled_deliveries
     where rows_read <> rows_loaded + rows_rejected + rows_duplicate or rows_duplicate < 0
       or cents_read <> cents_loaded + cents_rejected + cents_duplicate`
  );
  if (astray.length > 0)
    throw new Error(
      `${member.organization}: rows or cents astray in ${astray.map((row) => `${row.delivery_id} ${row.table_name}`).join(", ")}`
    );
}
