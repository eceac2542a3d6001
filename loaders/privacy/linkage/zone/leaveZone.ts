/** Who leaves the zone: a member, a person who asked to be forgotten. What they had in it goes at once. */
import {renameSync, rmSync} from "node:fs";
import {basename, dirname} from "node:path";
import type {Home} from "../../../home.js";
import {bindList, literal} from "../../../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../../../warehouse/withWarehouse.js";
import {lendKey} from "../../in/hmac.js";
import {openZoneKey, zoneFilesOf} from "./places.js";
import {refOf} from "./refs.js";

/** Members that have left the collective, withdrawn their agreement or chosen to stay out. */
export function leaveOthers(home: Pick<Home, "linkage">, linked: readonly string[]): void {
  for (const path of zoneFilesOf(home, "*"))
    if (!linked.includes(basename(path, ".parquet"))) rmSync(path);
}

/** @returns path from the home → rows that told of them */
export async function forgetInZone(
  work: Warehouse,
  home: Pick<Home, "root" | "linkage" | "keys">,
  {organization, customerKeys}: {organization: string; customerKeys: readonly string[]}
): Promise<Record<string, number>> {
  await bindList(work, "zone_forgotten", customerKeys);
  const rewritten: Record<string, number> = {};
  for (const path of zoneFilesOf(home, organization)) {
    await lendKey(work, "zone", openZoneKey(home, basename(dirname(path))));
    const rows = await rewriteWithout(work, path, organization);
    if (rows > 0) rewritten[path.slice(home.root.length + 1)] = rows;
  }
  return rewritten;
}

async function rewriteWithout(
  work: Warehouse,
  path: string,
  organization: string
): Promise<number> {
  const isForgotten = `ref in (select ${refOf("zone", literal(organization), "unnest(getvariable('zone_forgotten'))")})`;
  const given = `read_parquet(${literal(path)})`;
  const [told] = await rowsOf<{rows: number}>(
    work,
    `select count(*) as rows from ${given} where ${isForgotten}`
  );
  if (told!.rows === 0) return 0;
  await work.run(
    `copy (from ${given} where not (${isForgotten})) to ${literal(`${path}.new`)} (format parquet)`
  );
  renameSync(`${path}.new`, path);
  return told!.rows;
}
