with

tickets as (

    select * from intermediate.tickets
    where tickets > 0

),

customers as (

    select * from intermediate.customer_patrons

),

performances as (

    select * from staging.performances

),

held as (

    select
        tickets.organization,
        performances.season,
        customers.patron_key,
        performances.discipline,
        tickets.price_category,
        tickets.channel,
        min(performances.day_of_season) as from_day

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    inner join customers
        on tickets.organization = customers.organization
        and tickets.customer_key = customers.customer_key
    group by all

)

select * from held
