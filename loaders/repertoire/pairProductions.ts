import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Pair} from "./pair.js";

/**
 * Titles that are written differently but may be one show. Candidates share a word that few titles have; the score is
 * that of the words, less what speaks against: other figures, another discipline, years between, two towns on one evening.
 */
export const pairProductions = (warehouse: Warehouse, shown: number): Promise<Pair[]> =>
  rowsOf<Pair>(
    warehouse,
    `with ${[shows, candidates, clashes, compared, scored].join(", ")}
    select 'production' as kind, most_used_first([a_id, b_id], a_tickets, b_tickets) as ids,
      most_used_first([a_title, b_title], a_tickets, b_tickets) as seen, score,
      list_filter([
        case when a_core = b_core then 'sameWords' when mention then 'withMention' else 'nearWords' end,
        case when not same_figures then 'otherFigures' end,
        case when not same_discipline then 'otherDiscipline' end,
        case when is_far then 'farApart' end,
        case when clashes > 0 then 'sameEvening' end], one -> one is not null) as reasons,
      list_sort(list_distinct(organizations)) as organizations,
      first_on as "firstOn", last_on as "lastOn", a_tickets + b_tickets as tickets, cents
    from scored where score >= ${shown}
    order by score desc, a_tickets + b_tickets desc, ids`
  );

/** A title that anybody may give is each member's own: it is compared with nothing. */
const shows = `shows as (
  select title_id, mode(title order by title) as title, title_core(mode(title order by title)) as core,
    title_segments(mode(title order by title)) as segments,
    list_distinct(list(organization)) as organizations, mode(discipline order by discipline) as discipline,
    min(starts_on) as first_on, max(starts_on) as last_on,
    sum(tickets)::bigint as tickets, sum(cents)::bigint as cents
  from sightings where not is_common_title(title) group by title_id
  having title_core(mode(title order by title)) is not null)`;

const candidates = `words as (
  select title_id, unnest(list_distinct(string_split(core, ' '))) as word from shows
), rare as (
  select word from words where length(word) >= 4 group by word
  having count(*) between 2 and greatest(12, (select count(*) from shows) // 60)
), candidates as (
  select distinct a.title_id as a_id, b.title_id as b_id
  from words a inner join rare using (word) inner join words b using (word)
  where a.title_id < b.title_id
  union
  select a.title_id, b.title_id from shows a inner join shows b on a.core = b.core and a.title_id < b.title_id)`;

const clashes = `evenings as (
  select distinct title_id, municipality, starts_on from sightings inner join places using (organization)
), clashes as (
  select a_id, b_id, count(*) as clashes
  from candidates
  inner join evenings a on a.title_id = a_id
  inner join evenings b on b.title_id = b_id and b.starts_on = a.starts_on and b.municipality <> a.municipality
  group by all)`;

/** \`mention\`: one title is the other and something more, a company or a subtitle, or the other one cut short. */
const compared = `compared as (
  select a_id, b_id, a.title as a_title, b.title as b_title, a.core as a_core, b.core as b_core,
    a.organizations || b.organizations as organizations,
    least(a.first_on, b.first_on) as first_on, greatest(a.last_on, b.last_on) as last_on,
    a.tickets as a_tickets, b.tickets as b_tickets, a.cents + b.cents as cents,
    figures(a.core) = figures(b.core) as same_figures,
    -- a word that no mapping knows says nothing
    a.discipline = b.discipline or 'other' in (a.discipline, b.discipline) as same_discipline,
    greatest(a.first_on - b.last_on, b.first_on - a.last_on, 0) > 550 as is_far,
    coalesce(clashes, 0) as clashes,
    case when length(a.core) <= length(b.core) then a.core else b.core end as short,
    case when length(a.core) <= length(b.core) then b.segments else a.segments end as long,
    all_near(string_split(a.core, ' '), string_split(b.core, ' ')) as is_near
  from candidates
  inner join shows a on a.title_id = a_id
  inner join shows b on b.title_id = b_id
  left join clashes using (a_id, b_id))`;

const scored = `worded as (
  select *, short = long[1] or array_to_string(long[:2], ' ') = short
      or (length(short) >= 22 and starts_with(array_to_string(long, ' '), short)) as mention,
    case when a_core = b_core then 1
      when mention then case when contains(short, ' ') then 0.95 else 0.8 end
      when is_near then likeness(a_core, b_core)
      else 0 end as words_score
  from compared
), scored as (
  select *, round(words_score
    * case when same_figures then 1 else 0.6 end
    - case when same_discipline then 0 else 0.22 end
    - case when is_far then 0.12 else 0 end
    - case when clashes > 0 then 0.15 else 0 end, 3) as score
  from worded)`;
