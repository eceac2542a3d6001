with

stages as (

    select * from intermediate.organization_stages
    where shares

),

tickets as (

    select * from intermediate.performance_tickets

),

patrons as (

    select * from intermediate.patron_sales

),

first_days as (

    select
        organization,
        season,
        price_category,
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
        first_days.price_category,
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
        tickets.price_category,
        stages.contributor,
        stages.organization,

        sum(tickets.tickets) as attendance,
        sum(tickets.tickets) filter (where tickets.ticket_kind = 'paid') as tickets_sold,
        sum(tickets.cents) as cents,
        sum(tickets.tax_known_cents) as tax_known_cents

    from stages
    inner join tickets
        on stages.organization = tickets.organization
        and stages.season = tickets.season
        and stages.day_of_season >= tickets.day_of_season
    group by all

),

contributions as (

    select
        summed.season,
        summed.stage,
        summed.price_category as category,
        summed.contributor,
        summed.organization,

        summed.attendance,
        coalesce(summed.tickets_sold, 0) as tickets_sold,
        case when summed.cents = summed.tax_known_cents then summed.cents end as box_office_revenue_cents,
        case
            when summed.cents = summed.tax_known_cents then coalesce(summed.tickets_sold, 0)
        end as priced_tickets,
        coalesce(persons.persons, 0) as persons

    from summed
    left join persons using (organization, season, stage, price_category)

)

select * from contributions
