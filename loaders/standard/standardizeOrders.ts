/** Judged order lines → standard lines of one delivery, their customer known by pseudonym only. */
import type {TaxProvince} from "../../src/vocabulary/codes.js";
import type {Batch} from "../contract/readBatch.js";
import {hmacKey} from "../privacy/in/hmac.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {netCents} from "./salesTax.js";
import {readWords} from "./words.js";

export const deliveryOrdersDdl = `create or replace temp table delivery_orders (
  file integer, record bigint, order_number varchar, performance_code varchar, customer_key uuid,
  names_customer boolean, ordered_at timestamptz, ordered_on date, tickets integer, amount_cents bigint,
  net_cents bigint, tax_basis varchar, price_category varchar, price_type varchar, channel varchar, kind varchar)`;

interface Cents {
  cents: number;
  rejectedCents: number;
}

/**
 * Adds `batch` to `delivery_orders`.
 * @returns every cent read in it, good or bad, and those of bad rows. A total row repeats cents that its lines already
 * count: it is a row read and rejected, of no cent.
 */
export async function standardizeOrders(
  {work, mapping, collective, member}: MemberContext,
  batch: Batch
): Promise<Cents> {
  await readWords(work, {price_type: "price_type", channel: "channel", refund: "status"});
  await work.run(`create or replace temp table batch_customers as
    select customer_code, ${hmacKey("organization", "'c:' || customer_code")} as customer_key
    from (select distinct customer_code from batch where customer_code is not null)`);
  await work.run(hoursSql(collective.timeZone));
  const read = await rowsOf<Cents>(work, readSql(batch));
  await work.run(
    `insert into delivery_orders ${standardSql(batch, mapping.defaults.channel, member.salesTax.province)}`
  );
  return read[0]!;
}

/** The zone is asked once per distinct hour: it costs far more than a join. */
const hoursSql = (timeZone: string): string => `create or replace temp table batch_hours as
  select hour, epoch_us(timezone(${literal(timeZone)}, hour)) - epoch_us(hour) as shift
  from (select distinct date_trunc('hour', ordered_at_local) as hour from batch where bad is null)`;

/** A refund says so by its sign, its count or its status, and takes away whatever sign it is written with. */
const signedColumns = ({mapping}: Batch): string => `
  refunds.word is not null or coalesce(amount_cents < 0 or tickets_count < 0, false) as is_refund,
  case when is_refund then -1 else 1 end as sign,
  sign * abs(coalesce(tickets_count, 1)) as tickets,
  sign * abs(amount_cents) * ${mapping.money.of === "ticket" ? "abs(coalesce(tickets_count, 1))" : "1"} as cents`;

const refundJoin = `left join batch_words as refunds
  on refunds.kind = 'refund' and refunds.code is not null and refunds.word = batch.status`;

const readSql = (batch: Batch): string => `
  select coalesce(sum(cents), 0)::bigint as "cents",
    coalesce(sum(cents) filter (where bad is not null), 0)::bigint as "rejectedCents"
  from (select bad, ${signedColumns(batch)} from batch ${refundJoin}
    where coalesce(bad, '') not in ('blank', 'totalRow:'))`;

function standardSql(
  batch: Batch,
  defaultChannel: string | undefined,
  province: TaxProvince
): string {
  const {tax} = batch.mapping.money;
  return `
  select file_id, record, order_number, performance_code, customer_key, names_customer,
    make_timestamptz(epoch_us(ordered_at_local) + shift) as ordered_at,
    ordered_at_local::date as ordered_on, tickets, cents, ${withoutTax(tax, province)} as net_cents,
    '${tax}' as tax_basis, price_category, price_type, channel,
    case when is_refund then 'refund' else 'sale' end as kind
  from (
    select batch_files.file_id, batch.rowid - batch_files.first as record, order_number, performance_code,
      customers.customer_key, batch.customer_code is not null as names_customer,
      ordered_at_local, hours.shift, ${signedColumns(batch)},
      case when price_type is not null then coalesce(prices.code, 'unknown')
        when cents = 0 then 'complimentary' else 'unknown' end as price_category,
      price_type,
      case when batch.channel is null then ${literal(defaultChannel ?? "unknown")}
        else coalesce(channels.code, 'unknown') end as channel
    from batch
    inner join batch_files on batch_files.file = batch.file
    left join batch_hours as hours on hours.hour = date_trunc('hour', ordered_at_local)
    left join batch_customers as customers on customers.customer_code = batch.customer_code
    left join batch_words as prices on prices.kind = 'price_type' and prices.word = batch.price_type
    left join batch_words as channels on channels.kind = 'channel' and channels.word = batch.channel
    ${refundJoin}
    where bad is null)`;
}

/** NULL where nothing tells what the amounts hold. */
function withoutTax(tax: string, province: TaxProvince): string {
  if (tax !== "included") return tax === "excluded" ? "cents" : "null";
  return netCents({cents: "cents", day: "ordered_at_local::date"}, province);
}
