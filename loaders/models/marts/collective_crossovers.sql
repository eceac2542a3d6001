with

buyers as (

    select * from intermediate.linked_buyers

),

kinds as (

    select
        season,
        stage,
        case
            when organizations = 1 then 'one'
            when organizations = 2 then 'two'
            else 'several'
        end as category,
        contributor,
        organization,
        organizations,
        count(*) as persons

    from buyers
    group by all

),

-- a person of several organizations counts once: each of these has an equal part
contributions as (

    select
        season,
        stage,
        category,
        contributor,
        organization,
        sum(persons / organizations order by organizations) as distinct_buyers

    from kinds
    group by all

)

select * from contributions
