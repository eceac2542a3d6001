/**
 * `linkage_pair`: pairs of identities worth comparing, those that agree on at least one key.
 * Each key survives a different mistake; a key shared by too many tells nothing, so work stays in proportion to the members' size.
 */

interface Key {
  name: string;
  sql: string;
  /** Identities that share the key are compared when they are no more than this. */
  most: number;
}

/** Keys that say where someone is, or how to reach them. */
const strong = (name: string, sql: string): Key => ({name, sql, most: 60});
/** Keys of names alone: of use where the name is rare. */
const weak = (name: string, sql: string): Key => ({name, sql, most: 6});

const inOrder = (a: string, b: string): string =>
  `least(${a}, ${b}) || ' ' || greatest(${a}, ${b})`;

const keys: readonly Key[] = [
  strong("email", "email"),
  strong("mailbox", "left(given, 1) || case when length(mailbox) > 5 then mailbox end"),
  strong("phone", "phone"),
  strong("given", "given || postal"),
  strong("surnameStart", "left(surname, 4) || postal"),
  strong("surnameEnd", "right(surname, 4) || postal"),
  strong("door", "number || ' ' || postal"),
  strong("place", "place"),
  strong("home", "left(surname, 3) || number || left(city, 3)"),
  strong("area", `${inOrder("given", "surname")} || left(postal, 3)`),
  weak("names", inOrder("given", "surname")),
  weak("starts", `${inOrder("left(given, 3)", "left(surname, 3)")} || city`),
  weak("ends", "right(given, 3) || right(surname, 3) || left(city, 4)"),
  weak("street", "left(given, 2) || street"),
  weak("streetEnd", "right(surname, 3) || street"),
  weak("domain", "left(given, 1) || left(surname, 1) || ' ' || regexp_extract(email, '@.*')")
];

export const candidatesSql = `
create or replace temp table linkage_pair as
with

keyed as (

    ${keys.map(({name, sql, most}) => `select id, '${name} ' || ${sql} as key, ${most} as most from linkage_identity`).join("\n    union all\n    ")}

),

blocks as (

    select list(id) as ids
    from keyed
    where key is not null
    group by key
    having count(*) between 2 and any_value(most)

),

ordered as (

    select list_sort(ids) as ids from blocks

),

sided as (

    select unnest(ids) as left_id, ids from ordered

),

paired as (

    select left_id, unnest(list_filter(ids, lambda id: id > left_id)) as right_id from sided

)

select distinct left_id, right_id from paired
`;
