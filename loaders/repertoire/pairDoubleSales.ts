import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Pair} from "./pair.js";

/**
 * Performances of one member at the same minute, of titles that read alike: one show sold in two systems at once. Codes
 * of two shapes speak for two systems; of one shape, rather for two groups that come at the same time.
 */
export const pairDoubleSales = (warehouse: Warehouse, shown: number): Promise<Pair[]> =>
  rowsOf<Pair>(
    warehouse,
    `with ${[minutes, sales, scored].join(", ")}
    select 'doubleSale' as kind,
      most_used_first([organization || '/' || a_id, organization || '/' || b_id], a_tickets, b_tickets) as ids,
      most_used_first([a_title, b_title], a_tickets, b_tickets) as seen, score,
      list_filter(['sameMinute', case when words_score = 1 then 'sameWords' else 'nearWords' end,
        case when other_codes then 'otherCodes' end,
        case when a_house <> b_house then 'otherHouse' end], one -> one is not null) as reasons,
      [organization] as organizations, first_on as "firstOn", last_on as "lastOn", a_tickets + b_tickets as tickets, cents,
      case when a_house <> b_house then most_used_first([a_house, b_house], a_tickets, b_tickets) end as houses
    from scored where score >= ${shown}
    order by score desc, a_tickets + b_tickets desc, ids`
  );

const minutes = `played as (
  select *, title_core(title) as core,
    regexp_replace(regexp_replace(performance_code, '[0-9]+', '9', 'g'), '[A-Za-z]+', 'a', 'g') as code_shape
  from sightings where status <> 'cancelled'
), minutes as (
  select a.organization, a.title_id as a_id, b.title_id as b_id, a.title as a_title, b.title as b_title,
    a.house_id as a_house, b.house_id as b_house, a.starts_on, a.code_shape <> b.code_shape as other_codes,
    case when a.core = b.core then 1
      when starts_with(a.core, b.core) or starts_with(b.core, a.core) then 0.95
      when all_near(string_split(a.core, ' '), string_split(b.core, ' ')) then likeness(a.core, b.core)
      else 0 end as words_score,
    a.tickets as a_tickets, b.tickets as b_tickets, a.cents + b.cents as cents
  from played a inner join played b
    on a.organization = b.organization and a.starts_at = b.starts_at
    and (a.title_id, a.performance_id) < (b.title_id, b.performance_id))`;

const sales = `totals as (
  select organization, title_id, count(*) as performances from played group by all
), sales as (
  select organization, a_id, b_id, min(a_title) as a_title, min(b_title) as b_title,
    mode(a_house order by a_house) as a_house, mode(b_house order by b_house) as b_house,
    count(*) as minutes, bool_and(other_codes) as other_codes, max(words_score) as words_score,
    min(starts_on) as first_on, max(starts_on) as last_on,
    sum(a_tickets)::bigint as a_tickets, sum(b_tickets)::bigint as b_tickets, sum(cents)::bigint as cents
  from minutes group by all)`;

/** Of the one that plays less, the more performances stand beside the other's, the surer. */
const scored = `scored as (
  select sales.*, round(words_score
    * case when other_codes then 1 else 0.7 end
    * (0.8 + 0.2 * least(1, minutes / least(a.performances, b.performances)))
    - case when a_house <> b_house then 0.05 else 0 end, 3) as score
  from sales
  inner join totals a on a.organization = sales.organization and a.title_id = a_id
  inner join totals b on b.organization = sales.organization and b.title_id = b_id
  where words_score >= 0.85)`;
