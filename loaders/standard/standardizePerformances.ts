/** Judged performances → standard performances of one delivery. */
import {literal} from "../warehouse/variables.js";
import type {MemberContext} from "./context.js";
import {readWords} from "./words.js";

export const deliveryPerformancesDdl = `create or replace temp table delivery_performances (
  performance_code varchar, title varchar, venue_name varchar, starts_at timestamptz, starts_on date,
  starts_at_local time, capacity integer, discipline varchar, status varchar, copies bigint)`;

/** Adds the distinct performances of `batch` to `delivery_performances`; `copies` says how many rows told the same. */
export async function standardizePerformances({
  work,
  mapping,
  collective,
  member
}: MemberContext): Promise<void> {
  await readWords(work, {discipline: "discipline", cancelled: "status"});
  const otherwise = literal(mapping.defaults.discipline ?? member.disciplines[0]!);
  await work.run(`insert into delivery_performances
    select performance_code, title, venue_name,
      timezone(${literal(collective.timeZone)}, starts_at_local) as starts_at,
      starts_at_local::date as starts_on, starts_at_local::time as starts_at_local,
      case when capacity_count between 1 and 100000 then capacity_count end as capacity,
      case when discipline is null then ${otherwise} else coalesce(disciplines.code, 'other') end as discipline,
      case when cancelled.code is null then 'held' else 'cancelled' end as status,
      count(*) as copies
    from batch
    left join batch_words as disciplines
      on disciplines.kind = 'discipline' and disciplines.word = batch.discipline
    left join batch_words as cancelled
      on cancelled.kind = 'cancelled' and cancelled.word = batch.status
    where bad is null
    group by all`);
}
