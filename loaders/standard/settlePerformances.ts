/** The member's performances, the newest version of each, with the show and the house they belong to. */
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {ranked} from "./ranked.js";
import type {ReadDelivery} from "./settleMember.js";
import {foldSql, slugSql} from "./slug.js";

/** The newest version per code; within one delivery the order of rows must not matter. */
export async function settlePerformances(
  context: MemberContext,
  read: readonly ReadDelivery[]
): Promise<void> {
  const {work, member, collective} = context;
  const [month, day] = collective.seasonStart.split("-").map(Number) as [number, number];
  const shift = `interval '${month - 1} months ${day - 1} days'`;
  await work.run(`create or replace temp table settled_performances as
    select ${literal(member.organization)} || '/' || performance_code as performance_id,
      ${literal(member.organization)} as organization, performance_code, title, venue_name,
      ${slugSql("title")} as production_id,
      ${venueId(member)} as venue_id,
      starts_at, starts_on, starts_at_local, capacity, discipline,
      year(starts_on - ${shift}) || '-' || (year(starts_on - ${shift}) + 1) as season,
      true as is_public, status, rank
    from ${await ranked(context, read, "performances")}
    qualify row_number() over (
      partition by performance_code
      order by rank desc, starts_at desc, title, venue_name, capacity, discipline, status) = 1`);
}

/** A hall named like any other is one of its organization; a named house is one of its town. */
const venueId = ({organization, territory}: MemberContext["member"]): string => `
  case when ${foldSql("venue_name")} is null or regexp_full_match(${foldSql("venue_name")}, '${commonHalls}')
    then ${literal(organization)} || '/' || coalesce(${slugSql("venue_name")}, 'salle')
    else ${slugSql(`venue_name || ' ' || ${literal(territory.municipality)}`)} end`;

const commonHalls =
  "(la |the )?((grande|petite|main|small|large) )?(salle|scene|stage|studio|hall|theatre|auditorium|chapelle|foyer)( (principale|intime|[a-d]|[1-9]))?";
