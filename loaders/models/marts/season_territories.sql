with

stages as (

    select * from intermediate.organization_stages

),

patrons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null

),

bookings as (

    select * from intermediate.bookings

),

territories as (

    select * from intermediate.area_population

),

buyers as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        patrons.fsa,
        count(*) as buyers

    from stages
    inner join patrons
        on stages.organization = patrons.organization
        and stages.season = patrons.season
        and stages.day_of_season >= patrons.buyer_from_day
    group by all

),

tickets as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        bookings.fsa,
        sum(bookings.tickets) as tickets

    from stages
    inner join bookings
        on stages.organization = bookings.organization
        and stages.season = bookings.season
        and stages.day_of_season >= bookings.day_of_season
    group by all

),

-- no postal code is « inconnu », told with the rest
joined as (

    select
        tickets.organization,
        tickets.season,
        tickets.stage,
        tickets.fsa,
        territories.place,

        coalesce(buyers.buyers, 0) as buyers,
        coalesce(buyers.buyers, 0) / nullif(sum(buyers.buyers) over (
            partition by tickets.organization, tickets.season, tickets.stage
        ), 0) as buyer_share,
        tickets.tickets,
        territories.households,
        1000 * coalesce(buyers.buyers, 0) / nullif(territories.households, 0) as penetration_rate

    from tickets
    left join buyers
        on tickets.organization = buyers.organization
        and tickets.season = buyers.season
        and tickets.stage = buyers.stage
        and tickets.fsa is not distinct from buyers.fsa
    left join territories on tickets.fsa = territories.fsa

)

select * from joined
