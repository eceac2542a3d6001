with

judged as (

    select * from intermediate.reddition_judged
    where rule is null

),

dimensions as (

    select * from main.funder_dimensions

),

placed as (

    select
        judged.*,
        dimensions.dimension,
        case dimensions.dimension
            when 'discipline' then judged.discipline
            when 'region' then judged.admin_region
            when 'place' then judged.place
            when 'quarter' then strftime(judged.starts_on, '%Y') || '-' || quarter(judged.starts_on)
            else 'all'
        end as category

    from judged
    inner join dimensions on judged.funder = dimensions.funder

),

summed as (

    select
        organization,
        season,
        funder,
        dimension,
        category,

        count(distinct production_id) as productions,
        count(*) filter (where not is_package) as performances,
        count(*) filter (where not is_package and has_capacity) as performances_with_capacity,
        sum(tickets_sold + complimentary_tickets + prepaid_tickets)::bigint as attendance,
        sum(tickets_sold)::bigint as tickets_sold,
        sum(complimentary_tickets)::bigint as complimentary_tickets,
        sum(prepaid_tickets)::bigint as prepaid_tickets,
        sum(group_tickets)::bigint as group_tickets,
        sum(tax_known_cents)::bigint as box_office_revenue_cents,
        sum(tax_known_cents) / nullif(sum(tickets_sold), 0) as average_ticket_price_cents,
        sum(capacity)::bigint as capacity_offered,
        sum(tickets_sold + complimentary_tickets + prepaid_tickets) filter (where has_capacity)
        / nullif(sum(capacity), 0) as occupancy_rate

    from placed
    group by all

)

select * from summed
