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

        count(sales.performance_id) as performances_held,
        count(sales.capacity) as performances_with_capacity,
        coalesce(sum(sales.attendance), 0) as attendance,
        coalesce(sum(sales.tickets_sold), 0) as tickets_sold,
        coalesce(sum(sales.complimentary_tickets), 0) as complimentary_tickets,
        coalesce(sum(sales.prepaid_tickets), 0) as prepaid_tickets,
        coalesce(sum(sales.revenue_cents), 0) as revenue_cents,
        coalesce(sum(sales.tax_known_cents), 0) as tax_known_cents,
        sum(sales.capacity) as capacity_offered,
        sum(sales.seated) as seated,

        -- sold above capacity is an issue: shown to its owner, left out of comparatives
        sum(sales.capacity) filter (where sales.seated <= sales.capacity) as comparable_capacity,
        sum(sales.seated) filter (where sales.seated <= sales.capacity) as comparable_seated

    from stages
    left join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    group by all

)

select * from summed
