with

sales as (

    select * from intermediate.sales

),

refunds as (

    select * from intermediate.refunds

),

refunded_orders as (

    select distinct
        organization,
        performance_id,
        order_number

    from refunds

),

untouched as (

    select * exclude (lowest_price)
    from sales
    anti join refunded_orders using (organization, performance_id, order_number)

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

    from (
        select sales.*
        from sales
        semi join refunded_orders using (organization, performance_id, order_number)
    ) as sales
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

),

tickets as (

    select * from untouched
    union all by name
    select * from settled

)

select * from tickets
