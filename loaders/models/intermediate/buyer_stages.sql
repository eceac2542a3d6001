with

stages as (

    select * from intermediate.organization_stages

),

bookings as (

    select * from intermediate.bookings
    where is_by_buyer

),

performances as (

    select * from staging.performances

),

visits as (

    select
        bookings.organization,
        bookings.season,
        bookings.patron_key,
        bookings.performance_id,
        any_value(bookings.day_of_season) as day_of_season,
        any_value(performances.discipline) as discipline,
        min(bookings.fsa) as fsa,
        sum(bookings.tickets)::integer as tickets

    from bookings
    inner join performances on bookings.performance_id = performances.performance_id
    group by all

),

held as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        visits.patron_key,
        min(visits.fsa) as fsa,
        sum(visits.tickets)::integer as tickets,
        count(*)::integer as performances,
        any_value(stages.day_of_season) - max(visits.day_of_season) as days_since,
        min(visits.discipline) <> max(visits.discipline) as is_curious

    from stages
    inner join visits
        on stages.organization = visits.organization
        and stages.season = visits.season
        and stages.day_of_season >= visits.day_of_season
    group by all

)

select * from held
