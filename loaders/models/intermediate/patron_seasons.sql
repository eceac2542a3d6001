with

bookings as (

    select * from intermediate.bookings
    where patron_key is not null

),

seasons as (

    select
        organization,
        patron_key,
        season,
        min(fsa) as fsa,

        min(day_of_season) filter (where is_by_buyer) as buyer_from_day,
        max(starts_on) as last_held_on

    from bookings
    group by all

),

histories as (

    select
        *,
        max(last_held_on) over (
            partition by organization, patron_key
            order by season
            rows between unbounded preceding and 1 preceding
        ) as held_before_on

    from seasons

)

select * from histories
