with

stages as (

    select * from intermediate.organization_stages
    where shares

),

patrons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null

),

territories as (

    select * from main.territories

),

contributions as (

    select
        stages.season,
        stages.stage,
        coalesce(territories.admin_region, 'unknown') as category,
        stages.contributor,
        stages.organization,
        count(*) as unique_buyers

    from stages
    inner join patrons
        on stages.organization = patrons.organization
        and stages.season = patrons.season
        and stages.day_of_season >= patrons.buyer_from_day
    left join territories on patrons.fsa = territories.fsa
    group by all

)

select * from contributions
