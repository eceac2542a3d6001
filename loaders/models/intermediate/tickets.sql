with

tickets as (

    select * from intermediate.settled_tickets

),

held_performances as (

    select * from staging.performances
    where is_held

),

held as (

    select tickets.*
    from tickets
    semi join held_performances on tickets.performance_id = held_performances.performance_id

)

select * from held
