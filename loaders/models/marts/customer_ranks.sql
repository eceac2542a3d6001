with

buyers as (

    select * from intermediate.recent_buyers

),

-- fixed cut-points rather than fifths: half of all buyers came once, and a fifth of them would mean nothing
ranked as (

    select
        organization,
        case
            when days_ago <= 183 then 5
            when days_ago <= 365 then 4
            when days_ago <= 731 then 3
            when days_ago <= 1096 then 2
            else 1
        end as recency_rank,
        case
            when performances >= 10 then 5
            when performances >= 5 then 4
            when performances >= 3 then 3
            when performances >= 2 then 2
            else 1
        end as frequency_rank,
        count(*) as buyers,
        sum(tickets)::bigint as tickets,
        sum(cents)::bigint as box_office_revenue_cents

    from buyers
    group by all

)

select * from ranked
