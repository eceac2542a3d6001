with

buyers as (

    select * from intermediate.shared_buyers

),

-- organizations of one region, or of others
kinds as (

    select
        season,
        stage,
        organization,
        case
            when not is_in_other_region then 'own'
            when not is_in_own_region then 'other'
            else 'both'
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
