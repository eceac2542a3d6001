with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.stage_sales

),

buyers as (

    select * from intermediate.stage_buyers

),

bookings as (

    select * from intermediate.stage_bookings

),

habits as (

    select * from intermediate.stage_habits

),

lead_times as (

    select * exclude (month)
    from intermediate.stage_lead_times
    where month = 'all'

),

summary as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        stages.day_of_season,
        stages.is_closed,
        stages.is_current,
        stages.baseline_season,

        sales.performances_held,
        sales.performances_with_capacity,
        sales.tickets_sold,
        sales.attendance,
        sales.complimentary_tickets,
        sales.prepaid_tickets,
        sales.revenue_cents as box_office_revenue_cents,
        sales.tax_known_cents / nullif(sales.revenue_cents, 0) as tax_known_rate,
        sales.revenue_cents / nullif(sales.tickets_sold, 0) as average_ticket_price_cents,
        sales.capacity_offered,
        sales.seated / nullif(sales.capacity_offered, 0) as occupancy_rate,
        sales.complimentary_tickets / nullif(sales.attendance, 0) as complimentary_rate,

        buyers.unique_buyers,
        buyers.new_buyers,
        buyers.new_buyers / nullif(buyers.unique_buyers, 0) as first_time_rate,
        stages.new_buyer_window_months,
        buyers.retention_base,
        buyers.returned_buyers / nullif(buyers.retention_base, 0) as retention_rate,

        lead_times.lead_time_days,
        bookings.party_tickets / nullif(bookings.parties, 0) as party_size,
        habits.visits / habits.buyers as frequency,
        bookings.captured_tickets / nullif(sales.attendance, 0) as capture_rate

    from stages
    inner join sales using (organization, season, stage)
    inner join buyers using (organization, season, stage)
    left join bookings using (organization, season, stage)
    left join habits using (organization, season, stage)
    left join lead_times using (organization, season, stage)

)

select * from summary
