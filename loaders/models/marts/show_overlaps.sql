with

settings as (

    select * from main.settings

),

seasons as (

    select * from main.seasons

),

lines as (

    select * from intermediate.show_lines
    where tickets > 0

),

patrons as (

    select * from intermediate.patron_seasons
    where buyer_from_day is not null

),

persons as (

    select * from linkage.persons

),

linked as (

    select distinct organization from persons

),

-- the season of the show, and the two before
windows as (

    select
        seasons.season,
        past.season as bought_in

    from seasons
    inner join seasons as past
        on past.starts_on <= seasons.starts_on
        and past.starts_on > seasons.starts_on - to_months(30)

),

shown as (

    select distinct
        lines.organization,
        lines.season,
        lines.production_id,
        persons.person

    from lines
    inner join persons
        on lines.organization = persons.organization
        and lines.patron_key = persons.patron_key

),

bought as (

    select
        patrons.organization,
        patrons.season as bought_in,
        persons.person

    from patrons
    inner join persons
        on patrons.organization = persons.organization
        and patrons.patron_key = persons.patron_key

),

-- at least this many persons in each member's public of the window
publics as (

    select
        organization,
        season,
        max(persons) as persons

    from (select organization, bought_in, count(*) as persons from bought group by all)
    inner join windows using (bought_in)
    group by all

),

shared as (

    select
        shown.organization,
        shown.season,
        shown.production_id,
        bought.organization as grantee,
        count(distinct shown.person) as shared

    from shown
    inner join bought
        on shown.person = bought.person
        and shown.organization <> bought.organization
    inner join windows
        on shown.season = windows.season
        and bought.bought_in = windows.bought_in
    group by all

),

counted as (

    select
        shown.organization,
        shown.season,
        shown.production_id,
        count(*) as persons

    from shown
    group by all

),

paired as (

    select
        counted.organization,
        counted.season,
        counted.production_id,
        linked.organization as grantee,
        counted.persons as shown_persons,
        coalesce(publics.persons, 0) as grantee_persons,
        coalesce(shared.shared, 0) as shared

    from counted
    inner join linked on counted.organization <> linked.organization
    left join publics
        on linked.organization = publics.organization
        and counted.season = publics.season
    left join shared
        on counted.organization = shared.organization
        and counted.season = shared.season
        and counted.production_id = shared.production_id
        and linked.organization = shared.grantee

),

-- too few on one side, or in both, and nothing is kept
told as (

    select
        organization,
        season,
        production_id,
        grantee,
        least(shared, shown_persons - shared, grantee_persons - shared)
            >= minimum_persons as is_enough,
        case when is_enough then shared end as shared,
        case when is_enough then shown_persons - shared end as own_only

    from paired
    cross join settings

)

select * exclude (is_enough) from told
