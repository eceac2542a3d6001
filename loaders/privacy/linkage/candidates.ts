/**
 * `linkage_pair`: pairs of identities worth comparing, those that agree on at least one key.
 * Each key survives a different mistake; a key shared by too many tells nothing, so work stays in proportion to the members' size.
 */

interface Key {
  /** SQL of what must agree, all of it. */
  parts: readonly string[];
  /** Identities that share the key are compared when they are no more than this. */
  most: number;
}

/** Keys that say where someone is, or how to reach them. */
const strong = (...parts: string[]): Key => ({parts, most: 60});
/** Keys of names alone: of use where the name is rare. */
const weak = (...parts: string[]): Key => ({parts, most: 4});

const inOrder = (a: string, b: string): string[] => [`least(${a}, ${b})`, `greatest(${a}, ${b})`];

const keys: readonly Key[] = [
  strong("email"),
  strong("left(given, 1)", "case when length(mailbox) > 5 then mailbox end"),
  strong("phone"),
  strong("given", "postal"),
  strong("left(surname, 4)", "postal"),
  strong("right(surname, 4)", "postal"),
  strong("number", "postal"),
  strong("place"),
  strong("left(surname, 3)", "number", "left(city, 3)"),
  strong(...inOrder("given", "surname"), "left(postal, 3)"),
  weak(...inOrder("given", "surname")),
  weak(...inOrder("left(given, 3)", "left(surname, 3)"), "city"),
  weak("right(given, 3)", "right(surname, 3)", "left(city, 4)"),
  weak("left(given, 2)", "street"),
  weak("right(surname, 3)", "street"),
  weak("left(given, 1)", "left(surname, 1)", "regexp_extract(email, '@.*')")
];

/** The hash of its parts: two keys of one hash would only be compared for nothing. */
const keyedSql = ({parts, most}: Key, place: number): string => `
    select id, hash(${place}, ${parts.join(", ")}) as key, ${most}::utinyint as most
    from linkage_identity
    where ${parts.map((part) => `${part} is not null`).join(" and ")}`;

export const candidatesSql = `
create or replace temp table linkage_pair as
with

keyed as materialized (
${keys.map(keyedSql).join("\n    union all")}

),

blocks as (

    select key from keyed group by key having count(*) between 2 and max(most)

),

blocked as materialized (

    select key, id from keyed semi join blocks using (key)

)

select distinct l.id as left_id, r.id as right_id
from blocked as l
inner join blocked as r on l.key = r.key and l.id < r.id
`;
