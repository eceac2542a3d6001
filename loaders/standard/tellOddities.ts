/** Rows that load, with something to say about them. */
import {tellWarnings} from "../contract/deliveryIssues.js";
import type {Batch} from "../contract/readBatch.js";
import type {GivenTable} from "../mapping.js";
import {isPostalCode, postalText} from "../privacy/in/fold.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";

/** Words of a column that the mapping does not translate; `batch_words` has been read for it. */
export async function tellUnmapped(
  {work}: MemberContext,
  table: GivenTable,
  field: string
): Promise<void> {
  const unmapped = `select word from batch_words where kind = '${field}' and code is null`;
  if ((await rowsOf(work, `${unmapped} limit 1`)).length === 0) return;
  await tellWarnings(work, {
    table,
    field,
    code: "unmappedWord",
    where: `${field} in (${unmapped})`
  });
}

/** Postal codes that cannot exist; one code on several different records. */
export async function tellOddCustomers({work}: MemberContext, {mapping}: Batch): Promise<void> {
  const table = "customers";
  const country = "lower(coalesce(country, 'canada')) in ('canada', 'ca', 'can')";
  await tellWarnings(work, {
    table,
    field: "postal_code",
    code: "invalidPostalCode",
    where: `postal_code is not null and ${country} and not ${isPostalCode(postalText("postal_code"))}`
  });
  if (mapping.tables.orders) return;
  await work.run(`insert into delivery_issues
    select '${table}', null, null, null, 'customer_code', 'duplicateCode', null, count(*) - 1, 0, null
    from batch_people group by customer_code having count(*) > 1`);
}

export const tellOddCapacities = ({work}: MemberContext): Promise<void> =>
  tellWarnings(work, {
    table: "performances",
    field: "capacity",
    code: "invalidCapacity",
    where: "capacity is not null and coalesce(capacity_count, -1) not between 0 and 100000"
  });

/** Lines of a performance that no delivery has brought yet: located now, while the file is at hand. */
export async function tellUnknownPerformances(
  {work}: MemberContext,
  known: readonly string[]
): Promise<void> {
  const paths = JSON.stringify(known);
  const others = known.length
    ? "union select performance_code from read_parquet(from_json(getvariable('known_paths'), '[\"VARCHAR\"]'))"
    : "";
  await work.run("set variable known_paths = $paths", {paths});
  await work.run(`insert into delivery_issues
    select 'orders', file, record, null, 'performance_code', 'unknownPerformance',
      left(performance_code, 200), 1, amount_cents, null
    from delivery_orders
    where performance_code not in (select performance_code from delivery_performances ${others})`);
}
