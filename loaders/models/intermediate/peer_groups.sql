with

members as (

    select * from main.members
    where shares

),

-- from the most to the least specific, where two groups have as many members
listed as (

    select
        organization,
        contributor,
        unnest([
            {peer_group: 'municipality:' || municipality, specificity: 1},
            {peer_group: 'mrc:' || mrc, specificity: 2},
            {peer_group: 'discipline:' || discipline, specificity: 3},
            {peer_group: 'size:' || size, specificity: 4},
            {peer_group: 'adminRegion:' || admin_region, specificity: 5},
            {peer_group: 'collective', specificity: 6}
        ], recursive := true)

    from members

),

known as (

    select
        peer_group,
        specificity,
        organization,
        contributor,
        count(*) over (partition by peer_group) as members

    from listed
    where peer_group is not null

)

select * from known
