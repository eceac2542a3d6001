/**
 * `linkage_link`: pairs taken for one person. Precision first: two who might be a couple, or parent and child, stay two.
 */

/** Bits above the odds of chance: a pair is one person with a probability beyond 0.9 even if one identity in ten is a repeat. */
const threshold = 3;

/** Same e-mail or phone, or one keystroke from it. */
const reached = "(email >= 8 or phone >= 8)";

const rules = [
  // Another first name is another person, whatever else they share.
  "given >= 0",
  // Another last name is one person only when the first name and a way to reach say so: a marriage.
  `(surname >= 0 or (is_same_given and ${reached}))`,
  // Without a first name, an address does not tell mother from daughter.
  `(given > 0 or ${reached})`,
  // Without a last name it does: two of one first name seldom share a door.
  `(surname > 0 or ${reached} or (is_same_given and home >= 10))`,
  // Two who bear one name in one town are not one for that alone: a small file makes any name look rare.
  "greatest(email, phone, door) > 2"
];

export const linksSql = `
create or replace temp table linkage_link as
with

weighed as (

    select
        *,
        given + surname + email + phone + home - log2(identities) as bits
    from linkage_evidence

)

select left_id, right_id, bits
from weighed
where bits >= ${threshold}
    and ${rules.join("\n    and ")}
`;
