with

orders as (

    select * from staging.orders

),

refunded as (

    select * from intermediate.refunded_tickets

),

held_performances as (

    select * from staging.performances
    where is_held

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

),

held as (

    select tickets.*
    from tickets
    semi join held_performances on tickets.performance_id = held_performances.performance_id

)

select * from held
