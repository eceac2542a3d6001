/**
 * Peer groups as they stay for a season: once a figure of a group was published, whoever joins it waits for the
 * next season, so that no two releases differ by one member (4-trust A.7). The ledger remembers who was in.
 */
import {type FrozenGroup, type Ledger, recordGroup} from "../privacy/suppress/index.js";
import {insertRows} from "./insertRows.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

const columns = {season: "VARCHAR", peer_group: "VARCHAR", organization: "VARCHAR"} as const;

/** Writes `frozen_groups`: one row per season, peer group published then, and organization in it. */
export async function loadFrozenGroups(
  warehouse: Warehouse,
  ledger: Pick<Ledger, "groups">
): Promise<void> {
  const rows = ledger
    .groups()
    .flatMap(({season, peerGroup, organizations}) =>
      organizations.map((organization) => ({season, peerGroup, organization}))
    );
  await insertRows(warehouse, "main.frozen_groups", columns, rows);
}

/** Stages the groups of which something was published for the first time. */
export async function freezeGroups(warehouse: Warehouse, ledger: Ledger): Promise<void> {
  if (!(await isBuilt(warehouse))) return;
  const told = await rowsOf<FrozenGroup>(
    warehouse,
    `select season, peer_group as "peerGroup", list(organization order by organization) as organizations
     from intermediate.peer_groups
     semi join (
       select season, peer_group from marts.peers where status = 'published'
       union select season, peer_group from marts.peer_months where status = 'published'
     ) as published using (season, peer_group)
     where is_in group by all order by all`
  );
  for (const group of told) recordGroup(ledger, group);
}

/** Not in a preview of the members' own models, nor where a test has models of its own. */
const isBuilt = async (warehouse: Warehouse): Promise<boolean> =>
  (
    await rowsOf(
      warehouse,
      "select 1 from duckdb_tables() where table_name = 'peer_groups' and database_name = 'intermediate'"
    )
  ).length > 0;
