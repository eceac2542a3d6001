with

stages as (

    select * from intermediate.comparable_stages

),

contributions as (

    select
        season,
        stage,
        admin_region as category,
        contributor,
        organization,

        performances_held,
        attendance,
        tickets_sold,
        complimentary_tickets,
        box_office_revenue_cents,
        priced_tickets,
        seated,
        capacity_offered,
        unique_buyers,
        new_buyers,
        known_buyers,
        retention_base,
        returned_buyers,
        buyer_visits,
        parties,
        party_tickets

    from stages

)

select * from contributions
