with

tickets as (

    select * from intermediate.tickets
    where ticket_kind in ('paid', 'prepaid') and tickets > 0

),

performances as (

    select * from staging.performances

),

stages as (

    select * from intermediate.organization_stages

),

-- negative: the order is dated after the performance, an issue, and left out
counted as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        strftime(performances.starts_on, '%m') as month,
        performances.starts_on - tickets.ordered_on as lead_days,
        sum(tickets.tickets) as tickets

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    inner join stages
        on performances.organization = stages.organization
        and performances.season = stages.season
        and performances.day_of_season <= stages.day_of_season
    where performances.starts_on >= tickets.ordered_on
    group by all

)

select * from counted
