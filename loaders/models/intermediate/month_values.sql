with

-- a month of a past season is over: only the season under way has one that stops at today
stages as (

    select * from intermediate.organization_stages
    where is_current or stage = 'final'

),

sales as (

    select * from intermediate.performance_sales

),

prices as (

    select * from intermediate.performance_prices

),

tickets as (

    select * from intermediate.performance_tickets

),

bookings as (

    select * from intermediate.bookings

),

lead_times as (

    select * from intermediate.stage_lead_times

),

channels as (

    select
        performance_id,
        sum(tickets) as tickets,
        coalesce(sum(tickets) filter (where channel = 'web'), 0) as web_tickets

    from tickets
    group by all

),

parties as (

    select
        performance_id,
        count(*) filter (where not is_group) as parties,
        coalesce(sum(tickets) filter (where not is_group), 0) as party_tickets,
        sum(captured_tickets) as captured_tickets

    from bookings
    group by all

),

placed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        strftime(sales.starts_on, '%m') as month,
        sales.* exclude (organization, season)

    from stages
    inner join sales
        on stages.organization = sales.organization
        and stages.season = sales.season
        and stages.day_of_season >= sales.day_of_season

),

summed as (

    select
        placed.organization,
        placed.season,
        placed.stage,
        placed.month,

        count(*) as performances_held,
        sum(placed.attendance) as attendance,
        sum(placed.tickets_sold) as tickets_sold,
        sum(placed.complimentary_tickets) as complimentary_tickets,
        sum(placed.revenue_cents) as revenue_cents,
        sum(placed.tax_known_cents) as tax_known_cents,
        sum(placed.capacity) as capacity_offered,
        sum(placed.seated) as seated,
        coalesce(bool_and(placed.seated <= placed.capacity), true) as is_within_capacity,
        sum(prices.priced_tickets) as priced_tickets,
        sum(prices.reduced_tickets) as reduced_tickets,
        sum(channels.tickets) as channelled_tickets,
        sum(channels.web_tickets) as web_tickets,
        sum(parties.parties) as parties,
        sum(parties.party_tickets) as party_tickets,
        sum(parties.captured_tickets) as captured_tickets

    from placed
    left join prices on placed.performance_id = prices.performance_id
    left join channels on placed.performance_id = channels.performance_id
    left join parties on placed.performance_id = parties.performance_id
    group by all

),

patrons as (

    select
        placed.organization,
        placed.season,
        placed.stage,
        placed.month,
        count(distinct bookings.patron_key) as unique_buyers

    from placed
    inner join bookings on placed.performance_id = bookings.performance_id
    where bookings.is_by_buyer
    group by all

),

joined as (

    select
        summed.organization,
        summed.season,
        summed.stage,
        summed.month,
        coalesce(patrons.unique_buyers, 0) as persons,
        summed.tax_known_cents = summed.revenue_cents as is_money_comparable,
        summed.is_within_capacity as is_occupancy_comparable,

        [
            {
                metric: 'averageAttendance',
                value: summed.attendance / summed.performances_held,
                base: summed.performances_held
            },
            {
                metric: 'seasonShareRate',
                value: summed.attendance / nullif(sum(summed.attendance) over whole, 0),
                base: sum(summed.attendance) over whole
            },
            {
                metric: 'averageTicketPriceCents',
                value: summed.revenue_cents / nullif(summed.tickets_sold, 0),
                base: summed.tickets_sold
            },
            {
                metric: 'occupancyRate',
                value: summed.seated / nullif(summed.capacity_offered, 0),
                base: summed.capacity_offered
            },
            {
                metric: 'complimentaryRate',
                value: summed.complimentary_tickets / nullif(summed.attendance, 0),
                base: summed.attendance
            },
            {
                metric: 'reducedRate',
                value: summed.reduced_tickets / nullif(summed.priced_tickets, 0),
                base: summed.priced_tickets
            },
            {
                metric: 'onlineRate',
                value: summed.web_tickets / nullif(summed.channelled_tickets, 0),
                base: summed.channelled_tickets
            },
            {
                metric: 'leadTimeDays',
                value: lead_times.lead_time_days::double,
                base: lead_times.dated_tickets
            },
            {
                metric: 'partySize',
                value: summed.party_tickets / nullif(summed.parties, 0),
                base: summed.parties
            },
            {
                metric: 'captureRate',
                value: summed.captured_tickets / nullif(summed.attendance, 0),
                base: summed.attendance
            }
        ] as figures

    from summed
    left join lead_times using (organization, season, stage, month)
    left join patrons using (organization, season, stage, month)
    window whole as (partition by summed.organization, summed.season, summed.stage)

),

told as (

    select
        organization,
        season,
        stage,
        month,
        persons,
        is_money_comparable,
        is_occupancy_comparable,
        unnest(figures, recursive := true)

    from joined

),

compared as (

    select
        organization,
        season,
        stage,
        month,
        metric,
        value,
        base,
        persons,
        case
            when metric like '%Cents' then is_money_comparable
            when metric = 'occupancyRate' then is_occupancy_comparable
            else true
        end as is_comparable

    from told

)

select * from compared
