with

buyers as (

    select * from intermediate.shared_buyers

),

-- how many others, within the season
kinds as (

    select
        season,
        stage,
        organization,
        case
            when others = 1 then 'one'
            when others = 2 then 'two'
            else 'several'
        end as category,
        contributor,
        others,
        count(*) as persons

    from buyers
    group by all

),

-- a person seen at several others counts once: each of these has an equal part
contributions as (

    select
        season,
        stage,
        organization,
        category,
        contributor,
        sum(persons / others order by others) as shared_buyers

    from kinds
    group by all

)

select * from contributions
