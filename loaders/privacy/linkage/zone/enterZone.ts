/** A member's customers enter the zone while their identities are at hand: as keyed hashes, under names that only the zone's key gives. */
import {existsSync, mkdirSync, renameSync} from "node:fs";
import {dirname} from "node:path";
import {linksPersons} from "../../../collective.js";
import type {KnownMember, MemberContext} from "../../../standard/context.js";
import {literal} from "../../../warehouse/variables.js";
import {emailText, fold, isFullPostalCode, phoneText, postalText} from "../../in/fold.js";
import {hmacKey, lendKey} from "../../in/hmac.js";
import {epochOf, isInZone, openZoneKey, zoneFile} from "./places.js";
import {refOf} from "./refs.js";

/**
 * Writes the member's file of the epoch anew from `member_identities`; customers whose identity is not at hand
 * keep what was known of them. A member that stays out of the linkage writes nothing.
 */
export async function enterZone({
  work,
  home,
  member,
  collective,
  asOf
}: MemberContext): Promise<void> {
  if (!linksPersons(member)) return;
  const epoch = epochOf(collective, asOf);
  const path = zoneFile(home, epoch, member.organization);
  await lendKey(work, "zone", openZoneKey(home, epoch));
  await work.run(`create or replace temp table zone_entries as ${entriesSql(member.organization)}`);
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  await work.run(
    `copy (${withKept(path, member.organization)} order by ref) to ${literal(`${path}.new`)} (format parquet)`
  );
  renameSync(`${path}.new`, path);
  await work.run("drop table zone_entries");
}

/** It is due in the zone and not in it: it has joined since, or a new epoch has begun. */
export const awaitsZone = ({home, member, collective, asOf}: KnownMember): boolean =>
  linksPersons(member) && !isInZone(home, epochOf(collective, asOf), member.organization);

/** An address or a telephone under which more first names stand is a desk's, not a household's. */
const mostFirstNames = 4;

const isDesk = (field: string): string =>
  `${field} in (select ${field} from named where ${field} is not null
    group by ${field} having count(distinct given) > ${mostFirstNames})`;

/**
 * Two persons who share a telephone, a home's, are told apart by their first names; who share an e-mail address, by
 * the initials of these, for an address is more one's own and a name is spelled in many ways.
 */
const entriesSql = (organization: string): string => `
  with folded as (
    select customer_key,
      ${fold("first_name")} as first_names,
      ${fold("last_name")} as surnames,
      ${emailText("email")} as email,
      ${phoneText("phone")} as phone,
      ${postalText("postal_code")} as postal
    from member_identities),
  -- a whole name in one cell begins with the given name
  named as materialized (
    select customer_key, email, phone, postal,
      split_part(coalesce(first_names, nullif(regexp_extract(surnames, '^(\\S+) \\S', 1), '')), ' ', 1) as given,
      case when first_names is null then regexp_replace(surnames, '^\\S+ ', '') else surnames end as surname
    from folded)
  select ${refOf("zone", literal(organization), "customer_key")} as ref,
    case when not ${isDesk("email")} then ${hmacKey("zone", "'e:' || email || '|' || left(given, 1)")} end as email_key,
    case when not ${isDesk("phone")} then ${hmacKey("zone", "'p:' || phone || '|' || given")} end as phone_key,
    case when ${isFullPostalCode("postal")} then
      ${hmacKey("zone", "'n:' || surname || '|' || given || '|' || postal")} end as name_key
  from named`;

/** What an earlier epoch decided stays decided; who asked to be forgotten is not kept, whatever a restored backup holds. */
const withKept = (path: string, organization: string): string =>
  existsSync(path)
    ? `with kept as (
         from read_parquet(${literal(path)})
         where ref not in (select ${refOf("zone", literal(organization), "customer_key")} from suppressed))
       select zone_entries.*, kept.decided from zone_entries left join kept using (ref)
       union all by name
       from kept anti join zone_entries using (ref)`
    : "select *, null::uuid as decided from zone_entries";
