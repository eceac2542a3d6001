with

reached as (

    select * from intermediate.reached_territories

),

ordered as (

    select
        *,
        buyers / households as penetration,
        sum(buyers) over (
            partition by organization, season, stage, level
        ) as located_buyers,
        coalesce(sum(buyers) over (
            partition by organization, season, stage, level
            order by buyers desc, territory
            rows between unbounded preceding and 1 preceding
        ), 0) as buyers_before

    from reached

),

-- where four buyers in five live: what lies beyond is chance, and would drown the index in far-off households
catchments as (

    select * exclude (located_buyers, buyers_before)
    from ordered
    where buyers_before < 0.8 * located_buyers

)

select * from catchments
