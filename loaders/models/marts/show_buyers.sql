with

bookings as (

    select * from intermediate.bookings
    where is_by_buyer

),

performances as (

    select * from staging.performances
    where is_held and production_id is not null

),

patrons as (

    select * from intermediate.patron_seasons

),

stages as (

    select * from intermediate.organization_stages

),

windows as (

    select
        organization,
        season,
        min(new_buyer_window_from) as window_from,
        bool_or(new_buyer_window_months is not null) as is_known

    from stages
    group by all

),

buyers as (

    select distinct
        bookings.organization,
        performances.season,
        performances.production_id,
        bookings.patron_key

    from bookings
    inner join performances on bookings.performance_id = performances.performance_id

),

known as (

    select
        buyers.organization,
        buyers.season,
        buyers.production_id,
        buyers.patron_key,

        windows.is_known,
        coalesce(patrons.held_before_on < windows.window_from, true) as is_new

    from buyers
    inner join windows
        on buyers.organization = windows.organization
        and buyers.season = windows.season
    left join patrons
        on buyers.organization = patrons.organization
        and buyers.season = patrons.season
        and buyers.patron_key = patrons.patron_key

),

counted as (

    select
        organization,
        season,
        production_id,
        count(*) as buyers,
        case when bool_or(is_known) then count(*) filter (where is_new) end as new_buyers

    from known
    group by all

),

rated as (

    select
        *,
        new_buyers / buyers as first_time_rate

    from counted

)

select * from rated
