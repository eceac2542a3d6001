with

standings as (

    select * from intermediate.standings
    where month <> 'all'

),

peers as (

    select * from marts.peer_months
    where status = 'published'

),

settings as (

    select * from main.settings

),

-- everything a reader is told of the group is computed from what was published, its own value apart
compared as (

    select
        standings.organization,
        standings.season,
        standings.stage,
        standings.month,
        standings.metric,
        standings.peer_group,

        standings.place,
        standings.value,
        standings.base,
        peers.median,
        peers.lower_quartile,
        peers.upper_quartile,
        case
            when standings.metric like '%Rate' then standings.value - peers.median
            else standings.value / nullif(peers.median, 0) - 1
        end as gap,
        case
            when peers.organizations >= settings.minimum_for_quartiles then standings.fifth
        end as fifth,
        peers.organizations,
        peers.is_pending

    from standings
    inner join peers using (peer_group, season, stage, month, metric)
    cross join settings

)

select * from compared
