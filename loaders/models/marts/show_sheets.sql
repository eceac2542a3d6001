with

-- money moves without tickets when part of a price is given back
lines_and_money as (

    select * from intermediate.show_lines

),

lines as (

    select * from lines_and_money
    where tickets > 0

),

prices as (

    select
        organization,
        season,
        production_id,
        'prices' as breakdown,
        price_category as category,
        sum(tickets) as amount,
        count(distinct patron_key) as persons

    from lines
    group by all

),

revenue as (

    select
        organization,
        season,
        production_id,
        'revenue' as breakdown,
        price_category as category,
        sum(cents) as amount,
        count(distinct patron_key) as persons

    from lines_and_money
    group by all
    having sum(cents) > 0

),

channels as (

    select
        organization,
        season,
        production_id,
        'channels' as breakdown,
        channel as category,
        sum(tickets) as amount,
        count(distinct patron_key) as persons

    from lines
    group by all

),

weeks as (

    select
        organization,
        season,
        production_id,
        'weeks' as breakdown,
        week_before as category,
        sum(tickets) as amount,
        count(distinct patron_key) as persons

    from lines
    group by all

),

patrons as (

    select distinct
        organization,
        season,
        production_id,
        patron_key,
        municipality,
        acquaintance

    from lines
    where patron_key is not null

),

territories as (

    select
        organization,
        season,
        production_id,
        'territories' as breakdown,
        municipality as category,
        count(*) as amount,
        count(*) as persons

    from patrons
    group by all

),

acquaintance as (

    select
        organization,
        season,
        production_id,
        'acquaintance' as breakdown,
        acquaintance as category,
        count(*) as amount,
        count(*) as persons

    from patrons
    group by all

),

sheets as (

    select * from prices

    union all
    select * from revenue

    union all
    select * from channels

    union all
    select * from weeks

    union all
    select * from territories

    union all
    select * from acquaintance

)

select * from sheets
