with

season_values as (

    select * from intermediate.organization_values

),

month_values as (

    select * from intermediate.month_values

),

members as (

    select * from main.members
    where shares

),

-- nobody is compared over a season whose halls were closed
open_seasons as (

    select distinct season
    from main.season_stages
    where not is_closed

),

figures as (

    select
        *,
        'all' as month

    from season_values
    union all by name
    select * from month_values

),

compared as (

    select
        figures.season,
        figures.stage,
        figures.month,
        figures.metric,
        members.contributor,
        figures.organization,
        figures.value,
        figures.base,
        figures.persons

    from figures
    inner join members on figures.organization = members.organization
    semi join open_seasons on figures.season = open_seasons.season
    where figures.is_comparable and figures.value is not null

)

select * from compared
