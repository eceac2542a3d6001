with

visits as (

    select * from intermediate.recent_visits

),

buyers as (

    select * from intermediate.recent_buyers

),

-- what buyers are like, and what they took: a buyer may be in several of each
groups as (

    select
        organization,
        patron_key,
        'arrival' as group_kind,
        case when seasons = 1 then 'oneSeason' else 'severalSeasons' end as group_code

    from buyers
    union all
    select
        organization,
        patron_key,
        'party',
        case
            when party_size < 1.5 then 'alone'
            when party_size < 2.5 then 'pair'
            else 'several'
        end

    from buyers
    union all
    select distinct organization, patron_key, 'discipline', discipline from visits

),

offers as (

    select distinct organization, patron_key, 'discipline' as offer_kind, discipline as offer_code
    from visits
    union all
    select distinct organization, patron_key, 'weekday', weekday::varchar from visits

),

group_sizes as (

    select organization, group_kind, group_code, count(*) as buyers
    from groups
    group by all

),

offer_sizes as (

    select organization, offer_kind, offer_code, count(*) as buyers
    from offers
    group by all

),

totals as (

    select organization, count(*) as buyers
    from buyers
    group by all

),

taken as (

    select
        groups.organization,
        groups.group_kind,
        groups.group_code,
        offers.offer_kind,
        offers.offer_code,
        count(*) as buyers

    from groups
    inner join offers
        on groups.organization = offers.organization
        and groups.patron_key = offers.patron_key
    where groups.group_kind <> offers.offer_kind or groups.group_code <> offers.offer_code
    group by all

),

-- lift: how many times as often as in all buyers; silent under 30 persons
lifted as (

    select
        taken.organization,
        taken.group_kind,
        taken.group_code,
        taken.offer_kind,
        taken.offer_code,
        totals.buyers as all_buyers,
        group_sizes.buyers as group_buyers,
        offer_sizes.buyers as offer_buyers,
        taken.buyers as both_buyers,
        case when taken.buyers >= 30 then taken.buyers / group_sizes.buyers end as share,
        case
            when taken.buyers >= 30
                then (taken.buyers / group_sizes.buyers) / (offer_sizes.buyers / totals.buyers)
        end as lift

    from taken
    inner join totals using (organization)
    inner join group_sizes using (organization, group_kind, group_code)
    inner join offer_sizes using (organization, offer_kind, offer_code)

)

select * from lifted
