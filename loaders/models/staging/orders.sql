with

orders as (

    select * from main.orders

),

judged as (

    select
        organization,
        order_number,
        performance_id,
        customer_key,

        kind,
        price_category,
        channel,
        -- paid, complimentary and prepaid are disjoint; nothing paid under no or any other price type is a comp, assumed
        case
            when coalesce(net_cents, amount_cents) <> 0 then 'paid'
            when price_category in ('subscription', 'package') then 'prepaid'
            else 'complimentary'
        end as ticket_kind,

        tickets,
        coalesce(net_cents, amount_cents) as cents,
        coalesce(net_cents, 0) as tax_known_cents,

        ordered_on

    from orders

)

select * from judged
