with

bookings as (

    select * from intermediate.bookings
    where is_by_buyer

),

performances as (

    select * from staging.performances
    where is_held and production_id is not null

),

territories as (

    select * from main.territories

),

buyers as (

    select
        bookings.organization,
        performances.season,
        performances.production_id,
        bookings.patron_key,
        min(bookings.fsa) as fsa

    from bookings
    inner join performances on bookings.performance_id = performances.performance_id
    group by all

),

counted as (

    select
        buyers.organization,
        buyers.season,
        buyers.production_id,
        territories.municipality,
        count(*) as buyers

    from buyers
    left join territories on buyers.fsa = territories.fsa
    group by all

)

select * from counted
