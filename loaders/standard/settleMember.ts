/** All deliveries of one member → its standard tables: the newest version of each key, each sold line once. */
import type {Delivery} from "../sources/deliveries.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";
import {account} from "./account.js";
import type {MemberContext} from "./context.js";
import type {ReadCounts} from "./readDelivery.js";
import {settleCustomers} from "./settleCustomers.js";
import {settleOrders} from "./settleOrders.js";
import {settlePerformances} from "./settlePerformances.js";
import {writeSettled} from "./writeSettled.js";

/** A delivery and what was read of it, earliest export first. */
export interface ReadDelivery {
  delivery: Delivery;
  counts: ReadCounts;
}

export async function settleMember(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work} = context;
  await listRead(work, read);
  await settlePerformances(context, read);
  await settleCustomers(context, read);
  await settleOrders(context, read);
  await account(context);
  await writeSettled(context, read);
}

/** `read_deliveries`: one row per delivery × table, with its rank in the order of exports. */
async function listRead(work: Warehouse, read: readonly ReadDelivery[]): Promise<void> {
  const rows = read.flatMap(({delivery, counts}, rank) =>
    Object.entries(counts).map(([table_name, count]) => ({
      delivery_id: delivery.id,
      rank,
      received_on: delivery.exportedAt.slice(0, 10),
      kind: delivery.kind,
      period_from: delivery.period?.from ?? null,
      period_to: delivery.period?.to ?? null,
      table_name,
      rows: count.rows,
      rejected: count.rejected,
      cents: count.cents,
      rejected_cents: count.rejectedCents
    }))
  );
  await work.run(
    `create or replace temp table read_deliveries as
     select unnest(from_json($json, '[{"delivery_id":"VARCHAR","rank":"INTEGER","received_on":"DATE","kind":"VARCHAR",
       "period_from":"DATE","period_to":"DATE","table_name":"VARCHAR","rows":"BIGINT","rejected":"BIGINT","cents":"BIGINT","rejected_cents":"BIGINT"}]'), recursive := true)`,
    {json: JSON.stringify(rows)}
  );
}
