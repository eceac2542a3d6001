with

stages as (

    select * from intermediate.organization_stages
    where shares

),

sales as (

    select
        *,
        unnest([
            {dimension: 'month', category: strftime(starts_on, '%m')},
            {dimension: 'weekday', category: weekday::varchar}
        ], recursive := true)

    from intermediate.performance_sales

),

bookings as (

    select * from intermediate.bookings
    where patron_key is not null

),

first_days as (

    select
        bookings.organization,
        bookings.season,
        sales.dimension,
        sales.category,
        bookings.patron_key,
        min(bookings.day_of_season) as from_day

    from bookings
    inner join sales on bookings.performance_id = sales.performance_id
    group by all

),

persons as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        first_days.dimension,
        first_days.category,
        count(*) as persons

    from stages
    inner join first_days
        on stages.organization = first_days.organization
        and stages.season = first_days.season
        and stages.day_of_season >= first_days.from_day
    group by all

),

summed as (

    select
        stages.season,
        stages.stage,
        sales.dimension,
        sales.category,
        stages.contributor,
        stages.organization,

        count(*) as performances_held,
        sum(sales.attendance) as attendance,
        sum(sales.tickets_sold) as tickets_sold,
        sum(sales.seated) filter (where sales.seated <= sales.capacity) as seated,
        sum(sales.capacity) filter (where sales.seated <= sales.capacity) as capacity_offered

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    group by all

),

joined as (

    select
        summed.*,
        coalesce(persons.persons, 0) as persons

    from summed
    left join persons using (organization, season, stage, dimension, category)

)

select * from joined
