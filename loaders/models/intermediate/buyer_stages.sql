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

held as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        bookings.patron_key,
        min(bookings.fsa) as fsa,
        sum(bookings.tickets)::integer as tickets,
        count(distinct bookings.performance_id) as performances,
        count(distinct performances.discipline) as disciplines

    from stages
    inner join bookings
        on stages.organization = bookings.organization
        and stages.season = bookings.season
        and stages.day_of_season >= bookings.day_of_season
    inner join performances on bookings.performance_id = performances.performance_id
    group by all

)

select * from held
