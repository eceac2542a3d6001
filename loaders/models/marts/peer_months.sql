with

figures as (

    select * from intermediate.comparable_values
    where month <> 'all'

),

peer_groups as (

    select * from intermediate.peer_groups
    where is_in

),

grouped as (

    select
        season,
        organization,
        list(peer_group order by peer_group) as peer_groups

    from peer_groups
    group by all

),

contributions as (

    select
        figures.season,
        figures.stage,
        figures.month,
        figures.metric,
        figures.contributor,
        figures.organization,
        grouped.peer_groups,

        figures.value,
        figures.persons

    from figures
    inner join grouped
        on figures.season = grouped.season
        and figures.organization = grouped.organization

)

select * from contributions
