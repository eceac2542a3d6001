with

stages as (

    select * from intermediate.organization_stages

),

patrons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null

),

buyers as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        stages.baseline_season,
        patrons.patron_key,
        coalesce(patrons.held_before_on < stages.new_buyer_window_from, true) as is_new

    from stages
    inner join patrons
        on stages.organization = patrons.organization
        and stages.season = patrons.season
        and stages.day_of_season >= patrons.buyer_from_day

),

counted as (

    select
        organization,
        season,
        stage,
        count(*) as unique_buyers,
        count(*) filter (where is_new) as new_buyers

    from buyers
    group by all

),

-- buyers of the baseline season, at the same stage, who are buyers again
returned as (

    select
        buyers.organization,
        buyers.season,
        buyers.stage,
        count(*) as returned_buyers

    from buyers
    inner join buyers as earlier
        on buyers.organization = earlier.organization
        and buyers.baseline_season = earlier.season
        and buyers.stage = earlier.stage
        and buyers.patron_key = earlier.patron_key
    group by all

),

joined as (

    select
        stages.organization,
        stages.season,
        stages.stage,
        coalesce(counted.unique_buyers, 0) as unique_buyers,
        case
            when stages.new_buyer_window_months is not null then coalesce(counted.new_buyers, 0)
        end as new_buyers,
        case
            when stages.baseline_season is not null then coalesce(earlier.unique_buyers, 0)
        end as retention_base,
        case
            when stages.baseline_season is not null then coalesce(returned.returned_buyers, 0)
        end as returned_buyers

    from stages
    left join counted using (organization, season, stage)
    left join returned using (organization, season, stage)
    left join counted as earlier
        on stages.organization = earlier.organization
        and stages.baseline_season = earlier.season
        and stages.stage = earlier.stage

)

select * from joined
