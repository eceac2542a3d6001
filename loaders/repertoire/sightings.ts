/** What members' deliveries say of shows and houses, as settled: who writes which title, when, in which house. */
import {globSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../collective.js";
import type {Home} from "../home.js";
import {bindList} from "../warehouse/variables.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";

type Rooms = Pick<Home, "standard">;

const settledFiles = (
  {members}: Pick<Collective, "members">,
  {standard}: Rooms,
  table: "performances" | "orders"
): string[] =>
  members.flatMap(({organization}) => {
    const folder = join(standard, table, `organization=${organization}`);
    return globSync("**/*.parquet", {cwd: folder})
      .sort()
      .map((name) => join(folder, name));
  });

/**
 * Creates `sightings`: one row per performance delivered, with the member's own ids of its show and its house, the
 * words they come from, the tickets sold for it and the cents paid. False when nothing was settled.
 */
export async function loadSightings(
  warehouse: Warehouse,
  collective: Collective,
  home: Rooms
): Promise<boolean> {
  const files = settledFiles(collective, home, "performances");
  if (files.length === 0) return false;
  await bindList(warehouse, "sighted", files);
  await bindList(warehouse, "sold", settledFiles(collective, home, "orders"));
  await warehouse.run(`create or replace temp table sightings as
    with sold as (
      select performance_id, sum(abs(tickets))::bigint as tickets, sum(abs(amount_cents))::bigint as cents
      from read_parquet(getvariable('sold'), hive_partitioning = false) group by all)
    select organization, performance_id, performance_code, title, production_id as title_id,
      venue_id as house_id, venue_name as house, starts_at, starts_on, capacity, discipline, status,
      coalesce(tickets, 0) as tickets, coalesce(cents, 0) as cents
    from read_parquet(getvariable('sighted'), hive_partitioning = false)
    left join sold using (performance_id)
    where title is not null`);
  await loadPlaces(warehouse, collective);
  return true;
}

/** `places`: where each member is, and the words of its own name. */
async function loadPlaces(warehouse: Warehouse, {members}: Collective): Promise<void> {
  const rows = members.map(({organization, name, territory}) => ({
    organization,
    name,
    municipality: territory.municipality
  }));
  await warehouse.run(
    `create or replace temp table places as
     select unnest(from_json($rows, '[{"organization":"VARCHAR","name":"VARCHAR","municipality":"VARCHAR"}]'),
       recursive := true)`,
    {rows: JSON.stringify(rows)}
  );
}
