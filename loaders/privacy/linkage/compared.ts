/**
 * `linkage_compared`: the identities that stand in a pair, with what weighing them takes: how many of all identities share
 * each value, to tell a rare agreement from a common one. Most identities resemble nobody, and nothing more is asked of them.
 */

/** What is left of a first name without the ending that feminine and masculine change: Denis, Denise; Stéphane, Stéphanie. */
const stem = (text: string): string =>
  `regexp_replace(${text}, '(ian|ien|an|en|on|in)?(ne|te|e|ie|ia|io|a|o|y|ique|ick|ic|ine|ette)?$', '')`;

/** Values counted by the identities that share them. */
const countedFields = ["given", "surname", "postal", "city", "place"] as const;

/** Ways to reach someone, counted by the different persons who seem to share them: one person's own duplicates do not make them common. */
const sharedFields = ["phone", "email"] as const;
const initials =
  "least(left(given, 1), left(surname, 1)) || greatest(left(given, 1), left(surname, 1))";

const countsCte = (field: string): string => `
${field}_counts as (

    select ${field}, count(*) as ${field}_count from linkage_identity group by ${field}

),
`;

/** First names are few: each is cut once. */
const stemsCte = `
stems as (

    select given, ${stem("given")} as given_stem from given_counts

),
`;

const sharersCte = (field: string): string => `
${field}_sharers as (

    select ${field}, count(distinct ${initials}) as ${field}_sharers
    from linkage_identity
    where ${field} is not null
    group by ${field}

),
`;

const countedBy = (field: string, suffix: string): string =>
  `left join ${field}_${suffix} using (${field})`;

export const comparedSql = `
create or replace temp table linkage_compared as
with
${countedFields.map(countsCte).join("")}${stemsCte}${sharedFields.map(sharersCte).join("")}
paired as (

    select left_id as id from linkage_pair
    union
    select right_id from linkage_pair

)

select
    identity.* exclude (customer_key, customer_keys),
    given_stem,
    -- Numbers tell apart the mailboxes of one name.
    regexp_replace(email, '[^0-9]+', '', 'g') as email_digits,
    ${[...countedFields.map((field) => `${field}_count`), ...sharedFields.map((field) => `${field}_sharers`)].join(",\n    ")}
from paired
inner join linkage_identity as identity using (id)
left join stems using (given)
${[...countedFields.map((field) => countedBy(field, "counts")), ...sharedFields.map((field) => countedBy(field, "sharers"))].join("\n")}
`;
