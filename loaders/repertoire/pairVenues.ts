import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {Pair} from "./pair.js";

/**
 * Houses of one town whose names say that they are one, or, of one member, whose shows and seats do. A name is what is
 * left without the kind of house, the town and the owner's own words; two kinds of house are two houses.
 */
export const pairVenues = (warehouse: Warehouse, shown: number): Promise<Pair[]> =>
  rowsOf<Pair>(
    warehouse,
    `with ${[houses, compared, scored].join(", ")}
    select 'venue' as kind, most_used_first([a_id, b_id], a_tickets, b_tickets) as ids,
      most_used_first([a_house, b_house], a_tickets, b_tickets) as seen, score,
      list_filter([
        case when name_score >= 0.96 then 'sameWords' when name_score >= 0.8 then 'nearWords' end,
        case when share_show then 'sharedShow' end,
        case when share_seats then 'sharedSeats' end], one -> one is not null) as reasons,
      list_sort(list_distinct(organizations)) as organizations,
      first_on as "firstOn", last_on as "lastOn", a_tickets + b_tickets as tickets, cents
    from scored where score >= ${shown}
    order by score desc, a_tickets + b_tickets desc, ids`
  );

/** \`called\`: the words of its name; of a house named like its owner, all of them. */
const houses = `houses as (
  select house_id, municipality, mode(house order by house) as house,
    list_sort(list_distinct(list(organization))) as organizations,
    list_distinct(list(organization || '/' || title_id)) as shows,
    list_distinct(list(organization || '/' || title_id || '/' || capacity) filter (where capacity is not null)) as seats,
    list_distinct(flatten(list(house_words(name)))) as own_words,
    min(starts_on) as first_on, max(starts_on) as last_on,
    sum(tickets)::bigint as tickets, sum(cents)::bigint as cents
  from sightings inner join places using (organization)
  where house is not null group by house_id, municipality
), named as (
  select *, house_words(house) as words,
    list_filter(list_transform(words, word -> house_kind(word)), kind -> kind is not null) as kinds,
    list_filter(name_words(words), word -> not list_contains(own_words, word)
      and not list_contains(house_words(municipality), word)) as name,
    case when len(name) = 0 then name_words(words) else name end as called
  from houses)`;

const compared = `compared as (
  select a.house_id as a_id, b.house_id as b_id, a.house as a_house, b.house as b_house,
    a.organizations || b.organizations as organizations,
    least(a.first_on, b.first_on) as first_on, greatest(a.last_on, b.last_on) as last_on,
    a.tickets as a_tickets, b.tickets as b_tickets, a.cents + b.cents as cents,
    list_has_any(a.organizations, b.organizations) as same_member,
    len(a.kinds) > 0 and len(b.kinds) > 0 and not list_has_any(a.kinds, b.kinds) as are_two_kinds,
    list_has_any(a.shows, b.shows) as share_show,
    list_has_any(a.seats, b.seats) as share_seats,
    case when len(a.called) = 0 or len(b.called) = 0 then 0
      when list_sort(a.called) = list_sort(b.called) then 0.97
      when len(a.called) > 1 and len(b.called) > 1 and initials(a.called[-2:]) = initials(b.called[-2:]) then 0.9
      when list_has_all(a.called, b.called) or list_has_all(b.called, a.called) then 0.85
      when all_near(a.called, b.called)
        then likeness(array_to_string(a.called, ' '), array_to_string(b.called, ' '))
      else 0 end as name_score
  from named a inner join named b on a.municipality = b.municipality and a.house_id < b.house_id)`;

/** The same show in the same number of seats, under two names that one member uses in turn, is one house renamed. */
const scored = `scored as (
  select *, round(least(1, case
    when are_two_kinds then 0
    when name_score >= 0.8 then name_score + case when share_show then 0.03 else 0 end
    when same_member and share_show and share_seats then 0.8
    else 0 end), 3) as score
  from compared)`;
