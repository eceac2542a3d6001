with

catchments as (

    select * from intermediate.catchments
    where level = 'fsa'

),

profiles as (

    select * from main.area_profiles

),

-- of each area, the part of its people (or households) in each category
shares as (

    select
        fsa,
        dimension,
        category,
        people,
        sum(people) over (partition by fsa, dimension) as all_people,
        people / nullif(sum(people) over (partition by fsa, dimension), 0) as share

    from profiles

),

-- a buyer is read as its neighbourhood: the spread between neighbourhoods is what makes the mean uncertain
summed as (

    select
        catchments.organization,
        catchments.season,
        catchments.stage,
        shares.dimension,
        shares.category,

        sum(catchments.buyers) as buyers,
        sum(catchments.buyers * shares.share) / sum(catchments.buyers) as public_share,
        sum(catchments.buyers * shares.share ** 2) / sum(catchments.buyers) as mean_square,
        sum(shares.people) / sum(shares.all_people) as population_share

    from catchments
    inner join shares on catchments.territory = shares.fsa
    where shares.share is not null
    group by all

),

bounded as (

    select
        *,
        1.96 * sqrt(greatest(mean_square - public_share ** 2, 0) / buyers) as margin

    from summed

),

-- under 30 buyers a neighbourhood is chance
told as (

    select
        organization,
        season,
        stage,
        dimension,
        category,

        buyers,
        public_share,
        population_share,
        100 * public_share / nullif(population_share, 0) as profile_index,
        100 * (public_share - margin) / nullif(population_share, 0) as index_low,
        100 * (public_share + margin) / nullif(population_share, 0) as index_high

    from bounded
    where buyers >= 30

)

select * from told
