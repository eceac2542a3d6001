with

buyers as (

    select * from intermediate.buyer_stages
    where fsa is not null

),

distances as (

    select * from intermediate.area_distances

),

measured as (

    select
        buyers.organization,
        buyers.season,
        buyers.stage,
        count(*) as measured_buyers,
        count(*) filter (where distances.distance_km <= 40) as local_buyers,
        quantile_cont(distances.distance_km, 0.5) as median_distance_km,
        quantile_cont(distances.distance_km, 0.8) as catchment_radius_km

    from buyers
    inner join distances
        on buyers.organization = distances.organization
        and buyers.fsa = distances.fsa
    group by all

)

select * from measured
