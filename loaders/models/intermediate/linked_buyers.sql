with

stages as (

    select * from intermediate.organization_stages
    where shares and stage = 'sameStage' and not is_closed

),

members as (

    select * from main.members

),

buyers as (

    select * from intermediate.buyer_stages

),

persons as (

    select * from linkage.persons

),

-- several patrons of one organization may be one person
seen as (

    select distinct
        stages.season,
        stages.stage,
        persons.person,
        stages.organization,
        stages.contributor,
        members.discipline,
        members.admin_region

    from stages
    inner join members on stages.organization = members.organization
    inner join buyers
        on stages.organization = buyers.organization
        and stages.season = buyers.season
        and stages.stage = buyers.stage
    inner join persons
        on buyers.organization = persons.organization
        and buyers.patron_key = persons.patron_key

),

counted as (

    select
        *,
        count(*) over (partition by season, person) as organizations

    from seen

)

select * from counted
