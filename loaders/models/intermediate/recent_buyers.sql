with

visits as (

    select * from intermediate.recent_visits

),

buyers as (

    select
        organization,
        patron_key,
        min(days_ago) as days_ago,
        count(*)::integer as performances,
        count(distinct season)::integer as seasons,
        avg(tickets) as party_size,
        sum(tickets)::bigint as tickets,
        sum(cents)::bigint as cents

    from visits
    group by all

)

select * from buyers
