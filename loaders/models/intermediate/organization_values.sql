with

stages as (

    select * from intermediate.organization_stages

),

sales as (

    select * from intermediate.stage_sales
    where performances_held > 0

),

prices as (

    select * from intermediate.stage_prices

),

mix as (

    select * from intermediate.stage_mix

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

returns as (

    select * from intermediate.stage_returns

),

lead_times as (

    select * exclude (month)
    from intermediate.stage_lead_times
    where month = 'all'

),

households as (

    select * from intermediate.stage_households

),

distances as (

    select * from intermediate.stage_distances

),

joined as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        buyers.unique_buyers as persons,

        -- money of unknown tax basis, and occupancy above the hall, are told to their owner and compared with nobody
        sales.tax_known_cents = sales.revenue_cents as is_money_comparable,
        sales.seated is not distinct from sales.comparable_seated as is_occupancy_comparable,

        [
            {metric: 'ticketsSold', value: sales.tickets_sold::double, base: sales.performances_held},
            {metric: 'attendance', value: sales.attendance::double, base: sales.performances_held},
            {
                metric: 'averageAttendance',
                value: sales.attendance / sales.performances_held,
                base: sales.performances_held
            },
            {
                metric: 'salesPace',
                value: sales.tickets_sold / nullif(earlier.tickets_sold, 0),
                base: earlier.tickets_sold
            },
            {
                metric: 'performancesHeld',
                value: sales.performances_held::double,
                base: sales.performances_held
            },
            {
                metric: 'boxOfficeRevenueCents',
                value: sales.revenue_cents::double,
                base: sales.tickets_sold
            },
            {
                metric: 'averageTicketPriceCents',
                value: sales.revenue_cents / nullif(sales.tickets_sold, 0),
                base: sales.tickets_sold
            },
            {
                metric: 'occupancyRate',
                value: sales.seated / nullif(sales.capacity_offered, 0),
                base: sales.capacity_offered
            },
            {
                metric: 'paidOccupancyRate',
                value: prices.seated_paid / nullif(sales.capacity_offered, 0),
                base: sales.capacity_offered
            },
            {
                metric: 'revenuePerSeatCents',
                value: prices.seated_revenue_cents / nullif(sales.capacity_offered, 0),
                base: sales.capacity_offered
            },
            {
                metric: 'complimentaryRate',
                value: sales.complimentary_tickets / nullif(sales.attendance, 0),
                base: sales.attendance
            },
            {
                metric: 'reducedRate',
                value: prices.reduced_tickets / nullif(prices.priced_tickets, 0),
                base: prices.priced_tickets
            },
            {
                metric: 'averageDiscountCents',
                value: prices.discount_cents / nullif(prices.priced_tickets, 0),
                base: prices.priced_tickets
            },
            {metric: 'onlineRate', value: mix.web_tickets / nullif(mix.tickets, 0), base: mix.tickets},
            {
                metric: 'committedRate',
                value: mix.committed_tickets / nullif(mix.tickets, 0),
                base: mix.tickets
            },
            {metric: 'uniqueBuyers', value: buyers.unique_buyers::double, base: buyers.unique_buyers},
            {
                metric: 'buyerHouseholds',
                value: households.buyer_households::double,
                base: buyers.unique_buyers
            },
            {metric: 'newBuyers', value: buyers.new_buyers::double, base: buyers.unique_buyers},
            {
                metric: 'firstTimeRate',
                value: buyers.new_buyers / nullif(buyers.unique_buyers, 0),
                base: buyers.unique_buyers
            },
            {
                metric: 'retentionRate',
                value: buyers.returned_buyers / nullif(buyers.retention_base, 0),
                base: buyers.retention_base
            },
            {
                metric: 'reactivationRate',
                value: returns.returned_patrons / nullif(returns.lapsed_patrons, 0),
                base: returns.lapsed_patrons
            },
            {
                metric: 'leadTimeDays',
                value: lead_times.lead_time_days::double,
                base: sales.tickets_sold + sales.prepaid_tickets
            },
            {
                metric: 'soldBefore90Rate',
                value: lead_times.tickets_before_90 / lead_times.dated_tickets,
                base: lead_times.dated_tickets
            },
            {
                metric: 'soldBefore30Rate',
                value: lead_times.tickets_before_30 / lead_times.dated_tickets,
                base: lead_times.dated_tickets
            },
            {
                metric: 'soldBefore7Rate',
                value: lead_times.tickets_before_7 / lead_times.dated_tickets,
                base: lead_times.dated_tickets
            },
            {
                metric: 'partySize',
                value: bookings.party_tickets / nullif(bookings.parties, 0),
                base: bookings.parties
            },
            {
                metric: 'frequency',
                value: habits.visits / nullif(habits.buyers, 0),
                base: habits.buyers
            },
            {metric: 'recencyDays', value: habits.recency_days::double, base: habits.buyers},
            {
                metric: 'crossDisciplineRate',
                value: habits.curious_buyers / nullif(habits.buyers, 0),
                base: habits.buyers
            },
            {
                metric: 'topBuyersRate',
                value: habits.top_tickets / nullif(habits.buyer_tickets, 0),
                base: habits.buyers
            },
            {
                metric: 'topTerritoriesRate',
                value: habits.top_area_buyers / nullif(habits.located_buyers, 0),
                base: habits.located_buyers
            },
            {
                metric: 'medianDistanceKm',
                value: distances.median_distance_km,
                base: distances.measured_buyers
            },
            {
                metric: 'catchmentRadiusKm',
                value: distances.catchment_radius_km,
                base: distances.measured_buyers
            },
            {
                metric: 'localRate',
                value: distances.local_buyers / distances.measured_buyers,
                base: distances.measured_buyers
            },
            {
                metric: 'captureRate',
                value: bookings.captured_tickets / nullif(sales.attendance, 0),
                base: sales.attendance
            }
        ] as figures

    from stages
    inner join sales using (organization, season, stage)
    inner join buyers using (organization, season, stage)
    left join sales as earlier
        on stages.organization = earlier.organization
        and stages.baseline_season = earlier.season
        and stages.stage = earlier.stage
    left join prices using (organization, season, stage)
    left join mix using (organization, season, stage)
    left join bookings using (organization, season, stage)
    left join habits using (organization, season, stage)
    left join returns using (organization, season, stage)
    left join lead_times using (organization, season, stage)
    left join households using (organization, season, stage)
    left join distances using (organization, season, stage)

),

told as (

    select
        organization,
        season,
        stage,
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
        metric,
        value,
        base,
        persons,
        case
            when metric = 'performancesHeld' then false
            when metric like '%Cents' then is_money_comparable
            when metric in ('occupancyRate', 'paidOccupancyRate') then is_occupancy_comparable
            else true
        end as is_comparable

    from told

)

select * from compared
