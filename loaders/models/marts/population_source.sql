with

source as (

    select * from main.population_source

)

select * from source
