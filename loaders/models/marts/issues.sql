with

issues as (

    select * from main.issues

),

told as (

    select
        organization,
        code,
        severity,
        field_name,
        rows,
        sentence_fr,
        sentence_en

    from issues

)

select * from told
