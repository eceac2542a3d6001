/** The member's order lines: what later deliveries supersede left out, what waits for its performance set aside. */
import {literal} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {holdDeliveries} from "./holdDeliveries.js";
import {ranked} from "./ranked.js";
import {netCentsByVenue} from "./salesTax.js";
import type {ReadDelivery} from "./settleMember.js";

/**
 * `stale_days`: the days of a delivery that a later complete one covers. Lines of those days are superseded;
 * a line of `additions` that an earlier delivery already holds is not added twice (Cases settled 15).
 */
export async function settleOrders(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work, member} = context;
  await work.run(
    `create or replace temp view given_orders as select * from ${await ranked(context, read, "orders")}`
  );
  await holdDeliveries(work, read);
  await work.run(staleDaysSql);
  await work.run(`create or replace temp table judged_orders as ${await judgedSql(work)}`);
  await work.run(`create or replace temp table groups as
    select order_number, performance_id from judged_orders
    where fate = 'loaded' and kind = 'sale'
    group by all having sum(tickets) >= 10`);
  await work.run(linesSql);
  await work.run(settledSql(member));
}

/** Each line with its fate: loaded, rejected (its performance is unknown) or duplicate (another delivery tells it). */
const judgedSql = async (work: Warehouse): Promise<string> => `
  select given.*, performances.performance_id, performances.season, performances.venue_name,
    case
      when given.rank in (select rank from held_deliveries) then 'rejected'
      when stale.rank is not null or is_held then 'duplicate'
      when performances.performance_id is null then 'rejected'
      else 'loaded' end as fate,
    customers.customer_key is not null as is_known_customer
  from ${(await hasAdditions(work)) ? withCopies : "(select *, false as is_held from given_orders)"} as given
  left join stale_days as stale on stale.rank = given.rank and stale.ordered_on = given.ordered_on
  left join settled_performances as performances
    on performances.performance_code = given.performance_code
  left join settled_customers as customers on customers.customer_key = given.customer_key`;

const lineContent =
  "order_number, performance_code, customer_key, ordered_at, tickets, amount_cents, price_type, channel, kind";

/** Lines of an order are numbered by what they say, so that the order of rows and files does not matter; whole rows would cost thrice to sort. */
const linesSql = `create or replace temp table order_lines as
  select place, row_number() over (partition by order_number order by content)::integer as line
  from (
    select rowid as place, order_number, hash(${lineContent}) as content
    from judged_orders where fate = 'loaded')`;

const settledSql = ({
  organization,
  salesTax
}: MemberContext["member"]): string => `create or replace temp view settled_orders as
  select ${literal(organization)} as organization, order_number, line, performance_id, case when is_known_customer then customer_key end as customer_key,
    ordered_at, ordered_on, tickets, amount_cents, ${netSql(salesTax)} as net_cents, tax_basis, price_category, price_type,
    channel, kind, groups.order_number is not null as is_group, delivery_id, season
  from judged_orders
  inner join order_lines on order_lines.place = judged_orders.rowid
  inner join (select distinct rank, delivery_id from read_deliveries) as deliveries using (rank)
  left join groups using (order_number, performance_id)`;

/** Where the hall is decides, once the performance is known. */
const netSql = (salesTax: MemberContext["member"]["salesTax"]): string =>
  Object.keys(salesTax.venues).length === 0
    ? "net_cents"
    : `case when tax_basis = 'included'
        then ${netCentsByVenue({cents: "amount_cents", day: "ordered_on"}, salesTax, "venue_name")}
        else net_cents end`;

const staleDaysSql = `create or replace temp table stale_days as
  select distinct days.rank, days.ordered_on
  from (select distinct rank, ordered_on from given_orders) as days
  inner join delivery_spans as spans on spans.rank > days.rank and days.ordered_on between first_on and last_on
  where spans.rank not in (select rank from held_deliveries)`;

const hasAdditions = async (work: Warehouse): Promise<boolean> =>
  (await rowsOf(work, "from read_deliveries where kind = 'additions' limit 1")).length > 0;

/** The n-th equal line of a delivery adds nothing where an earlier living delivery holds n of them too. */
const withCopies = `(
  with living as (
    select given_orders.*, row_number() over (partition by given_orders.rank, ${lineContent}) as copy
    from given_orders anti join stale_days
      on stale_days.rank = given_orders.rank and stale_days.ordered_on = given_orders.ordered_on),
  compared as (
    select *, row_number() over (partition by ${lineContent}, copy order by rank) > 1 as is_held
    from living)
  select * exclude (copy) from compared
  union all by name
  select given_orders.*, false as is_held
  from given_orders semi join stale_days
    on stale_days.rank = given_orders.rank and stale_days.ordered_on = given_orders.ordered_on)`;
