with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.performance_sales

),

summed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        sales.discipline,

        count(*) as performances_held,
        sum(sales.attendance) as attendance,
        sum(sales.revenue_cents) as box_office_revenue_cents,
        sum(sales.capacity) as capacity_offered,
        sum(sales.seated) / nullif(sum(sales.capacity), 0) as occupancy_rate

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    group by all

)

select * from summed
