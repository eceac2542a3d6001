with

orders as (

    select * from staging.orders

),

refunded as (

    select * from intermediate.refunded_tickets

),

untouched as (

    select * exclude (kind)
    from orders
    anti join refunded using (organization, performance_id, order_number)
    where kind = 'sale'

),

tickets as (

    select * from untouched
    union all by name
    select * from refunded

)

select * from tickets
