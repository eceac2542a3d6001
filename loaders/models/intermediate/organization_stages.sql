with

performances as (

    select * from staging.performances

),

orders as (

    select * from staging.orders

),

stages as (

    select * from main.season_stages

),

members as (

    select * from main.members

),

first_performances as (

    select
        organization,
        min(season) as first_season,
        min(starts_on) as first_on

    from performances
    group by all

),

first_orders as (

    select
        organization,
        min(ordered_on) as first_on

    from orders
    group by all

),

-- history is held from the first order or performance; a month begun counts
histories as (

    select
        first_performances.organization,
        first_performances.first_season,
        least(first_performances.first_on, first_orders.first_on) as held_from

    from first_performances
    left join first_orders on first_performances.organization = first_orders.organization

),

windows as (

    select
        histories.organization,
        histories.first_season,
        stages.*,
        least(36, datediff('month', histories.held_from, stages.starts_on)) as months_held

    from histories
    inner join stages on histories.first_season <= stages.season

),

placed as (

    select
        windows.organization,
        members.contributor,
        members.shares,
        windows.season,
        windows.stage,
        case
            when windows.baseline_season >= windows.first_season then windows.baseline_season
        end as baseline_season,

        windows.day_of_season,
        case when windows.months_held >= 12 then windows.months_held end as new_buyer_window_months,

        windows.is_closed,
        windows.is_current,

        windows.starts_on,
        windows.starts_on - to_months(windows.months_held::integer) as new_buyer_window_from

    from windows
    inner join members on windows.organization = members.organization

)

select * from placed
