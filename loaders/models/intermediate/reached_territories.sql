with

stages as (

    select * from intermediate.organization_stages

),

patrons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null and fsa is not null

),

territories as (

    select * from intermediate.area_population
    where households > 0

),

levels as (

    select
        fsa,
        unnest([
            {level: 'fsa', territory: fsa, place: place},
            {level: 'municipality', territory: municipality, place: municipality},
            {level: 'adminRegion', territory: admin_region, place: null}
        ], recursive := true)

    from territories

),

housed as (

    select
        levels.level,
        levels.territory,
        any_value(levels.place) as place,
        max(territories.admin_region) as admin_region,
        sum(territories.households)::bigint as households

    from levels
    inner join territories on levels.fsa = territories.fsa
    group by all

),

reached as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        levels.level,
        levels.territory,
        count(*) as buyers

    from stages
    inner join patrons
        on stages.organization = patrons.organization
        and stages.season = patrons.season
        and stages.day_of_season >= patrons.buyer_from_day
    inner join levels on patrons.fsa = levels.fsa
    group by all

),

joined as (

    select
        reached.*,
        housed.place,
        housed.admin_region,
        housed.households

    from reached
    inner join housed using (level, territory)

)

select * from joined
