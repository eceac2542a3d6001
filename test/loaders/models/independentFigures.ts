/**
 * Figures of every organization, season and stage a second way: plain SQL over the standard tables, from the settled
 * cases alone, sharing nothing with the models. Orders and refunds are netted by order and performance.
 */
export const independentFigures = `
with stages as (
  select season, stage, starts_on, starts_on + day_of_season::integer - 1 as last_on
  from main.season_stages
),
held as (
  select performances.*, season_stages.stage, season_stages.last_on
  from main.performances
  join stages as season_stages using (season)
  where status <> 'cancelled' and is_public and performances.starts_on <= season_stages.last_on
    and performances.starts_on < (select as_of from main.settings)
),
booked as (
  select organization, order_number, performance_id, max(customer_key) as customer_key, sum(tickets) as tickets,
    sum(case when price_category <> 'house' and (coalesce(net_cents, amount_cents) <> 0
      or price_category in ('subscription', 'package')) then tickets else 0 end) as bought
  from main.orders
  where performance_id is not null
  group by organization, order_number, performance_id
  having sum(tickets) > 0
),
corporate as (
  select organization, patron_key, bool_or(coalesce(is_corporate, false)) as is_corporate
  from main.customers group by all
),
homes as (
  select organization, patron_key,
    coalesce(max(case when customer_key = patron_key then fsa end), min(fsa)) as fsa,
    coalesce(max(case when customer_key = patron_key then household_key::varchar end), min(household_key::varchar),
      any_value(patron_key)::varchar) as household
  from main.customers group by all
),
visits as (
  select held.organization, held.season, held.stage, held.last_on, held.starts_on, customers.patron_key,
    homes.fsa, homes.household, booked.tickets
  from held
  join booked using (organization, performance_id)
  join main.customers using (organization, customer_key)
  join corporate using (organization, patron_key)
  join homes using (organization, patron_key)
  where booked.tickets < 10 and booked.bought > 0 and not corporate.is_corporate
),
buyers as (
  select organization, season, stage, patron_key, fsa, household, last_on - max(starts_on) as since
  from visits group by organization, season, stage, patron_key, fsa, household, last_on
),
middles as (
  select members.organization, avg(latitude) as latitude, avg(longitude) as longitude
  from main.members join main.territories using (municipality) join main.coordinates using (fsa)
  group by all
),
distances as (
  select buyers.organization, season, stage,
    6371 * acos(least(1, sin(radians(areas.latitude)) * sin(radians(middles.latitude))
      + cos(radians(areas.latitude)) * cos(radians(middles.latitude))
      * cos(radians(areas.longitude - middles.longitude)))) as km
  from buyers join main.coordinates as areas using (fsa) join middles using (organization)
)
select organization, season, stage, 'uniqueBuyers' as metric, count(*)::double as value from buyers group by all
union all by name
select organization, season, stage, 'buyerHouseholds' as metric, count(distinct household)::double as value
from buyers group by all
union all by name
select organization, season, stage, 'recencyDays' as metric, median(since)::double as value from buyers group by all
union all by name
select organization, season, stage, 'medianDistanceKm' as metric, median(km) as value from distances group by all
union all by name
select organization, season, stage, 'localRate' as metric, avg((km <= 40)::integer) as value from distances group by all
union all by name
select organization, season, stage, 'averageAttendance' as metric,
  sum(coalesce(tickets, 0)) / count(distinct performance_id) as value
from held left join (
  select organization, performance_id, sum(tickets) as tickets from booked group by all
) as booked using (organization, performance_id)
group by all
`;
