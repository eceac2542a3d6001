with

stages as (

    select * from intermediate.comparable_stages

),

contributions as (

    select * exclude (discipline, size, admin_region, lead_time_days)
    from stages

)

select * from contributions
