/**
 * `linkage_identity`: each distinct identity of a member once, its fields brought to one spelling.
 * Customers that say exactly the same, and say where or how to reach them, are one identity from here on.
 */
import {emailText, fold, phoneText, postalText} from "../in/fold.js";

/** A couple in one cell ("Jean et Marie", "Jean & Marie") is linked by the first named. */
const firstOfCouple = (text: string): string =>
  `regexp_replace(${text}, '(?i)\\s*(&|\\+|/|\\s(et|and)\\s).*$', '')`;

const saint = (text: string): string =>
  `regexp_replace(${text}, '\\b(st|ste|sainte)\\b', 'saint', 'g')`;

/** Words that stand beside a street's own name, or a unit's. */
const streetWords =
  "rue|avenue|av|ave|boulevard|boul|blvd|bd|chemin|ch|rang|route|rte|place|pl|impasse|cote|montee|allee|croissant|street|st|road|rd|drive|dr|lane|ln|crescent|cres|court|ct|circuit|cct|close|terrace|way|parkway|square|quai|app|appartement|apt|unit|unite|suite|bureau|local|no|de|du|des|la|le|les|l|d|est|ouest|nord|sud|east|west|north|south|e|o|w|n|s";

const street = (text: string): string =>
  `nullif(trim(regexp_replace(regexp_replace(${text}, '[0-9]+[a-z]?', ' ', 'g'), '\\b(${streetWords})\\b', ' ', 'g')), '')`;

/** "3-1234 rue X" is unit 3 of number 1234. */
const civicNumber = (raw: string): string =>
  `nullif(coalesce(nullif(regexp_extract(${raw}, '^\\s*\\d+\\s*-\\s*(\\d+)', 1), ''), regexp_extract(${raw}, '\\d+')), '')`;

const compact = (text: string): string => `nullif(replace(${text}, ' ', ''), '')`;

export const identitiesSql = (table: string): string => `
create or replace temp table linkage_identity as
with

folded as (

    select
        customer_key,
        ${fold(firstOfCouple("first_name"))} as given_text,
        ${saint(fold("last_name"))} as surname_text,
        ${street(fold("address"))} as street_text,
        ${civicNumber("address")} as number,
        ${saint(fold("city"))} as city_text,
        nullif(${postalText("postal_code")}, '') as postal,
        ${phoneText("phone")} as phone,
        ${emailText("email")} as email
    from ${table}

),

-- A whole name in one cell: its first word is taken for the given name.
named as (

    select
        * exclude (given_text, surname_text),
        coalesce(given_text, nullif(regexp_extract(surname_text, '^(\\S+) \\S', 1), '')) as given_text,
        case
            when given_text is null then regexp_replace(surname_text, '^\\S+ (\\S)', '\\1')
            else surname_text
        end as surname_text
    from folded

),

spelled as (

    select
        customer_key,
        ${compact("given_text")} as given,
        ${compact("surname_text")} as surname,
        string_split(surname_text, ' ') as surname_words,
        ${compact("street_text")} as street,
        number,
        ${compact("city_text")} as city,
        postal,
        phone,
        email,
        number || ${compact("street_text")} as place
    from named

),

uses as (

    select
        name,
        count(*) filter (where is_given) as as_given,
        count(*) filter (where not is_given) as as_surname
    from (
        select given as name, true as is_given from spelled
        union all
        select surname, false from spelled
    )
    group by name

),

-- Names typed in each other's place are put right by how the member's others bear them.
ordered as (

    select
        spelled.* exclude (given, surname, surname_words),
        first_use.as_surname > 3 * first_use.as_given
            and last_use.as_given > 3 * last_use.as_surname as is_turned,
        case when is_turned then surname else given end as given,
        case when is_turned then given else surname end as surname,
        case when is_turned then [given] else surname_words end as surname_words
    from spelled
    left join uses as first_use on spelled.given = first_use.name
    left join uses as last_use on spelled.surname = last_use.name

),

gathered as (

    select
        min(customer_key) as customer_key,
        list(customer_key) as customer_keys,
        * exclude (customer_key, is_turned),
        -- A name alone, or an address without a name, says nothing of one person.
        case
            when given is null or surname is null or coalesce(place, phone, email) is null
                then customer_key
        end as apart
    from ordered
    group by all

)

select
    row_number() over (order by customer_key) as id,
    * exclude (apart),
    split_part(email, '@', 1) as mailbox
from gathered
`;
