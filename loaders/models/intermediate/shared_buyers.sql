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

),

-- three ways of telling the others apart, each of the same whole
kinds as (

    select
        *,
        unnest([
            {
                'kind': 'number',
                'category': case others when 1 then 'one' when 2 then 'two' else 'several' end
            },
            {
                'kind': 'discipline',
                'category': case
                    when not is_in_other_discipline then 'own'
                    when not is_in_own_discipline then 'other'
                    else 'both'
                end
            },
            {
                'kind': 'region',
                'category': case
                    when not is_in_other_region then 'own'
                    when not is_in_own_region then 'other'
                    else 'both'
                end
            }
        ], recursive := true)

    from placed

),

counted as (

    select
        kind,
        season,
        stage,
        organization,
        category,
        contributor,
        others,
        count(*) as persons

    from kinds
    group by all

),

-- a person seen at several others counts once: each of these has an equal part
contributed as (

    select
        kind,
        season,
        stage,
        organization,
        category,
        contributor,
        sum(persons / others order by others) as shared_buyers

    from counted
    group by all

)

select * from contributed
