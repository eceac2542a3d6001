with

contributions as (

    select * exclude (kind)
    from intermediate.shared_buyers
    where kind = 'number'

)

select * from contributions
