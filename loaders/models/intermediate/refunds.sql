with

orders as (

    select * from staging.orders

),

sales as (

    select * from intermediate.refunded_sales

),

refunded as (

    select
        orders.*,
        row_number() over (
            order by orders.organization, orders.order_number, orders.performance_id,
                orders.cents, orders.price_category, orders.channel, orders.ordered_on
        ) as refund_id

    from orders
    where orders.kind = 'refund'

),

-- a refund takes after the sale it cancels, the nearest one of the same order and performance
matched as (

    select
        refunded.organization,
        refunded.performance_id,
        refunded.order_number,
        coalesce(sales.ticket_kind, refunded.ticket_kind) as ticket_kind,
        coalesce(sales.price_category, refunded.price_category) as price_category,
        coalesce(sales.channel, refunded.channel) as channel,

        refunded.tickets,
        refunded.cents,
        refunded.tax_known_cents,
        min(sales.lowest_price) over (partition by refunded.refund_id) as lowest_price,
        refunded.ordered_on

    from refunded
    left join sales
        on refunded.organization = sales.organization
        and refunded.order_number = sales.order_number
        and refunded.performance_id = sales.performance_id
    qualify row_number() over (
        partition by refunded.refund_id
        order by
            sales.ticket_kind = refunded.ticket_kind desc,
            sales.price_category = refunded.price_category desc,
            sales.lowest_price = -refunded.cents desc,
            sales.channel = refunded.channel desc,
            sales.price_category,
            sales.channel
    ) = 1

),

-- a refund of less than a ticket lowers revenue only; the cent forgives the rounding of a shared amount
cancelling as (

    select
        organization,
        performance_id,
        order_number,
        ticket_kind,
        price_category,
        channel,

        sum(case
            when cents = 0 or lowest_price is null then -tickets
            else least(-tickets, floor((1 - cents) / lowest_price))
        end)::bigint as cancelled_tickets,
        sum(cents) as cents,
        sum(tax_known_cents) as tax_known_cents,
        min(ordered_on) as ordered_on

    from matched
    group by all

)

select * from cancelling
