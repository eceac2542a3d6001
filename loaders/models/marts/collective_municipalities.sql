with

stages as (

    select * from intermediate.organization_stages
    where shares

),

reached as (

    select * from intermediate.reached_territories
    where level = 'municipality' and admin_region is not null

),

contributions as (

    select
        stages.season,
        stages.stage,
        reached.admin_region as category,
        reached.territory as municipality,
        stages.contributor,
        stages.organization,
        reached.buyers as unique_buyers

    from stages
    inner join reached using (organization, season, stage)

)

select * from contributions
