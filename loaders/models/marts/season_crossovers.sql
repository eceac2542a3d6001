with

by_number as (

    select
        *,
        'number' as kind

    from marts.crossovers

),

by_discipline as (

    select
        *,
        'discipline' as kind

    from marts.crossover_disciplines
    where category is not null

),

by_region as (

    select
        *,
        'region' as kind

    from marts.crossover_regions
    where category is not null

),

published as (

    select * from by_number
    union all by name
    select * from by_discipline
    union all by name
    select * from by_region

),

buyers as (

    select
        organization,
        season,
        stage,
        count(*) as unique_buyers

    from intermediate.buyer_stages
    group by all

),

-- a share of the published figure, never of the exact one
shared as (

    select
        published.organization,
        published.season,
        published.stage,
        published.kind,
        coalesce(published.category, 'all') as category,

        published.value::bigint as shared_buyers,
        published.value / buyers.unique_buyers as crossover_rate,
        buyers.unique_buyers,

        published.status,
        published.reason,
        published.organizations,
        published.is_pending

    from published
    inner join buyers using (organization, season, stage)

)

select * from shared
