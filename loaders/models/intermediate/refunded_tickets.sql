with

sales as (

    select * from intermediate.refunded_sales

),

refunds as (

    select * from intermediate.refunds

),

balanced as (

    select
        coalesce(sales.organization, refunds.organization) as organization,
        coalesce(sales.performance_id, refunds.performance_id) as performance_id,
        coalesce(sales.order_number, refunds.order_number) as order_number,
        coalesce(sales.ticket_kind, refunds.ticket_kind) as ticket_kind,
        coalesce(sales.price_category, refunds.price_category) as price_category,
        coalesce(sales.channel, refunds.channel) as channel,

        sales.customer_key,
        coalesce(sales.tickets, 0) - coalesce(refunds.cancelled_tickets, 0) as balance,
        coalesce(sales.cents, 0) + coalesce(refunds.cents, 0) as cents,
        coalesce(sales.tax_known_cents, 0) + coalesce(refunds.tax_known_cents, 0) as tax_known_cents,
        coalesce(sales.ordered_on, refunds.ordered_on) as ordered_on

    from sales
    full join refunds using (
        organization, performance_id, order_number, ticket_kind, price_category, channel
    )

),

-- what was cancelled beyond its own category is taken from the order's other tickets, and never below zero
owed as (

    select
        *,
        sum(greatest(-balance, 0)) over (
            partition by organization, performance_id, order_number
        ) as owed,
        coalesce(sum(greatest(balance, 0)) over (
            partition by organization, performance_id, order_number
            order by ticket_kind desc, price_category, channel
            rows between unbounded preceding and 1 preceding
        ), 0) as held_before

    from balanced

),

settled as (

    select
        * exclude (balance, owed, held_before, cents, tax_known_cents, ordered_on),
        greatest(balance, 0)
        - least(greatest(owed - held_before, 0), greatest(balance, 0)) as tickets,
        cents,
        tax_known_cents,
        ordered_on

    from owed

)

select * from settled
