with

performances as (

    select * from main.performances

),

seasons as (

    select * from main.seasons

),

settings as (

    select * from main.settings

),

placed as (

    select
        performances.performance_id,
        performances.organization,
        performances.production_id,
        performances.season,
        performances.discipline,
        performances.starts_on,

        isodow(performances.starts_on) as weekday,
        performances.starts_on - seasons.starts_on + 1 as day_of_season,
        case when performances.capacity > 0 then performances.capacity end as capacity,

        performances.status <> 'cancelled' as is_programmed,
        performances.status <> 'cancelled'
        and performances.is_public
        and performances.starts_on < settings.as_of as is_held

    from performances
    inner join seasons on performances.season = seasons.season
    cross join settings

)

select * from placed
