/** The member's performances, the newest version of each, with the show and the house they belong to. */
import {fold} from "../privacy/in/fold.js";
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {ranked} from "./ranked.js";
import type {ReadDelivery} from "./settleMember.js";
import {slugSql} from "./slug.js";

/** Creates `settled_performances`; within one delivery the order of rows does not matter. */
export async function settlePerformances(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work, member, collective} = context;
  await work.run(`create or replace temp table settled_performances as
    with newest as (
      select * from ${await ranked(context, read, "performances")}
      qualify row_number() over (
        partition by performance_code
        order by rank desc, starts_at desc, title, venue_name, capacity, discipline, status) = 1
    ), folded as (
      select *, ${fold("title")} as title_key, ${fold("venue_name")} as venue_key from newest)
    select ${literal(member.organization)} || '/' || performance_code as performance_id,
      ${literal(member.organization)} as organization, performance_code, title, venue_name,
      ${slugSql("title", "title_key")} as production_id, ${venueId(member)} as venue_id,
      starts_at, starts_on, starts_at_local, capacity, discipline,
      ${seasonSql(collective.seasonStart)} as season, true as is_public, status, rank
    from folded`);
}

/** A season is named by the year it begins in and the next: src/vocabulary/season.ts, in SQL. */
function seasonSql(seasonStart: string): string {
  const year = `(year(starts_on) - (strftime(starts_on, '%m-%d') < ${literal(seasonStart)})::integer)`;
  return `${year} || '-' || (${year} + 1)`;
}

/** A hall named like any other is one of its organization; a named house is one of its town. */
const venueId = ({organization, territory}: MemberContext["member"]): string => `
  case when venue_key is null or regexp_full_match(venue_key, '${commonHalls}')
    then ${literal(organization)} || '/' || coalesce(${slugSql("venue_name", "venue_key")}, 'salle')
    else ${slugSql("venue_name", `(venue_key || ' ' || ${fold(literal(territory.municipality))})`)} end`;

const commonHalls =
  "(la |the )?((grande|petite|main|small|large) )?(salle|scene|stage|studio|hall|theatre|auditorium|chapelle|foyer)( (principale|intime|[a-d]|[1-9]))?";
