with

tickets as (

    select * from intermediate.tickets
    where tickets > 0

),

performances as (

    select * from staging.performances
    where production_id is not null

),

full_prices as (

    select * from intermediate.performance_prices

),

tiered as (

    select
        performances.organization,
        performances.season,
        performances.production_id,
        case
            when tickets.ticket_kind <> 'paid' then tickets.ticket_kind
            when full_prices.full_price is null then 'unknown'
            when tickets.cents / tickets.tickets >= 0.95 * full_prices.full_price then 'full'
            when tickets.cents / tickets.tickets >= 0.75 * full_prices.full_price then 'reduced'
            else 'deep'
        end as tier,
        sum(tickets.tickets)::bigint as tickets,
        sum(tickets.cents)::bigint as box_office_revenue_cents

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    left join full_prices on tickets.performance_id = full_prices.performance_id
    group by all

)

select * from tiered
