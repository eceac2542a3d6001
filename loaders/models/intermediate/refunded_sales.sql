with

orders as (

    select * from staging.orders

),

refunds as (

    select * from staging.orders
    where kind = 'refund'

),

sold as (

    select
        orders.organization,
        orders.performance_id,
        orders.order_number,
        orders.ticket_kind,
        orders.price_category,
        orders.channel,

        min(orders.customer_key) as customer_key,
        sum(orders.tickets) as tickets,
        sum(orders.cents) as cents,
        sum(orders.tax_known_cents) as tax_known_cents,
        min(orders.cents / orders.tickets) filter (where orders.ticket_kind = 'paid') as lowest_price,
        min(orders.ordered_on) as ordered_on

    from orders
    semi join refunds using (organization, performance_id, order_number)
    where orders.kind = 'sale'
    group by all

),

-- a line without its customer belongs to the customer of the order
owned as (

    select
        * replace (
            min(customer_key) over (
                partition by organization, performance_id, order_number
            ) as customer_key
        )

    from sold

)

select * from owned
