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

placed as (

    select
        tickets.organization,
        performances.season,
        performances.production_id,
        customers.patron_key,

        tickets.price_category,
        tickets.channel,
        -- weeks from order to performance, half a year and more together
        lpad(
            least(greatest(performances.starts_on - tickets.ordered_on, 0) // 7, 26)::varchar, 2, '0'
        ) as week_before,
        coalesce(territories.municipality, 'unknown') as municipality,
        case when patrons.held_before_on is null then 'new' else 'known' end as acquaintance,

        sum(tickets.tickets)::integer as tickets,
        sum(tickets.cents)::bigint as cents

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    left join customers
        on tickets.organization = customers.organization
        and tickets.customer_key = customers.customer_key
    left join territories on customers.fsa = territories.fsa
    left join patrons
        on customers.organization = patrons.organization
        and customers.patron_key = patrons.patron_key
        and performances.season = patrons.season
    group by all

)

select * from placed
