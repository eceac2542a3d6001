/** What a grant for one show opens: its sales, prices, territories, newcomers and shared public, as the door lets them out. */
import type {ShowBreakdown, ShowOverlapRow, ShowSheetRow} from "../src/vocabulary/rows.js";
import {PublicCError} from "./error.js";
import {readMart} from "./marts.js";
import {
  type Door,
  publishShowSheet,
  type SheetCell,
  type SheetTable
} from "./privacy/suppress/index.js";
import {rowsOf, type Warehouse} from "./warehouse/withWarehouse.js";

export interface GrantedShow {
  /** Who owns the figures. */
  organization: string;
  productionId: string;
  season: string;
  /** Who reads them: a member, or a partner outside the collective by a name that never changes. */
  grantee: Grantee;
  /** What the owner opened. */
  breakdowns: readonly ShowBreakdown[];
}

export type Grantee = {organization: string} | {partner: string};

export interface ShowSheet {
  /** In the order of the breakdowns; one that says nothing of this show is left out. */
  tables: ShownTable[];
  /** Tables that the owner opened and that cannot be shown, with the reason. */
  unshown: UnshownTable[];
}

/** One whole, broken down. */
export interface ShownTable {
  breakdown: ShowBreakdown;
  /** Tickets, persons, or cents of revenue without taxes. */
  unit: SheetUnit;
  /** `value` is rounded, and null where `status` is "masked". */
  total: SheetCell;
  /** In reading order: weeks by time, the others largest first, what is masked last. */
  rows: SheetCell[];
}

export interface UnshownTable {
  breakdown: ShowBreakdown;
  /** notLinked: one of the two keeps its public out of the linkage, or is no member. */
  reason: "notLinked" | "tooFewPersons";
}

/**
 * The sheet of one show for one grantee: every figure is about enough persons, and none that is masked follows
 * from the others or from an earlier sheet. The grant and what it told are staged in the ledger.
 * @throws PublicCError when the owner or the grantee is no member, or on unsafe rules
 */
export async function readShowSheet(
  warehouse: Warehouse,
  show: GrantedShow,
  door: Door
): Promise<ShowSheet> {
  const {organization, productionId, season, grantee, breakdowns} = show;
  const scope = {kind: "granted", organization, productionId} as const;
  const rows = await readMart(warehouse, "show_sheets", scope);
  const overlap =
    "organization" in grantee && breakdowns.includes("overlap")
      ? await overlapWith(warehouse, show, grantee.organization)
      : undefined;
  const tables = [
    ...tablesOf(
      rows.filter((row) => row.season === season),
      breakdowns
    ),
    ...overlapTable(overlap)
  ].sort((a, b) => breakdowns.indexOf(a.breakdown) - breakdowns.indexOf(b.breakdown));
  const cells = await publishShowSheet({
    show: JSON.stringify([organization, productionId, season]),
    owner: await contributorOf(warehouse, organization),
    grantee:
      "partner" in grantee
        ? `partner ${grantee.partner}`
        : await contributorOf(warehouse, grantee.organization),
    tables,
    ...door
  });
  return {
    tables: tables.flatMap((table) => shownTable(table, cells)),
    unshown: breakdowns.includes("overlap") ? unshownOverlap(overlap) : []
  };
}

type SheetUnit = "count" | "persons" | "cents";

const unitOf: Readonly<Record<ShowBreakdown, SheetUnit>> = {
  prices: "count",
  revenue: "cents",
  channels: "count",
  weeks: "count",
  territories: "persons",
  acquaintance: "persons",
  overlap: "persons"
};

type NamedTable = SheetTable & {breakdown: ShowBreakdown; unit: SheetUnit};

const tablesOf = (
  rows: readonly ShowSheetRow[],
  breakdowns: readonly ShowBreakdown[]
): NamedTable[] =>
  breakdowns.map((breakdown) => ({
    name: breakdown,
    breakdown,
    unit: unitOf[breakdown],
    rows: rows
      .filter((row) => row.breakdown === breakdown)
      .map(({category, amount, persons}) => ({category, value: amount, persons}))
  }));

/** The show's public and the grantee's; undefined unless both are linked. */
async function overlapWith(
  warehouse: Warehouse,
  {organization, productionId, season}: GrantedShow,
  grantee: string
): Promise<ShowOverlapRow | undefined> {
  const rows = await readMart(warehouse, "show_overlaps", {
    kind: "granted",
    organization,
    productionId
  });
  return rows.find((row) => row.season === season && row.grantee === grantee);
}

/** Two sides that are each about enough persons; the mart keeps no count of fewer. */
function overlapTable(overlap: ShowOverlapRow | undefined): NamedTable[] {
  if (!overlap || overlap.shared === null || overlap.ownOnly === null) return [];
  const {grantee, shared, ownOnly} = overlap;
  const row = (category: string, persons: number) => ({category, value: persons, persons});
  const rows = [row("shared", shared), row("ownOnly", ownOnly)];
  return [{name: `overlap ${grantee}`, breakdown: "overlap", unit: "persons", rows}];
}

function unshownOverlap(overlap: ShowOverlapRow | undefined): UnshownTable[] {
  if (!overlap) return [{breakdown: "overlap", reason: "notLinked"}];
  return overlap.shared === null ? [{breakdown: "overlap", reason: "tooFewPersons"}] : [];
}

function shownTable(
  {name, breakdown, unit}: NamedTable,
  cells: readonly SheetCell[]
): ShownTable[] {
  const own = cells.filter(({table}) => table === name);
  const total = own.find(({category}) => category === null);
  const rows = own.filter(({category}) => category !== null);
  return total ? [{breakdown, unit, total, rows: rows.toSorted(readingOrder(breakdown))}] : [];
}

const readingOrder =
  (breakdown: ShowBreakdown) =>
  (a: SheetCell, b: SheetCell): number =>
    (breakdown === "weeks" ? 0 : (b.value ?? -1) - (a.value ?? -1)) ||
    a.category!.localeCompare(b.category!);

/** The organization, or the owner it shares with others: the name under which the door knows it. */
async function contributorOf(warehouse: Warehouse, organization: string): Promise<string> {
  const [member] = await rowsOf<{contributor: string}>(
    warehouse,
    "select contributor from main.members where organization = $organization",
    {organization}
  );
  if (member) return member.contributor;
  throw new PublicCError(`unknown organization: ${organization}`, {
    exitCode: 2,
    next: "name a member of the collective"
  });
}
