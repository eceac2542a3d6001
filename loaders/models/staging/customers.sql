with

customers as (

    select * from main.customers

),

named as (

    select
        organization,
        customer_key,
        patron_key,
        household_key,

        fsa,
        coalesce(is_corporate, false) as is_corporate

    from customers

)

select * from named
