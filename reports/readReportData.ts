/** Each member's own marts, and the collective's, read through the one door, with the words that surround them. */
import {type Collective, type Member, sharesWithCollective} from "../loaders/collective.js";
import {describeSnapshot} from "../loaders/exportMarts.js";
import {readMart} from "../loaders/marts.js";
import type {Warehouse} from "../loaders/warehouse/withWarehouse.js";
import {peersOf} from "../src/components/peersOf.js";
import type {Language} from "../src/vocabulary/language.js";
import type {MartName, Snapshot} from "../src/vocabulary/rows.js";
import {seasonStartsOn} from "../src/vocabulary/season.js";
import {collectiveId} from "./collectiveReader.js";
import {
  collectiveMarts,
  noWishes,
  ownMarts,
  type ReportData,
  type ReportRows
} from "./reportData.js";

export interface Source {
  /** The published snapshot and its file. */
  id: string;
  file: string;
  collective: Collective;
  members: readonly Member[];
}

export interface ReportSources {
  /** One per member, in the members' order; of the collective, only who shares with it reads. */
  own: ReportData[];
  /** Of the whole, in one language each: its name is a text. */
  collective(language: Language): ReportData;
}

/** Rows are read once; a report takes from them what it is about. */
export async function readReportData(
  warehouse: Warehouse,
  {id, file, collective, members}: Source
): Promise<ReportSources> {
  const snapshot = await describeSnapshot(warehouse, id, file, collective);
  const shared = await readRows(warehouse, collectiveMarts, {kind: "collective"});
  const [nothing, nobodys] = [collectiveMarts, ownMarts].map(emptied);
  const frame = frameOf(collective, snapshot);
  const own: ReportData[] = [];
  for (const member of members) {
    const {organization, name, city} = member;
    const mine = await readRows(warehouse, ownMarts, {kind: "own", organization});
    const rows = {...(sharesWithCollective(member) ? shared : nothing), ...mine} as ReportRows;
    const peers = peersOf(rows.comparatives, snapshot);
    own.push({...frame, organization: {id: organization, name, city}, peers, rows});
  }
  const rows = {...nobodys, ...shared} as unknown as ReportRows;
  return {
    own,
    collective: (language) => ({
      ...frame,
      organization: {id: collectiveId, name: collective.name[language], city: ""},
      peers: [],
      rows
    })
  };
}

const emptied = (marts: readonly MartName[]): Record<string, readonly object[]> =>
  Object.fromEntries(marts.map((mart) => [mart, []]));

/** What every report says alike. */
function frameOf({seasonStart, disclosure, brand}: Collective, snapshot: Snapshot) {
  const season = snapshot.currentSeason;
  return {
    snapshot: {...snapshot, builtAt: "", organizations: []},
    season,
    periodFrom: seasonStartsOn(season, seasonStart),
    periodTo: snapshot.asOf,
    show: null,
    disclosure,
    ownColour: brand.own,
    note: null,
    personal: noWishes
  };
}

async function readRows(
  warehouse: Warehouse,
  marts: readonly MartName[],
  scope: Parameters<typeof readMart>[2]
): Promise<Record<string, readonly object[]>> {
  const rows: Record<string, readonly object[]> = {};
  for (const mart of marts) rows[mart] = await readMart(warehouse, mart, scope);
  return rows;
}
