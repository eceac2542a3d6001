with

performances as (

    select * from staging.performances
    where is_programmed and production_id is not null

),

tickets as (

    select * from intermediate.settled_tickets
    where ticket_kind in ('paid', 'prepaid') and tickets > 0

),

settings as (

    select * from main.settings

),

runs as (

    select
        performances.organization,
        performances.season,
        performances.production_id,
        min(performances.starts_on) as first_on,
        max(performances.starts_on) as last_on

    from performances
    group by all

),

-- days before the first performance: the same ones for every show, today's, and the end of the run
days as (

    select distinct
        runs.*,
        unnest([
            120, 90, 60, 45, 30, 21, 14, 7, 3, 0,
            greatest(first_on - settings.as_of, first_on - last_on)
        ])::integer as days_before

    from runs
    cross join settings

),

reached as (

    select days.*
    from days
    cross join settings
    where
        days.first_on - days.days_before <= settings.as_of
        and days.days_before >= days.first_on - days.last_on

),

sold as (

    select
        performances.organization,
        performances.season,
        performances.production_id,
        tickets.ordered_on,
        sum(tickets.tickets)::bigint as tickets

    from tickets
    inner join performances on tickets.performance_id = performances.performance_id
    group by all

),

pace as (

    select
        reached.organization,
        reached.season,
        reached.production_id,
        reached.days_before,
        coalesce(sum(sold.tickets), 0)::bigint as tickets_to_date

    from reached
    left join sold
        on reached.organization = sold.organization
        and reached.season = sold.season
        and reached.production_id = sold.production_id
        and sold.ordered_on <= reached.first_on - reached.days_before
    group by all

)

select * from pace
