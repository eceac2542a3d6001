/** Connected components in SQL: everything that links reach together bears the smallest id among it. */
import {rowsOf, type Warehouse} from "../../warehouse/withWarehouse.js";

/** Makes `into (id, component)` from the pairs of `links (left_id, right_id)`; an id without a link is not in it. */
export async function components(
  warehouse: Warehouse,
  {links, into}: {links: string; into: string}
): Promise<void> {
  await warehouse.run(`
    create or replace temp table ${into}_edge as
    select left_id as id, right_id as neighbour from ${links}
    union all
    select right_id, left_id from ${links}`);
  await warehouse.run(`
    create or replace temp table ${into} as
    select distinct id, id as component from ${into}_edge`);
  while (await spread(warehouse, into));
  await warehouse.run(`drop table ${into}_edge`);
}

/** Each takes the smallest component among itself and its neighbours. @returns whether any changed */
async function spread(warehouse: Warehouse, table: string): Promise<boolean> {
  await warehouse.run(`
    create or replace temp table ${table}_next as
    with

    heard as (

        select edge.id, min(near.component) as component
        from ${table}_edge as edge
        inner join ${table} as near on edge.neighbour = near.id
        group by edge.id

    ),

    -- The neighbour's component may itself have moved on: one leap more halves the rounds.
    leapt as (

        select heard.id, least(heard.component, far.component) as component
        from heard
        inner join ${table} as far on heard.component = far.id

    )

    select own.id, least(own.component, leapt.component) as component
    from ${table} as own
    inner join leapt on own.id = leapt.id`);
  const [changed] = await rowsOf<{count: number}>(
    warehouse,
    `select count(*) as count from ${table} as own
     inner join ${table}_next as next on own.id = next.id
     where own.component <> next.component`
  );
  await warehouse.run(`drop table ${table}; alter table ${table}_next rename to ${table}`);
  return changed!.count > 0;
}
