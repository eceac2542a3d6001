with

stages as (

    select * from intermediate.organization_stages

),

tickets as (

    select * from intermediate.performance_tickets

),

summed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        tickets.price_category,

        sum(tickets.tickets) as tickets,
        sum(tickets.tickets) filter (where tickets.ticket_kind = 'paid') as tickets_sold,
        sum(tickets.cents) as cents

    from stages
    inner join tickets
        on stages.organization = tickets.organization
        and stages.season = tickets.season
        and stages.day_of_season >= tickets.day_of_season
    group by all

),

shared as (

    select
        organization,
        season,
        stage,
        price_category,

        tickets,
        coalesce(
            tickets / nullif(sum(tickets) over (partition by organization, season, stage), 0), 0
        ) as ticket_share,
        cents as box_office_revenue_cents,
        cents / nullif(tickets_sold, 0) as average_ticket_price_cents

    from summed

)

select * from shared
