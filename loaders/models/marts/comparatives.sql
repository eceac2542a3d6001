with

figures as (

    select * from intermediate.organization_values
    where is_comparable and value is not null

),

peer_groups as (

    select * from intermediate.peer_groups

),

peers as (

    select * from marts.peers
    where status = 'published'

),

settings as (

    select * from main.settings

),

grouped as (

    select
        figures.organization,
        figures.season,
        figures.stage,
        figures.metric,
        figures.value,
        figures.base,
        peer_groups.peer_group,
        peer_groups.specificity,
        peer_groups.members

    from figures
    inner join peer_groups on figures.organization = peer_groups.organization

),

standings as (

    select
        *,
        count(*) over same_figure as contributing,
        rank() over (same_figure order by value) - 1 as below,
        count(*) over (partition by peer_group, season, stage, metric, value) as equal

    from grouped
    window same_figure as (partition by peer_group, season, stage, metric)

),

-- everything a reader is told of the group is computed from what was published, its own value apart
compared as (

    select
        standings.organization,
        standings.season,
        standings.stage,
        standings.metric,
        standings.peer_group,

        row_number() over (
            partition by standings.organization, standings.season, standings.stage, standings.metric
            order by standings.members, standings.specificity
        ) as place,
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
            when peers.organizations >= settings.minimum_for_quartiles
                then least(
                    5,
                    floor(5 * (standings.below + standings.equal / 2) / standings.contributing) + 1
                )::integer
        end as fifth,
        peers.organizations

    from standings
    inner join peers using (peer_group, season, stage, metric)
    cross join settings

)

select * from compared
