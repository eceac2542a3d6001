with

lead_times as (

    select * from intermediate.lead_times

),

ranked as (

    select
        *,
        sum(tickets) over (
            partition by organization, season, stage
            order by lead_days
        ) as tickets_up_to,
        sum(tickets) over (partition by organization, season, stage) as all_tickets

    from lead_times

),

-- equal to quantile_cont(lead_days, 0.5) over single tickets: the mean of the two central ones
medians as (

    select
        organization,
        season,
        stage,
        (
            min(lead_days) filter (where tickets_up_to >= (all_tickets + 1) // 2)
            + min(lead_days) filter (where tickets_up_to >= all_tickets // 2 + 1)
        ) / 2 as lead_time_days

    from ranked
    group by all

)

select * from medians
