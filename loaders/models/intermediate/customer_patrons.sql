with

customers as (

    select * from staging.customers

),

-- several codes of one person: its territory is that of the code the person is named after, else the first known
patrons as (

    select
        organization,
        patron_key,
        coalesce(min(fsa) filter (where customer_key = patron_key), min(fsa)) as fsa,
        bool_or(is_corporate) as is_corporate

    from customers
    group by all

),

resolved as (

    select
        customers.organization,
        customers.customer_key,
        customers.patron_key,
        patrons.fsa,
        patrons.is_corporate

    from customers
    inner join patrons
        on customers.organization = patrons.organization
        and customers.patron_key = patrons.patron_key

)

select * from resolved
