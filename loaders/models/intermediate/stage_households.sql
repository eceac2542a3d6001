with

buyers as (

    select * from intermediate.buyer_stages

),

patrons as (

    select distinct
        organization,
        patron_key,
        household_key

    from intermediate.customer_patrons

),

counted as (

    select
        buyers.organization,
        buyers.season,
        buyers.stage,
        count(distinct patrons.household_key) as buyer_households

    from buyers
    inner join patrons
        on buyers.organization = patrons.organization
        and buyers.patron_key = patrons.patron_key
    group by all

)

select * from counted
