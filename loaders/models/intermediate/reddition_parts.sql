with

performances as (

    select * from staging.performances

),

-- what a delivery says of a performance and the models do not carry
delivered as (

    select * from main.performances

),

settings as (

    select * from main.settings

),

members as (

    select * from main.members

),

venues as (

    select * from main.venues

),

regions as (

    select
        municipality,
        min(admin_region) as admin_region

    from main.territories
    group by all

),

lines as (

    select
        performance_id,
        price_category = 'package' as is_package,
        count(*) as source_rows

    from staging.orders
    group by all

),

tickets as (

    select
        performance_id,
        price_category = 'package' as is_package,
        sum(tickets) filter (where ticket_kind = 'paid') as tickets_sold,
        sum(tickets) filter (where ticket_kind = 'complimentary') as complimentary_tickets,
        sum(tickets) filter (where ticket_kind = 'prepaid') as prepaid_tickets,
        sum(tickets) filter (where price_category = 'group') as group_tickets,
        sum(cents) as revenue_cents,
        sum(tax_known_cents) as tax_known_cents

    from intermediate.settled_tickets
    group by all

),

-- every performance has its own part, sold or not; its packages are another
parts as (

    select
        performance_id,
        false as is_package

    from performances

    union
    select
        performance_id,
        is_package

    from lines

),

counted as (

    select
        parts.performance_id,
        performances.organization,
        performances.season,
        performances.production_id,
        performances.discipline,
        coalesce(venue_regions.admin_region, members.admin_region) as admin_region,
        case
            when venues.municipality is null then 'unknown'
            when venues.municipality = members.municipality then 'home'
            when venue_regions.admin_region = members.admin_region then 'region'
            else 'away'
        end as place,

        parts.is_package,
        coalesce(lines.source_rows, 0) as source_rows,
        coalesce(tickets.tickets_sold, 0) as tickets_sold,
        coalesce(tickets.complimentary_tickets, 0) as complimentary_tickets,
        coalesce(tickets.prepaid_tickets, 0) as prepaid_tickets,
        coalesce(tickets.group_tickets, 0) as group_tickets,
        coalesce(tickets.revenue_cents, 0) as revenue_cents,
        coalesce(tickets.tax_known_cents, 0) as tax_known_cents,
        case when not parts.is_package then performances.capacity end as capacity,
        performances.capacity is not null as has_capacity,

        performances.is_programmed,
        performances.starts_on >= settings.as_of as is_to_come,
        delivered.is_public,
        sum(coalesce(tickets.tickets_sold, 0) + coalesce(tickets.prepaid_tickets, 0))
            over (partition by parts.performance_id)
        > 0 as has_paid_tickets,

        performances.starts_on

    from parts
    inner join performances on parts.performance_id = performances.performance_id
    inner join delivered on parts.performance_id = delivered.performance_id
    inner join members on performances.organization = members.organization
    cross join settings
    left join lines
        on parts.performance_id = lines.performance_id and parts.is_package = lines.is_package
    left join tickets
        on parts.performance_id = tickets.performance_id and parts.is_package = tickets.is_package
    left join venues on delivered.venue_id = venues.venue_id
    left join regions as venue_regions on venues.municipality = venue_regions.municipality

)

select * from counted
