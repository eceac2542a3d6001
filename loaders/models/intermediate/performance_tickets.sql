with

tickets as (

    select * from intermediate.tickets

),

performances as (

    select * from staging.performances

),

summed as (

    select
        organization,
        performance_id,
        ticket_kind,
        price_category,
        channel,
        sum(tickets)::bigint as tickets,
        sum(cents)::bigint as cents,
        sum(tax_known_cents)::bigint as tax_known_cents

    from tickets
    group by all

),

placed as (

    select
        summed.organization,
        summed.performance_id,
        performances.season,
        performances.discipline,
        summed.ticket_kind,
        summed.price_category,
        summed.channel,

        performances.day_of_season,
        summed.tickets,
        summed.cents,
        summed.tax_known_cents

    from summed
    inner join performances on summed.performance_id = performances.performance_id

)

select * from placed
