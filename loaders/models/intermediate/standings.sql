with

figures as (

    select * from intermediate.comparable_values

),

peer_groups as (

    select * from intermediate.peer_groups
    where is_in

),

grouped as (

    select
        figures.*,
        peer_groups.peer_group,
        peer_groups.specificity,
        peer_groups.members

    from figures
    inner join peer_groups
        on figures.season = peer_groups.season
        and figures.organization = peer_groups.organization

),

counted as (

    select
        *,
        count(*) over same_figure as contributing,
        rank() over (same_figure order by value) - 1 as below,
        count(*) over (partition by peer_group, season, stage, month, metric, value) as equal,
        row_number() over (
            partition by organization, season, stage, month, metric
            order by members, specificity
        ) as place

    from grouped
    window same_figure as (partition by peer_group, season, stage, month, metric)

),

placed as (

    select
        organization,
        season,
        stage,
        month,
        metric,
        peer_group,
        place,
        value,
        base,
        least(5, floor(5 * (below + equal / 2) / contributing) + 1)::integer as fifth

    from counted

)

select * from placed
