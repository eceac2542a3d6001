with

buyers as (

    select * from intermediate.linked_buyers

),

stages as (

    select * from intermediate.organization_stages
    where stage = 'sameStage'

),

sales as (

    select * from intermediate.patron_sales

),

persons as (

    select * from linkage.persons

),

-- what each person saw, and where
seen as (

    select distinct
        buyers.season,
        buyers.stage,
        buyers.person,
        buyers.organization,
        buyers.contributor,
        sales.discipline

    from buyers
    inner join persons
        on buyers.organization = persons.organization
        and buyers.person = persons.person
    inner join sales
        on persons.organization = sales.organization
        and persons.patron_key = sales.patron_key
        and buyers.season = sales.season
    inner join stages
        on sales.organization = stages.organization
        and sales.season = stages.season
        and sales.from_day <= stages.day_of_season

),

interests as (

    select distinct season, person, discipline from seen

),

-- a discipline with itself is its public
pairs as (

    select
        first.season,
        first.person,
        first.discipline,
        second.discipline as other_discipline,
        case
            when first.discipline = second.discipline then first.discipline
            else first.discipline || '+' || second.discipline
        end as category

    from interests as first
    inner join interests as second
        on first.season = second.season
        and first.person = second.person
        and first.discipline <= second.discipline

),

placed as (

    select distinct
        seen.season,
        seen.stage,
        pairs.category,
        seen.person,
        seen.contributor,
        seen.organization

    from pairs
    inner join seen
        on pairs.season = seen.season
        and pairs.person = seen.person
        and seen.discipline in (pairs.discipline, pairs.other_discipline)

),

shared as (

    select
        *,
        count(*) over (partition by season, category, person) as organizations

    from placed

),

kinds as (

    select
        season,
        stage,
        category,
        contributor,
        organization,
        organizations,
        count(*) as persons

    from shared
    group by all

),

-- a person of several organizations counts once: each of these has an equal part
contributions as (

    select
        season,
        stage,
        category,
        contributor,
        organization,
        sum(persons / organizations order by organizations) as discipline_buyers

    from kinds
    group by all

)

select * from contributions
