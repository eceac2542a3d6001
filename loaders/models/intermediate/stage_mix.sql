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
        sum(tickets.tickets) as tickets,
        coalesce(sum(tickets.tickets) filter (where tickets.channel = 'web'), 0) as web_tickets,
        coalesce(
            sum(tickets.tickets) filter (where tickets.price_category in ('subscription', 'package')), 0
        ) as committed_tickets

    from stages
    inner join tickets
        on stages.organization = tickets.organization
        and stages.season = tickets.season
        and stages.day_of_season >= tickets.day_of_season
    group by all

)

select * from summed
