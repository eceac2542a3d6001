with

tickets as (

    select
        performance_id,
        price_category,
        tickets,
        cents,
        cents / tickets as price

    from intermediate.tickets
    where ticket_kind = 'paid' and tickets > 0

),

full_prices as (

    select
        performance_id,
        max(price) as full_price

    from tickets
    where price_category = 'regular'
    group by all

),

-- the full price is the highest regular one of the performance; a cent forgives the rounding of taxes
compared as (

    select
        tickets.performance_id,
        full_prices.full_price,
        sum(tickets.tickets)::bigint as priced_tickets,
        coalesce(
            sum(tickets.tickets) filter (where tickets.price < full_prices.full_price - 1), 0
        )::bigint as reduced_tickets,
        sum(full_prices.full_price * tickets.tickets - tickets.cents)::bigint as discount_cents

    from tickets
    inner join full_prices on tickets.performance_id = full_prices.performance_id
    group by all

)

select * from compared
