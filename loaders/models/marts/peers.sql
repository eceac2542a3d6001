with

stages as (

    select * from intermediate.comparable_stages

),

values_compared as (

    select
        season,
        stage,
        contributor,
        organization,
        discipline,
        size,
        admin_region,

        tickets_sold,
        attendance,
        box_office_revenue_cents,
        priced_tickets,
        seated,
        capacity_offered,
        complimentary_tickets,
        unique_buyers,
        new_buyers,
        known_buyers,
        retention_base,
        returned_buyers,
        lead_time_days,
        parties,
        party_tickets,
        buyer_visits

    from stages

)

select * from values_compared
