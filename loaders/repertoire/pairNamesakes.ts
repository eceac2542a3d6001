import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Pair} from "./pair.js";

/**
 * One title at two members, joined until someone says otherwise, where that is doubtful: two towns on the same evening,
 * another discipline, years between. A play that two companies stage is two productions. The lowest score comes first.
 */
export const pairNamesakes = (warehouse: Warehouse, doubtful: number): Promise<Pair[]> =>
  rowsOf<Pair>(
    warehouse,
    `with shows as (
       select organization, title_id, mode(title order by title) as title,
         mode(discipline order by discipline) as discipline,
         min(starts_on) as first_on, max(starts_on) as last_on,
         list_distinct(list(starts_on)) as evenings, any_value(municipality) as municipality,
         sum(tickets)::bigint as tickets, sum(cents)::bigint as cents
       from sightings inner join places using (organization)
       where not is_common_title(title) group by all
     ), compared as (
       select title_id, a.organization as a_organization, b.organization as b_organization,
         a.title as a_title, b.title as b_title,
         least(a.first_on, b.first_on) as first_on, greatest(a.last_on, b.last_on) as last_on,
         a.tickets + b.tickets as tickets, a.cents + b.cents as cents,
         a.discipline = b.discipline or 'other' in (a.discipline, b.discipline) as same_discipline,
         greatest(a.first_on - b.last_on, b.first_on - a.last_on, 0) > 550 as is_far,
         a.municipality <> b.municipality and list_has_any(a.evenings, b.evenings) as clashes
       from shows a inner join shows b using (title_id)
       where a.organization < b.organization
     ), scored as (
       select *, round(1
         - case when same_discipline then 0 else 0.25 end
         - case when is_far then 0.3 else 0 end
         - case when clashes then 0.3 else 0 end, 3) as score
       from compared
     )
     select 'production' as kind, [a_organization || '/' || title_id, b_organization || '/' || title_id] as ids,
       [a_title, b_title] as seen, score,
       list_filter(['sameWords', case when not same_discipline then 'otherDiscipline' end,
         case when is_far then 'farApart' end, case when clashes then 'sameEvening' end],
         one -> one is not null) as reasons,
       [a_organization, b_organization] as organizations,
       first_on as "firstOn", last_on as "lastOn", tickets, cents
     from scored where score < ${doubtful}
     order by score, tickets desc, ids`
  );
