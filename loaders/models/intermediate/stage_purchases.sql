with

stages as (

    select * from intermediate.organization_stages
    where shares

),

tickets as (

    select
        *,
        unnest([
            {dimension: 'channel', category: channel},
            {dimension: 'priceCategory', category: price_category}
        ], recursive := true)

    from intermediate.performance_tickets

),

patrons as (

    select
        *,
        unnest([
            {dimension: 'channel', category: channel},
            {dimension: 'priceCategory', category: price_category}
        ], recursive := true)

    from intermediate.patron_sales

),

first_days as (

    select
        organization,
        season,
        dimension,
        category,
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
        tickets.dimension,
        tickets.category,
        stages.contributor,
        stages.organization,

        sum(tickets.tickets) as attendance,
        coalesce(sum(tickets.tickets) filter (where tickets.ticket_kind = 'paid'), 0) as tickets_sold,
        sum(tickets.cents) as cents,
        sum(tickets.tax_known_cents) as tax_known_cents

    from stages
    inner join tickets
        on stages.organization = tickets.organization
        and stages.season = tickets.season
        and stages.day_of_season >= tickets.day_of_season
    group by all

),

-- money whose tax basis is unknown stays out of comparatives, and the tickets it paid for with it
joined as (

    select
        summed.season,
        summed.stage,
        summed.dimension,
        summed.category,
        summed.contributor,
        summed.organization,

        summed.attendance,
        summed.tickets_sold,
        case when summed.cents = summed.tax_known_cents then summed.cents end as box_office_revenue_cents,
        case when summed.cents = summed.tax_known_cents then summed.tickets_sold end as priced_tickets,
        coalesce(persons.persons, 0) as persons

    from summed
    left join persons using (organization, season, stage, dimension, category)

)

select * from joined
