with

figures as (

    select * from intermediate.organization_values

),

told as (

    select
        organization,
        season,
        stage,
        metric,
        value,
        base,
        is_comparable

    from figures

)

select * from told
