with

stages as (

    select * from intermediate.organization_stages
    where shares

),

sales as (

    select * from intermediate.stage_sales
    where performances_held > 0

),

buyers as (

    select * from intermediate.stage_buyers

),

bookings as (

    select * from intermediate.stage_bookings

),

returns as (

    select * from intermediate.stage_returns

),

mix as (

    select * from intermediate.stage_mix

),

prices as (

    select * from intermediate.stage_prices

),

habits as (

    select * from intermediate.stage_habits

),

members as (

    select * from main.members

),

-- money whose tax basis is unknown stays out of comparatives, and the tickets it paid for with it
comparable as (

    select
        stages.season,
        stages.stage,
        stages.contributor,
        stages.organization,
        members.admin_region,
        members.discipline,

        sales.performances_held,
        sales.attendance,
        sales.tickets_sold,
        sales.complimentary_tickets,
        case
            when sales.tax_known_cents = sales.revenue_cents then sales.revenue_cents
        end as box_office_revenue_cents,
        case
            when sales.tax_known_cents = sales.revenue_cents then sales.tickets_sold
        end as priced_tickets,
        sales.comparable_seated as seated,
        sales.comparable_capacity as capacity_offered,

        buyers.unique_buyers,
        buyers.new_buyers,
        case when buyers.new_buyers is not null then buyers.unique_buyers end as known_buyers,
        buyers.retention_base,
        buyers.returned_buyers,
        coalesce(habits.visits, 0) as buyer_visits,
        coalesce(bookings.parties, 0) as parties,
        coalesce(bookings.party_tickets, 0) as party_tickets,
        coalesce(bookings.captured_tickets, 0) as captured_tickets,

        coalesce(habits.curious_buyers, 0) as curious_buyers,
        returns.lapsed_patrons,
        returns.returned_patrons,
        coalesce(mix.web_tickets, 0) as web_tickets,
        coalesce(mix.committed_tickets, 0) as committed_tickets,
        prices.priced_tickets as full_priced_tickets,
        prices.reduced_tickets

    from stages
    inner join sales using (organization, season, stage)
    inner join buyers using (organization, season, stage)
    left join bookings using (organization, season, stage)
    left join habits using (organization, season, stage)
    left join returns using (organization, season, stage)
    left join mix using (organization, season, stage)
    left join prices using (organization, season, stage)
    inner join members on stages.organization = members.organization

)

select * from comparable
