/** Leaves out of `batch` whoever asked to be forgotten: their sales become anonymous, their records are not read. */
import {bindList} from "../../warehouse/variables.js";
import type {Warehouse} from "../../warehouse/withWarehouse.js";
import {hmacKey} from "./hmac.js";

/** `delivery_left_out`: records whose raw line must not be kept, should they be set aside. */
export const deliveryLeftOutDdl =
  "create or replace temp table delivery_left_out (file integer, record bigint)";

/** Creates `suppressed` (customer_key). */
export async function loadSuppressed(work: Warehouse, keys: readonly string[]): Promise<void> {
  await bindList(work, "suppressed_keys", keys);
  await work.run(
    "create or replace temp table suppressed as select unnest(getvariable('suppressed_keys'))::uuid as customer_key"
  );
}

/** A customer record becomes `erased`, an order line loses its customer code. */
export async function leaveOut(work: Warehouse, table: "customers" | "orders"): Promise<void> {
  await work.run(`create or replace temp table batch_left_out as
    select customer_code from (select distinct customer_code from batch where customer_code is not null)
    where ${hmacKey("organization", "'c:' || customer_code")} in (select customer_key from suppressed)`);
  const isLeftOut = "customer_code in (select customer_code from batch_left_out)";
  await work.run(`insert into delivery_left_out
    select file_id, batch.rowid - first from batch
    inner join batch_files on batch_files.file = batch.file where ${isLeftOut}`);
  await work.run(
    table === "customers"
      ? `update batch set bad = 'erased:' where ${isLeftOut}`
      : `update batch set customer_code = null where ${isLeftOut}`
  );
}
