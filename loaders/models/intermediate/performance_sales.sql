with

performances as (

    select * from staging.performances
    where is_held

),

tickets as (

    select * from intermediate.performance_tickets

),

summed as (

    select
        performance_id,
        sum(tickets) as attendance,
        sum(tickets) filter (where ticket_kind = 'paid') as tickets_sold,
        sum(tickets) filter (where ticket_kind = 'complimentary') as complimentary_tickets,
        sum(tickets) filter (where ticket_kind = 'prepaid') as prepaid_tickets,
        sum(cents) as revenue_cents,
        sum(tax_known_cents) as tax_known_cents

    from tickets
    group by all

),

counted as (

    select
        performances.performance_id,
        performances.organization,
        performances.production_id,
        performances.season,
        performances.discipline,

        performances.weekday,
        performances.day_of_season,
        coalesce(summed.attendance, 0) as attendance,
        coalesce(summed.tickets_sold, 0) as tickets_sold,
        coalesce(summed.complimentary_tickets, 0) as complimentary_tickets,
        coalesce(summed.prepaid_tickets, 0) as prepaid_tickets,
        coalesce(summed.revenue_cents, 0) as revenue_cents,
        coalesce(summed.tax_known_cents, 0) as tax_known_cents,

        -- capacity unknown leaves numerator and denominator of every occupancy
        performances.capacity,
        case when performances.capacity is not null then coalesce(summed.attendance, 0) end as seated,

        performances.starts_on

    from performances
    left join summed on performances.performance_id = summed.performance_id

)

select * from counted
