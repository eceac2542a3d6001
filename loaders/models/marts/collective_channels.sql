with

contributions as (

    select * exclude (dimension, priced_tickets)
    from intermediate.stage_purchases
    where dimension = 'channel'

)

select * from contributions
