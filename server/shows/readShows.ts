/** Shows of a member as the published snapshot has them. Titles are known inside the collective; figures only to whom they are granted, through the disclosure door. */
import type {Collective} from "../../loaders/collective.js";
import {publishedSnapshot} from "../../loaders/exportMarts.js";
import {
  type GrantedSheet,
  readGrantedSheet,
  type SheetRequest
} from "../../loaders/grantedSheet.js";
import type {Home} from "../../loaders/home.js";
import {readMart} from "../../loaders/marts.js";
import {withWarehouse} from "../../loaders/warehouse/withWarehouse.js";
import type {ProductionRow} from "../../src/vocabulary/rows.js";

export interface Shows {
  /** Every show and season of a member, the latest first; none before the first ingestion. */
  list(organization: string): Promise<readonly ProductionRow[]>;
  /** What one grant tells, the same to both sides; a preview is for its owner alone and is remembered nowhere. */
  sheet(request: SheetRequest, options?: {preview?: boolean}): Promise<GrantedSheet>;
}

/** Keeps the lists of one snapshot in memory; a new snapshot is read anew. */
export function openShows(home: Home, collective: Collective): Shows {
  let snapshot = "";
  const kept = new Map<string, Promise<readonly ProductionRow[]>>();
  return {
    sheet: (request, options) => readGrantedSheet({home, collective}, request, options),
    async list(organization) {
      const published = findSnapshot(home);
      if (!published) return [];
      if (published.id !== snapshot) kept.clear();
      snapshot = published.id;
      const known = kept.get(organization);
      if (known) return known;
      const rows = readShows(published.file, organization);
      kept.set(organization, rows);
      rows.catch(() => kept.delete(organization));
      return rows;
    }
  };
}

function findSnapshot(home: Home): {id: string; file: string} | null {
  try {
    return publishedSnapshot(home);
  } catch {
    return null;
  }
}

async function readShows(file: string, organization: string): Promise<readonly ProductionRow[]> {
  const rows = await withWarehouse(
    file,
    (warehouse) => readMart(warehouse, "productions", {kind: "own", organization}),
    {readOnly: true, memoryLimit: "200MB", threads: 1}
  );
  return rows.toSorted(
    (a, b) => b.firstOn.localeCompare(a.firstOn) || a.title.localeCompare(b.title)
  );
}
