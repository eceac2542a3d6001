with

figures as (

    select * from intermediate.organization_values
    where is_comparable and value is not null

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

compared as (

    select
        figures.season,
        figures.stage,
        figures.metric,
        members.contributor,
        figures.organization,

        members.municipality,
        members.mrc,
        members.discipline,
        members.size,
        members.admin_region,

        figures.value,
        figures.persons

    from figures
    inner join members on figures.organization = members.organization
    semi join open_seasons on figures.season = open_seasons.season

)

select * from compared
