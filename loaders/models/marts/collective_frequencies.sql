with

stages as (

    select * from intermediate.organization_stages
    where shares and stage = 'sameStage'

),

buyers as (

    select * from intermediate.buyer_stages

),

-- bands of the engagement ladder (Purple Seven), within a season; only at the same stage, for a buyer climbs with time
contributions as (

    select
        stages.season,
        stages.stage,
        case
            when buyers.performances = 1 then 'one'
            when buyers.performances = 2 then 'two'
            when buyers.performances = 3 then 'three'
            when buyers.performances <= 10 then 'fourToTen'
            else 'overTen'
        end as category,
        stages.contributor,
        stages.organization,
        count(*) as unique_buyers

    from stages
    inner join buyers using (organization, season, stage)
    group by all

)

select * from contributions
