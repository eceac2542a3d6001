with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.performance_sales

),

-- a season is drawn to its end, or to today
seasons as (

    select
        organization,
        season,
        starts_on,
        is_closed,
        is_current,
        min(day_of_season) as same_stage_day,
        max(day_of_season) as last_day

    from stages
    group by all

),

-- every week, the day all seasons are compared on, and the last day
days as (

    select distinct
        organization,
        season,
        unnest(list_concat(range(7, last_day, 7), [same_stage_day, last_day])) as day_of_season

    from seasons
    where same_stage_day > 0

),

daily as (

    select
        organization,
        season,
        day_of_season,
        sum(tickets_sold) as tickets,
        sum(revenue_cents) as cents

    from sales
    group by all

),

curve as (

    select
        seasons.organization,
        seasons.season,
        days.day_of_season,
        seasons.starts_on + days.day_of_season::integer - 1 as on_date,
        coalesce(sum(daily.tickets), 0) as tickets_to_date,
        coalesce(sum(daily.cents), 0) as revenue_to_date_cents,
        seasons.is_closed,
        seasons.is_current

    from days
    inner join seasons using (organization, season)
    left join daily
        on days.organization = daily.organization
        and days.season = daily.season
        and days.day_of_season >= daily.day_of_season
    group by all

)

select * from curve
