/**
 * `linkage_evidence`: for each pair, how far it speaks for one person, in bits (log2 of m/u, after Fellegi and Sunter 1969).
 * An exact agreement counts by the rarity of the value among the member's own identities; a near one by a fixed weight.
 * What is missing on either side says nothing. Where someone lives is counted once, however many fields repeat it.
 */

/** Bits of agreeing on a value that `count` of the n identities share; `m` = how often one person's two records agree on it. */
const rarity = (field: string, m: number): string =>
  `greatest(0, log2(${m} * total.identities / least(l.${field}_count, r.${field}_count)))`;

/** A way to reach that several persons share (a reception, a family) tells less, and soon nothing. */
const unlessShared = (field: string, bits: number): string =>
  `case when l.${field}_sharers <= 2 then ${bits} when l.${field}_sharers <= 4 then ${bits} / 2 else 0 end`;

const similarity = (a: string, b: string): string => `jaro_winkler_similarity(${a}, ${b})`;

/** A slip of the hand: little changed, or two letters of a long name. */
const isNear = (a: string, b: string): string =>
  `(${similarity(a, b)} >= 0.92 or (least(length(${a}), length(${b})) >= 5 and ${similarity(a, b)} >= 0.75 and damerau_levenshtein(${a}, ${b}) <= 2))`;

/** One keystroke apart: what it leaves alone at one end or the other is asked first, since the distance costs far more. */
const isOneSlip = (a: string, b: string, [start, end]: readonly [number, number]): string =>
  `(length(${a}) <= ${start + end} or left(${a}, ${start}) = left(${b}, ${start}) or right(${a}, ${end}) = right(${b}, ${end})) and damerau_levenshtein(${a}, ${b}) <= 1`;

/** An initial or a short form: Rob, Robert. Perhaps one person, perhaps not, so it says nothing. */
const isShortened = (a: string, b: string): string =>
  `((starts_with(${a}, ${b}) or starts_with(${b}, ${a})) and abs(length(${a}) - length(${b})) > 1)`;

/** Denis and Denise, Mario and Marie: near in spelling, and often of one household. */
const isOtherGender =
  "(l.given_stem = r.given_stem or l.given || 'e' = r.given or r.given || 'e' = l.given)";

/** A misspelt first name is rare among the member's; two that are near and both known are two persons: Mario and Marie. */
const given = `case
            when l.given is null or r.given is null then 0
            when l.given = r.given then least(${rarity("given", 0.85)}, 12)
            when ${isOtherGender} then -8
            when ${isShortened("l.given", "r.given")} then 0
            when ${isNear("l.given", "r.given")} and least(l.given_count, r.given_count) <= 2 then 6
            else -8
        end`;

const surname = `case
            when l.surname is null or r.surname is null then 0
            when l.surname = r.surname then least(${rarity("surname", 0.85)}, 12)
            when ${isNear("l.surname", "r.surname")} then 6
            when ${isShortened("l.surname", "r.surname")} then 3
            -- Tremblay, Tremblay-Roy.
            when list_has_any(l.surname_words, r.surname_words) then 5
            else -8
        end`;

/** First and last name in each other's place, whole or with one of them missing. */
const swapped = `case
            when l.given = r.surname and l.surname = r.given
                then least(${rarity("given", 0.5)}, 9) + least(${rarity("surname", 0.5)}, 9)
            when l.given = r.surname and (l.surname is null or r.given is null) then 6
            when l.surname = r.given and (r.surname is null or l.given is null) then 6
        end`;

/** Names so far apart are two persons whatever they share: the rest is not looked at. */
const mayBeOne = "named.given >= 0 and (named.surname >= 0 or named.is_same_given)";

export const evidenceSql = `
create or replace temp table linkage_evidence as
with

total as (

    select count(*)::double as identities from linkage_identity

),

called as (

    select
        left_id,
        right_id,
        total.identities,
        coalesce(l.given = r.given, false) as is_same_given,
        ${given} as own_given,
        ${surname} as own_surname,
        ${swapped} as swapped
    from linkage_pair
    inner join linkage_compared l on left_id = l.id
    inner join linkage_compared r on right_id = r.id
    cross join total

),

named as materialized (

    select
        left_id,
        right_id,
        identities,
        is_same_given,
        case when swapped > own_given + own_surname then swapped / 2 else own_given end as given,
        case when swapped > own_given + own_surname then swapped / 2 else own_surname end as surname
    from called

),

compared as (

    select
        named.*,
        case
            when l.email is null or r.email is null then 0
            when l.email = r.email then ${unlessShared("email", 14)}
            when l.email_digits <> r.email_digits then -1
            when l.mailbox = r.mailbox and length(l.mailbox) > 5 then 8
            when length(l.email) >= 12 and ${similarity("l.email", "r.email")} >= 0.9
                and damerau_levenshtein(l.email, r.email) <= 2 then 9
            else -1
        end as email,
        case
            when l.phone is null or r.phone is null then 0
            when l.phone = r.phone then ${unlessShared("phone", 12)}
            when ${isOneSlip("l.phone", "r.phone", [7, 2])} then 5
            else -0.5
        end as phone,
        case
            when l.postal is null or r.postal is null then 0
            when l.postal = r.postal then ${rarity("postal", 0.7)}
            when ${isOneSlip("l.postal", "r.postal", [4, 1])} then 4
            when length(l.postal) = 6 and left(l.postal, 3) = left(r.postal, 3) then 2
            else -2
        end as postal,
        case
            when l.street is null or r.street is null then 0
            when l.place = r.place then ${rarity("place", 0.6)}
            when ${similarity("l.street", "r.street")} >= 0.9 and l.number = r.number then 9
            when ${similarity("l.street", "r.street")} >= 0.9 then 2
            when l.number = r.number and ${similarity("l.street", "r.street")} >= 0.75 then 4
            else -2
        end as place,
        case
            when l.city is null or r.city is null then 0
            when l.city = r.city then least(${rarity("city", 0.8)}, 5)
            when ${similarity("l.city", "r.city")} >= 0.9 then 2
            else -1.5
        end as city
    from named
    inner join linkage_compared l on left_id = l.id
    inner join linkage_compared r on right_id = r.id
    cross join total
    where ${mayBeOne}

)

select
    left_id,
    right_id,
    identities,
    is_same_given,
    given,
    surname,
    email,
    phone,
    postal + place as door,
    -- A postal code, a street and a city are one home.
    least(postal + place + city, log2(identities) + 4) as home
from compared
`;
