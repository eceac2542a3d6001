with

settings as (

    select * from main.settings

),

buyers as (

    select * from intermediate.linked_buyers

),

elsewhere as (

    select
        own.season,
        own.stage,
        own.organization,
        own.person,
        own.organizations - 1 as others,
        other.contributor,
        other.discipline = own.discipline as is_same_discipline,
        other.admin_region = own.admin_region as is_same_region

    from buyers as own
    inner join buyers as other
        on own.season = other.season
        and own.person = other.person
        and own.organization <> other.organization

),

-- where nearly all of a public comes to others, or nearly none, a share would tell of each person in it
sizes as (

    select
        season,
        organization,
        count(*) filter (where organizations > 1) as shared,
        count(*) filter (where organizations = 1) as own_only

    from buyers
    group by all

),

told as (

    select
        sizes.season,
        sizes.organization

    from sizes
    inner join settings on least(sizes.shared, sizes.own_only) >= settings.minimum_persons

),

placed as (

    select
        *,
        bool_or(is_same_discipline) over same_person as is_in_own_discipline,
        bool_or(not is_same_discipline) over same_person as is_in_other_discipline,
        bool_or(is_same_region) over same_person as is_in_own_region,
        bool_or(not is_same_region) over same_person as is_in_other_region

    from elsewhere
    semi join told using (season, organization)
    window same_person as (partition by season, organization, person)

)

select * from placed
