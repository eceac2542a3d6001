with

stages as (

    select * from intermediate.organization_stages
    where stage = 'final' or is_current

),

buyers as (

    select
        organization,
        patron_key,
        season,
        held_before_on

    from intermediate.patron_seasons
    where buyer_from_day is not null

),

-- new: no ticket held in the window before the season, which must be a year at least
newcomers as (

    select
        buyers.organization,
        buyers.patron_key,
        buyers.season as cohort_season

    from buyers
    inner join stages
        on buyers.organization = stages.organization
        and buyers.season = stages.season
    where
        stages.new_buyer_window_months is not null
        and (
            buyers.held_before_on is null
            or buyers.held_before_on < stages.new_buyer_window_from
        )

),

cohorts as (

    select
        newcomers.organization,
        newcomers.cohort_season,
        stages.season,
        count(*) as new_buyers,
        count(buyers.patron_key) as returned_buyers,
        stages.is_closed,
        stages.is_current

    from newcomers
    inner join stages
        on newcomers.organization = stages.organization
        and newcomers.cohort_season < stages.season
    left join buyers
        on newcomers.organization = buyers.organization
        and newcomers.patron_key = buyers.patron_key
        and stages.season = buyers.season
    group by all

),

rated as (

    select
        organization,
        cohort_season,
        season,
        new_buyers,
        returned_buyers,
        case when new_buyers >= 30 then returned_buyers / new_buyers end as returned_rate,
        is_closed,
        is_current

    from cohorts

)

select * from rated
