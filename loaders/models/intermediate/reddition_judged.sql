with

parts as (

    select * from intermediate.reddition_parts

),

rules as (

    select * from main.funder_rules

),

-- the first rule that applies takes the part, so that nothing is left out twice
judged as (

    select
        rules.funder,
        parts.*,
        arg_min(rules.rule, rules.rank) filter (
            where case rules.rule
                when 'cancelled' then not parts.is_programmed
                when 'notHeldYet' then parts.is_to_come
                when 'privatePerformance' then not parts.is_public
                when 'museumVisit' then parts.discipline = 'museum'
                when 'performingArts' then parts.discipline <> 'museum'
                when 'noPaidTicket' then not parts.has_paid_tickets
                when 'festivalPass' then parts.is_package and parts.discipline = 'festival'
                else false
            end
        ) as rule

    from parts
    cross join rules
    group by all

)

select * from judged
