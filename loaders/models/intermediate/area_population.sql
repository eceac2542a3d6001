with

territories as (

    select * from main.territories

),

counted as (

    select * from main.area_households

),

source as (

    select * from main.population_source

),

-- the census, once the official one is there, knows better than the reference table
housed as (

    select
        territories.fsa,
        territories.place,
        territories.municipality,
        territories.admin_region,
        case
            when source.is_made_up then territories.households
            else coalesce(counted.households, territories.households)
        end as households

    from territories
    cross join source
    left join counted on territories.fsa = counted.fsa

)

select * from housed
