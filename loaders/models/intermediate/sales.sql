with

orders as (

    select * from staging.orders

),

held_performances as (

    select * from staging.performances
    where is_held

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
    semi join held_performances on orders.performance_id = held_performances.performance_id
    where orders.kind = 'sale'
    group by all

)

select * from sold
