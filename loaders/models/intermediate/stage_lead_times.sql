with

lead_times as (

    select * from intermediate.lead_times

),

-- each month of the season, and the whole of it
summed as (

    select
        organization,
        season,
        stage,
        coalesce(month, 'all') as month,
        lead_days,
        sum(tickets) as tickets

    from lead_times
    group by grouping sets (
        (organization, season, stage, month, lead_days),
        (organization, season, stage, lead_days)
    )

),

ranked as (

    select
        *,
        sum(tickets) over (
            partition by organization, season, stage, month
            order by lead_days
        ) as tickets_up_to,
        sum(tickets) over (partition by organization, season, stage, month) as all_tickets

    from summed

),

-- equal to quantile_cont(lead_days, 0.5) over single tickets: the mean of the two central ones
medians as (

    select
        organization,
        season,
        stage,
        month,
        any_value(all_tickets) as dated_tickets,
        coalesce(sum(tickets) filter (where lead_days >= 90), 0) as tickets_before_90,
        coalesce(sum(tickets) filter (where lead_days >= 30), 0) as tickets_before_30,
        coalesce(sum(tickets) filter (where lead_days >= 7), 0) as tickets_before_7,
        (
            min(lead_days) filter (where tickets_up_to >= (all_tickets + 1) // 2)
            + min(lead_days) filter (where tickets_up_to >= all_tickets // 2 + 1)
        ) / 2 as lead_time_days

    from ranked
    group by all

)

select * from medians
