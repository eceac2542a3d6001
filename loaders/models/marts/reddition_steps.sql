with

judged as (

    select * from intermediate.reddition_judged

),

rules as (

    select * from main.funder_rules

),

summed as (

    select
        organization,
        season,
        funder,
        coalesce(rule, 'reported') as step,
        count(*) filter (where not is_package) as performances,
        sum(source_rows) as source_rows,
        sum(tickets_sold) as tickets_sold,
        sum(complimentary_tickets) as complimentary_tickets,
        sum(prepaid_tickets) as prepaid_tickets,
        sum(revenue_cents) as cents,
        sum(tax_known_cents) as tax_known_cents

    from judged
    group by all

),

seasons as (

    select distinct
        organization,
        season,
        funder

    from summed

),

totals as (

    select
        organization,
        season,
        funder,
        0 as rank,
        'total' as step,
        sum(performances) as performances,
        sum(source_rows) as source_rows,
        sum(tickets_sold) as tickets_sold,
        sum(complimentary_tickets) as complimentary_tickets,
        sum(prepaid_tickets) as prepaid_tickets,
        sum(cents) as cents

    from summed
    group by all

),

-- each rule has its line, whatever it takes; the tax rule takes money alone, from what is reported
excluded as (

    select
        seasons.organization,
        seasons.season,
        seasons.funder,
        rules.rank,
        rules.rule as step,
        coalesce(taken.performances, 0) as performances,
        coalesce(taken.source_rows, 0) as source_rows,
        coalesce(taken.tickets_sold, 0) as tickets_sold,
        coalesce(taken.complimentary_tickets, 0) as complimentary_tickets,
        coalesce(taken.prepaid_tickets, 0) as prepaid_tickets,
        case rules.rule
            when 'unknownTax' then coalesce(reported.cents - reported.tax_known_cents, 0)
            else coalesce(taken.cents, 0)
        end as cents

    from seasons
    inner join rules on seasons.funder = rules.funder
    left join summed as taken
        on seasons.organization = taken.organization
        and seasons.season = taken.season
        and seasons.funder = taken.funder
        and rules.rule = taken.step
    left join summed as reported
        on seasons.organization = reported.organization
        and seasons.season = reported.season
        and seasons.funder = reported.funder
        and reported.step = 'reported'

),

reported as (

    select
        seasons.organization,
        seasons.season,
        seasons.funder,
        99 as rank,
        'reported' as step,
        coalesce(summed.performances, 0) as performances,
        coalesce(summed.source_rows, 0) as source_rows,
        coalesce(summed.tickets_sold, 0) as tickets_sold,
        coalesce(summed.complimentary_tickets, 0) as complimentary_tickets,
        coalesce(summed.prepaid_tickets, 0) as prepaid_tickets,
        coalesce(summed.tax_known_cents, 0) as cents

    from seasons
    left join summed
        on seasons.organization = summed.organization
        and seasons.season = summed.season
        and seasons.funder = summed.funder
        and summed.step = 'reported'

),

stepped as (

    select * from totals

    union all
    select * from excluded

    union all
    select * from reported

),

steps as (

    select
        organization,
        season,
        funder,
        rank::integer as rank,
        step,

        performances::bigint as performances,
        source_rows::bigint as source_rows,
        (tickets_sold + complimentary_tickets + prepaid_tickets)::bigint as attendance,
        tickets_sold::bigint as tickets_sold,
        complimentary_tickets::bigint as complimentary_tickets,
        prepaid_tickets::bigint as prepaid_tickets,
        cents::bigint as box_office_revenue_cents

    from stepped

)

select * from steps
