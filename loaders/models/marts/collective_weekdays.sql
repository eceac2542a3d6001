with

contributions as (

    select * exclude (dimension)
    from intermediate.stage_dates
    where dimension = 'weekday'

)

select * from contributions
