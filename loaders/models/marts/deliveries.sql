with

deliveries as (

    select * from main.deliveries

),

accounted as (

    select
        organization,
        delivery_id,
        received_on,
        table_name,

        rows_read,
        rows_loaded,
        rows_rejected,
        rows_duplicate,

        cents_read,
        cents_loaded,
        cents_rejected,
        cents_duplicate

    from deliveries

)

select * from accounted
