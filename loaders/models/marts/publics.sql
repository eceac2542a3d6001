with

catchments as (

    select * from intermediate.catchments

),

municipalities as (

    select * from marts.collective_municipalities
    where status = 'published'

),

regions as (

    select * from marts.collective_origins
    where status = 'published' and category is not null

),

-- what the members have together, as published: the reader is one of them
shared as (

    select
        season,
        stage,
        'municipality' as level,
        municipality as territory,
        value,
        organizations

    from municipalities
    union all by name
    select
        season,
        stage,
        'adminRegion' as level,
        category as territory,
        value,
        organizations

    from regions

),

measured as (

    select
        *,
        sum(buyers) over same_level as catchment_buyers,
        sum(households) over same_level as catchment_households

    from catchments
    window same_level as (partition by organization, season, stage, level)

),

-- what the organization reaches where it is at home, among territories that say something
customary as (

    select
        organization,
        season,
        stage,
        level,
        quantile_cont(penetration, 0.5) as usual_penetration,
        quantile_cont(penetration, 0.75) as best_penetration

    from catchments
    where buyers >= 10
    group by all
    having count(*) >= 4

),

-- Wilson's interval at 95 %: buyers are one draw of what a season might have reached
bounded as (

    select
        measured.*,
        customary.usual_penetration,
        customary.best_penetration,
        shared.organizations as peer_organizations,
        shared.value / shared.organizations / households as peer_penetration,
        (penetration + 1.9207 / households) / (1 + 3.8415 / households) as centre,
        1.96 * sqrt(
            penetration * (1 - least(penetration, 1)) / households
            + 0.9604 / (households * households)
        ) / (1 + 3.8415 / households) as margin

    from measured
    left join customary using (organization, season, stage, level)
    left join shared using (season, stage, level, territory)

),

told as (

    select
        organization,
        season,
        stage,
        level,
        territory,
        place,

        buyers,
        households,
        1000 * penetration as penetration_rate,
        1000 * greatest(centre - margin, 0) as penetration_low,
        1000 * (centre + margin) as penetration_high,
        100 * (buyers / catchment_buyers) / (households / catchment_households) as penetration_index,
        peer_organizations,
        1000 * peer_penetration as peer_penetration_rate,
        100 * penetration / nullif(peer_penetration, 0) as peer_penetration_index,

        greatest(households - buyers, 0) as unreached_households,
        -- a third of Québec attends nothing in a year, give or take 1.2 points (GTFAS 2018, n = 6,254)
        round(households / 3)::bigint as non_attending_households,
        round(households * (1 / 3 - 0.012))::bigint as non_attending_low,
        round(households * (1 / 3 + 0.012))::bigint as non_attending_high,
        case
            when usual_penetration is not null
                then round(greatest(usual_penetration * households - buyers, 0))::bigint
        end as potential_low,
        case
            when best_penetration is not null
                then round(greatest(best_penetration * households - buyers, 0))::bigint
        end as potential_high

    from bounded

)

select * from told
