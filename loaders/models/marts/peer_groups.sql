with

peer_groups as (

    select * from intermediate.peer_groups

),

peers as (

    select * from marts.peers

),

counted as (

    select
        peer_group,
        season,
        stage,
        count(*) filter (where status = 'published') as published,
        count(*) filter (where status <> 'published') as masked,
        mode(reason) filter (where status <> 'published') as reason

    from peers
    group by all

),

offered as (

    select
        peer_groups.organization,
        counted.season,
        counted.stage,
        peer_groups.peer_group,

        row_number() over (
            partition by peer_groups.organization, counted.season, counted.stage
            order by not peer_groups.is_in or counted.published = 0, peer_groups.members, peer_groups.specificity
        ) as place,
        peer_groups.members,
        not peer_groups.is_in as is_from_next_season,
        counted.published,
        counted.masked,
        counted.reason

    from peer_groups
    inner join counted
        on peer_groups.season = counted.season
        and peer_groups.peer_group = counted.peer_group

)

select * from offered
