with

members as (

    select * from main.members
    where shares

),

seasons as (

    select * from main.seasons

),

territories as (

    select * from main.territories

),

performances as (

    select * from staging.performances
    where is_programmed and capacity is not null

),

frozen as (

    select * from main.frozen_groups

),

places as (

    select
        municipality,
        mode(metropolitan_area order by metropolitan_area) as metropolitan_area

    from territories
    group by all

),

-- the usual house of a season: that of its median performance
houses as (

    select
        organization,
        season,
        quantile_cont(capacity, 0.5) as seats

    from performances
    group by all

),

described as (

    select
        seasons.season,
        members.*,
        places.metropolitan_area,
        case
            when houses.seats < 150 then 'under150'
            when houses.seats < 400 then 'from150To400'
            when houses.seats < 900 then 'from400To900'
            when houses.seats >= 900 then 'over900'
        end as capacity

    from members
    cross join seasons
    left join places on members.municipality = places.municipality
    left join houses
        on members.organization = houses.organization
        and seasons.season = houses.season

),

listed as (

    select
        season,
        organization,
        unnest([
            'municipality:' || municipality,
            'mrc:' || mrc,
            'metropolitanArea:' || metropolitan_area,
            'discipline:' || discipline,
            'capacity:' || capacity,
            'size:' || size,
            'adminRegion:' || admin_region,
            'collective'
        ]) as peer_group

    from described

),

-- once a figure of a group was published its members stay the same for the season: who joins waits for the next one
settled as (

    select distinct
        season,
        peer_group

    from frozen

),

joined as (

    select
        listed.season,
        listed.peer_group,
        listed.organization,
        settled.peer_group is null as is_in

    from listed
    left join settled using (season, peer_group)
    where listed.peer_group is not null

),

-- who was in it stays, as long as it shares
placed as (

    select
        coalesce(frozen.season, joined.season) as season,
        coalesce(frozen.peer_group, joined.peer_group) as peer_group,
        coalesce(frozen.organization, joined.organization) as organization,
        frozen.organization is not null or joined.is_in as is_in

    from joined
    full join frozen using (season, peer_group, organization)

),

counted as (

    select
        placed.season,
        placed.peer_group,
        -- from the most to the least specific, where two groups have as many members
        list_position(
            [
                'municipality',
                'mrc',
                'metropolitanArea',
                'discipline',
                'capacity',
                'size',
                'adminRegion',
                'collective'
            ],
            split_part(placed.peer_group, ':', 1)
        ) as specificity,
        placed.organization,
        members.contributor,
        placed.is_in,
        count(*) filter (where placed.is_in) over (
            partition by placed.season, placed.peer_group
        ) as members

    from placed
    inner join members on placed.organization = members.organization

)

select * from counted
