with

stages as (

    select * from intermediate.organization_stages

),

bookings as (

    select * from intermediate.bookings

),

placed as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        bookings.* exclude (organization, season)

    from stages
    inner join bookings
        on stages.organization = bookings.organization
        and stages.season = bookings.season
        and stages.day_of_season >= bookings.day_of_season

),

counted as (

    select
        organization,
        season,
        stage,
        count(*) filter (where not is_group) as parties,
        coalesce(sum(tickets) filter (where not is_group), 0) as party_tickets,
        sum(captured_tickets) as captured_tickets

    from placed
    group by all

)

select * from counted
