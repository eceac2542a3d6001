with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.performance_sales

),

prices as (

    select * from intermediate.performance_prices

),

summed as (

    select
        stages.organization,
        stages.season,
        stages.stage,

        sum(sales.tickets_sold) filter (where sales.capacity is not null) as seated_paid,
        sum(sales.revenue_cents) filter (where sales.capacity is not null) as seated_revenue_cents,
        sum(prices.priced_tickets) as priced_tickets,
        sum(prices.reduced_tickets) as reduced_tickets,
        sum(prices.discount_cents) as discount_cents

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    left join prices on sales.performance_id = prices.performance_id
    group by all

)

select * from summed
