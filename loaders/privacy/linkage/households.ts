/**
 * `linkage_household (patron, component)`: persons who live together, as far as the data say it plainly: one door and one
 * family name, or one door and one way to be reached, or one family name and one way to be reached.
 */
import type {Warehouse} from "../../warehouse/withWarehouse.js";
import {components} from "./components.js";

/** A tower, a school or a ticket desk is no household. */
const largest = 8;

const door = ["place", "coalesce(postal, city)"];

/** Each sign twice over: what two persons must share to be of one household. */
const signs = [
  [...door, "word"],
  ["phone", "word"],
  ["email", "word"],
  [...door, "phone"],
  [...door, "email"]
];

/** The hash of its parts, persons of a family name of two letters or less left out. */
const signedSql = (parts: readonly string[], place: number): string => `
    select patron, hash(${place}, ${parts.join(", ")}) as sign
    from persons
    where coalesce(length(word), 9) > 2
        and ${parts.map((part) => `${part} is not null`).join(" and ")}`;

export async function linkHouseholds(warehouse: Warehouse): Promise<void> {
  await warehouse.run(householdLinks);
  await components(warehouse, {links: "linkage_home", into: "linkage_household"});
}

const householdLinks = `
create or replace temp table linkage_home as
with

persons as (

    select
        coalesce(cluster.component, identity.id) as patron,
        identity.*,
        unnest(coalesce(surname_words, [null])) as word
    from linkage_identity as identity
    left join linkage_cluster as cluster on identity.id = cluster.id

),

signed as materialized (
${signs.map(signedSql).join("\n    union all")}

),

-- Few signs are shared at all: the rest is let go before persons are counted.
repeated as (

    select sign from signed group by sign having count(*) > 1

),

shared as (

    select min(patron) as left_id, list(distinct patron) as patrons
    from signed semi join repeated using (sign)
    group by sign
    having count(distinct patron) between 2 and ${largest}

),

joined as (

    select left_id, unnest(patrons) as right_id from shared

)

select distinct left_id, right_id
from joined
where left_id <> right_id
`;
