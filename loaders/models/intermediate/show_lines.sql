with

tickets as (

    select * from intermediate.tickets

),

performances as (

    select * from staging.performances
    where production_id is not null

),

customers as (

    select * from intermediate.customer_patrons

),

territories as (

    select * from main.territories

),

patrons as (

    select * from intermediate.patron_seasons

),

-- weeks from order to performance, half a year and more together
bought as (

    select
        tickets.organization,
        performances.season,
        performances.production_id,
        tickets.customer_key,
        tickets.price_category,
        tickets.channel,
        least(greatest(performances.starts_on - tickets.ordered_on, 0) // 7, 26)::tinyint as weeks,

        sum(tickets.tickets)::integer as tickets,
        sum(tickets.cents)::bigint as cents

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    group by all

),

placed as (

    select
        bought.organization,
        bought.season,
        bought.production_id,
        customers.patron_key,

        bought.price_category,
        bought.channel,
        lpad(bought.weeks::varchar, 2, '0') as week_before,
        coalesce(territories.municipality, 'unknown') as municipality,
        case when patrons.held_before_on is null then 'new' else 'known' end as acquaintance,

        bought.tickets,
        bought.cents

    from bought
    left join customers
        on bought.organization = customers.organization
        and bought.customer_key = customers.customer_key
    left join territories on customers.fsa = territories.fsa
    left join patrons
        on customers.organization = patrons.organization
        and customers.patron_key = patrons.patron_key
        and bought.season = patrons.season

)

select * from placed
