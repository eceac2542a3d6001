with

lead_times as (

    select * from intermediate.lead_times

),

banded as (

    select
        organization,
        season,
        stage,
        case
            when lead_days = 0 then 'sameDay'
            when lead_days <= 7 then 'week'
            when lead_days <= 30 then 'month'
            when lead_days <= 90 then 'threeMonths'
            else 'earlier'
        end as band,
        sum(tickets) as tickets

    from lead_times
    group by all

),

shared as (

    select
        *,
        tickets / sum(tickets) over (partition by organization, season, stage) as ticket_share

    from banded

)

select * from shared
