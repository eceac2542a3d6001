with

stages as (

    select * from intermediate.organization_stages
    where shares

),

sales as (

    select * from intermediate.performance_sales

),

patrons as (

    select * from intermediate.patron_sales

),

first_days as (

    select
        organization,
        season,
        discipline,
        patron_key,
        min(from_day) as from_day

    from patrons
    group by all

),

persons as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        first_days.discipline,
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
        sales.discipline,
        stages.contributor,
        stages.organization,

        count(*) as performances_held,
        sum(sales.attendance) as attendance,
        sum(sales.tickets_sold) as tickets_sold,
        sum(sales.complimentary_tickets) as complimentary_tickets,
        case
            when sum(sales.tax_known_cents) = sum(sales.revenue_cents) then sum(sales.revenue_cents)
        end as box_office_revenue_cents,
        case
            when sum(sales.tax_known_cents) = sum(sales.revenue_cents) then sum(sales.tickets_sold)
        end as priced_tickets,
        sum(sales.seated) filter (where sales.seated <= sales.capacity) as seated,
        sum(sales.capacity) filter (where sales.seated <= sales.capacity) as capacity_offered

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season
    group by all

),

contributions as (

    select
        summed.season,
        summed.stage,
        summed.discipline as category,
        summed.contributor,
        summed.organization,

        summed.performances_held,
        summed.attendance,
        summed.tickets_sold,
        summed.complimentary_tickets,
        summed.box_office_revenue_cents,
        summed.priced_tickets,
        summed.seated,
        summed.capacity_offered,
        coalesce(persons.persons, 0) as persons

    from summed
    left join persons using (organization, season, stage, discipline)

)

select * from contributions
