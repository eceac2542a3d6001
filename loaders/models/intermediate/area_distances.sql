with

members as (

    select * from main.members

),

territories as (

    select * from main.territories

),

coordinates as (

    select * from main.coordinates

),

-- an organization stands in the middle of its municipality: where exactly, a delivery does not say
homes as (

    select
        members.organization,
        avg(coordinates.latitude) as latitude,
        avg(coordinates.longitude) as longitude

    from members
    inner join territories on members.municipality = territories.municipality
    inner join coordinates on territories.fsa = coordinates.fsa
    group by all

),

-- along the great circle, on a sphere of 6,371 km
measured as (

    select
        homes.organization,
        coordinates.fsa,
        2 * 6371 * asin(
            sqrt(
                sin(radians(coordinates.latitude - homes.latitude) / 2) ** 2
                + cos(radians(coordinates.latitude)) * cos(radians(homes.latitude))
                * sin(radians(coordinates.longitude - homes.longitude) / 2) ** 2
            )
        ) as distance_km

    from homes
    cross join coordinates

)

select * from measured
