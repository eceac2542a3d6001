with

performances as (

    select * from staging.performances
    where is_programmed and production_id is not null

),

-- a school or private performance is no evening of the show
evenings as (

    select performance_id, starts_at_local
    from main.performances
    where is_public

),

tickets as (

    select * from intermediate.settled_tickets

),

sold as (

    select
        performance_id,
        sum(tickets)::bigint as tickets

    from tickets
    group by all

),

placed as (

    select
        performances.organization,
        performances.season,
        performances.production_id,
        performances.performance_id,

        performances.starts_on,
        left(evenings.starts_at_local::varchar, 5) as starts_at,
        performances.is_held,
        coalesce(sold.tickets, 0) as tickets,
        performances.capacity,
        coalesce(sold.tickets, 0) / performances.capacity as occupancy_rate

    from performances
    inner join evenings on performances.performance_id = evenings.performance_id
    left join sold on performances.performance_id = sold.performance_id

)

select * from placed
