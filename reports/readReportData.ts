/** Each member's own marts, read through the one door, with the words that surround them. */
import type {Collective, Member} from "../loaders/collective.js";
import {describeSnapshot} from "../loaders/exportMarts.js";
import {readMart} from "../loaders/marts.js";
import type {Warehouse} from "../loaders/warehouse/withWarehouse.js";
import {peersOf} from "../src/components/peersOf.js";
import type {Snapshot} from "../src/vocabulary/rows.js";
import {seasonStartsOn} from "../src/vocabulary/season.js";
import {type ReportData, type ReportRows, reportMarts} from "./reportData.js";

export interface Source {
  /** The published snapshot and its file. */
  id: string;
  file: string;
  collective: Collective;
  members: readonly Member[];
}

/** One ReportData per member, in the members' order. */
export async function readReportData(
  warehouse: Warehouse,
  {id, file, collective, members}: Source
): Promise<ReportData[]> {
  const snapshot = await describeSnapshot(warehouse, id, file, collective);
  const data: ReportData[] = [];
  for (const member of members)
    data.push(dataOf(member, collective, snapshot, await readRows(warehouse, member)));
  return data;
}

function dataOf(
  {organization, name, city}: Member,
  {seasonStart, disclosure, brand}: Collective,
  snapshot: Snapshot,
  rows: ReportRows
): ReportData {
  return {
    organization: {id: organization, name, city},
    snapshot: {...snapshot, builtAt: "", organizations: []},
    periodFrom: seasonStartsOn(snapshot.currentSeason, seasonStart),
    disclosure,
    ownColour: brand.own,
    peers: peersOf(rows.comparatives, snapshot),
    note: null,
    rows
  };
}

async function readRows(warehouse: Warehouse, {organization}: Member): Promise<ReportRows> {
  const rows: Record<string, readonly object[]> = {};
  for (const mart of reportMarts)
    rows[mart] = await readMart(warehouse, mart, {kind: "own", organization});
  return rows as unknown as ReportRows;
}
