with

customers as (

    select * from staging.customers

),

-- several codes of one person: territory and household are those of the code the person is named after, else the first known
patrons as (

    select
        organization,
        patron_key,
        coalesce(min(fsa) filter (where customer_key = patron_key), min(fsa)) as fsa,
        coalesce(
            min(household_key) filter (where customer_key = patron_key),
            min(household_key),
            any_value(patron_key)
        ) as household_key,
        bool_or(is_corporate) as is_corporate

    from customers
    group by all

),

resolved as (

    select
        customers.organization,
        customers.customer_key,
        customers.patron_key,
        patrons.household_key,
        patrons.fsa,
        patrons.is_corporate

    from customers
    inner join patrons
        on customers.organization = patrons.organization
        and customers.patron_key = patrons.patron_key

)

select * from resolved
