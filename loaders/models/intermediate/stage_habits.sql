with

buyers as (

    select * from intermediate.buyer_stages

),

ranked as (

    select
        *,
        row_number() over (
            partition by organization, season, stage
            order by tickets desc, patron_key
        ) as place,
        count(*) over (partition by organization, season, stage) as buyers

    from buyers

),

habits as (

    select
        organization,
        season,
        stage,
        count(*) as buyers,
        sum(performances) as visits,
        quantile_cont(days_since, 0.5) as recency_days,
        count(*) filter (where is_curious) as curious_buyers,
        sum(tickets) as buyer_tickets,
        sum(tickets) filter (where place <= ceil(buyers / 10)) as top_tickets

    from ranked
    group by all

),

areas as (

    select
        organization,
        season,
        stage,
        fsa,
        count(*) as buyers

    from buyers
    where fsa is not null
    group by all

),

ranked_areas as (

    select
        *,
        row_number() over (
            partition by organization, season, stage
            order by buyers desc, fsa
        ) as place

    from areas

),

spread as (

    select
        organization,
        season,
        stage,
        sum(buyers) as located_buyers,
        sum(buyers) filter (where place <= 5) as top_area_buyers

    from ranked_areas
    group by all

),

joined as (

    select
        habits.*,
        spread.located_buyers,
        spread.top_area_buyers

    from habits
    left join spread using (organization, season, stage)

)

select * from joined
