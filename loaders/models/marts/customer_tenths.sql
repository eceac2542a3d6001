with

buyers as (

    select * from intermediate.recent_buyers

),

-- a tenth of fewer than five persons would be about persons
placed as (

    select
        *,
        ntile(10) over (
            partition by organization order by tickets desc, cents desc, patron_key
        ) as tenth

    from buyers
    qualify count(*) over (partition by organization) >= 50

),

summed as (

    select
        organization,
        tenth,
        count(*) as buyers,
        sum(tickets)::bigint as tickets,
        sum(tickets) / sum(sum(tickets)) over (partition by organization) as ticket_share,
        sum(cents)::bigint as box_office_revenue_cents,
        coalesce(
            sum(cents) / nullif(sum(sum(cents)) over (partition by organization), 0), 0
        ) as revenue_share,
        min(tickets) as from_tickets

    from placed
    group by organization, tenth

)

select * from summed
