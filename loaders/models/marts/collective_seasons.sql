with

stages as (

    select * from intermediate.comparable_stages

),

contributions as (

    select * exclude (admin_region, discipline)
    from stages

)

select * from contributions
