with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.performance_sales

),

-- the breakdown: one code per category, each named in the contract beside this file
summed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        case when sales.weekday >= 5 then 'weekend' else 'week' end as part_of_week,

        sum(sales.attendance) as attendance

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    group by all

)

select * from summed
