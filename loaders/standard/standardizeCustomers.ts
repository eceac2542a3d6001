/** Judged customers → standard customers of one delivery: place and kind stay, identity becomes keys. */
import {
  emailText,
  fold,
  isFullPostalCode,
  isPostalCode,
  phoneText,
  postalText
} from "../privacy/in/fold.js";
import {gatherIdentities} from "../privacy/in/gatherIdentities.js";
import {hmacKey} from "../privacy/in/hmac.js";
import type {MemberContext} from "./context.js";

export const deliveryCustomersDdl = `create or replace temp table delivery_customers (
  customer_key uuid, fsa varchar, province varchar, country varchar,
  is_corporate boolean, copies bigint)`;

/** Match keys live in the linkage zone only; the mailbox alone links nobody, and finds whoever asks to be forgotten. */
export const deliveryMatchesDdl = `create or replace temp table delivery_matches (
  customer_key uuid, email_key uuid, phone_key uuid, name_key uuid, mailbox_key uuid)`;

/** Adds the distinct customers of `batch` to `delivery_customers` and `delivery_matches`. */
export async function standardizeCustomers({work}: MemberContext, rank: number): Promise<void> {
  await gatherIdentities(work, rank);
  await work.run(`create or replace temp table batch_people as ${peopleSql}`);
  await work.run(`create or replace temp table batch_keyed as ${keyedSql}`);
  await work.run(`insert into delivery_customers
    select customer_key, fsa, province, country, is_corporate, sum(copies)
    from batch_keyed group by all`);
  await work.run(`insert into delivery_matches
    select distinct customer_key, email_key, phone_key, name_key, mailbox_key from batch_keyed`);
}

/** Words by which a body that is no person names itself. */
const bodies =
  "inc|ltee|ltd|llc|corp|corporation|societe|compagnie|company|entreprises?|groupe|group|ecole|school|college|universite|university|cegep|commission scolaire|centre de services|ville de|city of|municipalite|fondation|foundation|association|club|residence|chsld|hopital|hospital|bibliotheque|library|agence|agency|production|productions|theatre|festival|musee|museum|caisse|banque|bank|syndicat|union|senc|enr";

/** Distinct records, each text made comparable. */
const peopleSql = `
  select customer_code,
    ${fold("last_name")} as surname, ${fold("first_name")} as given_name,
    ${emailText("email")} as email, ${phoneText("phone")} as phone,
    ${postalText("postal_code")} as postal,
    case lower(strip_accents(trim(country)))
      when 'canada' then 'CA' when 'ca' then 'CA' when 'can' then 'CA'
      when 'etats-unis' then 'US' when 'united states' then 'US' when 'usa' then 'US' when 'us' then 'US'
      when 'france' then 'FR' when 'fr' then 'FR'
      else case when country is not null then 'other' end end as country,
    upper(trim(province)) as given_province,
    count(*) as copies
  from batch
  where bad is null
  group by all`;

const keyedSql = `
  select ${hmacKey("organization", "'c:' || customer_code")} as customer_key,
    ${hmacKey("organization", "'e:' || email || '|' || coalesce(split_part(given_name, ' ', 1), '')")} as email_key,
    ${hmacKey("organization", "'p:' || phone || '|' || coalesce(split_part(given_name, ' ', 1), '')")} as phone_key,
    ${hmacKey("organization", "'m:' || email")} as mailbox_key,
    case when ${isFullPostalCode("postal")} then
      ${hmacKey("organization", "'n:' || surname || '|' || given_name || '|' || postal")} end as name_key,
    fsa,
    case left(fsa, 1)
      when 'A' then 'NL' when 'B' then 'NS' when 'C' then 'PE' when 'E' then 'NB'
      when 'G' then 'QC' when 'H' then 'QC' when 'J' then 'QC'
      when 'K' then 'ON' when 'L' then 'ON' when 'M' then 'ON' when 'N' then 'ON' when 'P' then 'ON'
      when 'R' then 'MB' when 'S' then 'SK' when 'T' then 'AB' when 'V' then 'BC' when 'Y' then 'YT'
      when 'X' then 'NT'
      else case when regexp_full_match(given_province, '[A-Z]{2}') then given_province end end as province,
    country,
    coalesce(given_name is null and regexp_matches(surname, '(^| )(${bodies})( |$)'), false) as is_corporate,
    copies
  from (
    select *, case when coalesce(country, 'CA') = 'CA' and ${isPostalCode("postal")} then left(postal, 3) end as fsa
    from batch_people)`;
