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
        tickets.channel,

        sum(tickets.tickets) as tickets,
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
        channel,

        tickets,
        coalesce(
            tickets / nullif(sum(tickets) over (partition by organization, season, stage), 0), 0
        ) as ticket_share,
        cents as box_office_revenue_cents

    from summed

)

select * from shared
