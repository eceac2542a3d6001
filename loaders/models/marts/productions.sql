with

performances as (

    select * from staging.performances
    where production_id is not null

),

sales as (

    select * from intermediate.performance_sales

),

directory as (

    select * from main.productions

),

programmed as (

    select
        organization,
        season,
        production_id,
        min(discipline) as discipline,
        count(*) as performances,
        min(starts_on) as first_on,
        max(starts_on) as last_on

    from performances
    where is_programmed
    group by all

),

held as (

    select
        organization,
        season,
        production_id,
        count(*) as performances_held,
        sum(tickets_sold) as tickets_sold,
        sum(attendance) as attendance,
        sum(revenue_cents) as cents,
        sum(capacity) as capacity_offered,
        sum(seated) / nullif(sum(capacity), 0) as occupancy_rate

    from sales
    group by all

),

joined as (

    select
        programmed.organization,
        programmed.season,
        programmed.production_id,
        directory.title,
        programmed.discipline,

        programmed.performances,
        coalesce(held.performances_held, 0) as performances_held,
        programmed.first_on,
        programmed.last_on,

        coalesce(held.tickets_sold, 0) as tickets_sold,
        coalesce(held.attendance, 0) as attendance,
        coalesce(held.cents, 0) as box_office_revenue_cents,
        held.capacity_offered,
        held.occupancy_rate,
        held.cents / nullif(held.tickets_sold, 0) as average_ticket_price_cents

    from programmed
    inner join directory on programmed.production_id = directory.production_id
    left join held
        on programmed.organization = held.organization
        and programmed.season = held.season
        and programmed.production_id = held.production_id

)

select * from joined
