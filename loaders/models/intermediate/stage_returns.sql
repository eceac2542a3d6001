with

stages as (

    select * from intermediate.organization_stages

),

patrons as (

    select
        *,
        lead(season) over (partition by organization, patron_key order by season) as next_season

    from intermediate.patron_seasons

),

seasons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null

),

-- who held a ticket once, and none in the 36 months before the season
lapsed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        patrons.patron_key

    from stages
    inner join patrons
        on stages.organization = patrons.organization
        and stages.season > patrons.season
        and (stages.season <= patrons.next_season or patrons.next_season is null)
        and patrons.last_held_on < stages.starts_on - interval 36 month

),

counted as (

    select
        lapsed.organization,
        lapsed.season,
        lapsed.stage,
        count(*) as lapsed_patrons,
        count(seasons.patron_key) as returned_patrons

    from lapsed
    inner join stages
        on lapsed.organization = stages.organization
        and lapsed.season = stages.season
        and lapsed.stage = stages.stage
    left join seasons
        on lapsed.organization = seasons.organization
        and lapsed.season = seasons.season
        and lapsed.patron_key = seasons.patron_key
        and stages.day_of_season >= seasons.buyer_from_day
    group by all

)

select * from counted
