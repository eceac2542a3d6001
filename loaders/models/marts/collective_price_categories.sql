with

contributions as (

    select * exclude (dimension)
    from intermediate.stage_purchases
    where dimension = 'priceCategory'

)

select * from contributions
