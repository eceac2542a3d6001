with

performances as (

    select * from main.performances
    where is_public and status <> 'cancelled' and production_id is not null

),

sold as (

    select distinct performance_id from staging.orders
    where tickets > 0

),

members as (

    select * from main.members
    where shares

),

productions as (

    select * from main.productions

),

companies as (

    select * from main.companies

),

venues as (

    select * from main.venues

),

presenters as (

    select * from main.presenters

),

settings as (

    select * from main.settings

),

-- a season not announced yet is nobody's business: a performance is known once it was given, or once a ticket was sold
announced as (

    select performances.*

    from performances
    cross join settings
    where performances.starts_on < settings.as_of
        or performances.performance_id in (select performance_id from sold)

),

placed as (

    select
        announced.production_id,
        productions.title,
        companies.company,
        productions.discipline,
        presenters.presenter,
        venues.name as venue,
        coalesce(venues.municipality, members.municipality) as municipality,
        announced.season,

        min(announced.starts_on) as first_on,
        max(announced.starts_on) as last_on

    from announced
    inner join members on announced.organization = members.organization
    inner join productions on announced.production_id = productions.production_id
    left join companies on announced.production_id = companies.production_id
    left join venues on announced.venue_id = venues.venue_id
    left join presenters on announced.organization = presenters.organization
    group by all

)

select * from placed
