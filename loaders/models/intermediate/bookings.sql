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

booked as (

    select
        organization,
        performance_id,
        order_number,

        min(customer_key) as customer_key,
        sum(tickets)::integer as tickets,
        sum(tickets) filter (
            where ticket_kind in ('paid', 'prepaid') and price_category <> 'house'
        ) as buying_tickets,
        sum(tickets) filter (where price_category = 'house') as house_tickets

    from tickets
    group by all

),

known as (

    select
        booked.organization,
        booked.performance_id,
        booked.order_number,
        customers.patron_key,

        performances.season,
        performances.day_of_season,
        performances.starts_on,
        customers.fsa,

        booked.tickets,
        -- a group buys for others, a company or the house is no person: counted in tickets, never as buyers
        case
            when booked.tickets >= 10 or customers.is_corporate or customers.patron_key is null then 0
            else booked.tickets - coalesce(booked.house_tickets, 0)
        end as captured_tickets,

        booked.tickets >= 10 as is_group,
        booked.tickets < 10
        and coalesce(booked.buying_tickets, 0) > 0
        and customers.patron_key is not null
        and not customers.is_corporate as is_by_buyer

    from booked
    inner join performances on booked.performance_id = performances.performance_id
    left join customers
        on booked.organization = customers.organization
        and booked.customer_key = customers.customer_key

)

select * from known
