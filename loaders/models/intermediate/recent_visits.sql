with

bookings as (

    select * from intermediate.bookings
    where is_by_buyer

),

performances as (

    select * from staging.performances

),

tickets as (

    select
        organization,
        performance_id,
        order_number,
        sum(cents)::bigint as cents

    from intermediate.tickets
    where tickets > 0
    group by all

),

settings as (

    select * from main.settings

),

-- five years: long enough to hold the seasons before the closure
visits as (

    select
        bookings.organization,
        bookings.patron_key,
        bookings.performance_id,
        any_value(bookings.season) as season,
        any_value(bookings.starts_on) as starts_on,
        any_value(performances.discipline) as discipline,
        any_value(performances.weekday) as weekday,
        any_value(settings.as_of - bookings.starts_on)::integer as days_ago,
        sum(bookings.tickets)::integer as tickets,
        sum(tickets.cents)::bigint as cents

    from bookings
    inner join performances on bookings.performance_id = performances.performance_id
    inner join tickets
        on bookings.organization = tickets.organization
        and bookings.performance_id = tickets.performance_id
        and bookings.order_number = tickets.order_number
    cross join settings
    where bookings.starts_on >= settings.as_of - interval 60 months
    group by bookings.organization, bookings.patron_key, bookings.performance_id

)

select * from visits
