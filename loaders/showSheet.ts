/** What a grant for one show opens: its sales, prices, channels, territories and newcomers, as the door lets them out. */
import type {ShowBreakdown, ShowSheetRow} from "../src/vocabulary/rows.js";
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
  /** Who reads them: a member, or the name of a partner. */
  grantee: string;
  /** What the owner opened. */
  breakdowns: readonly ShowBreakdown[];
}

/**
 * The sheet of one show for one grantee: every figure is about enough persons, and none that is masked follows
 * from the others or from an earlier sheet. The grant and what it told are in the ledger when this returns.
 * @throws PublicCError when the owner is no member, or on unsafe rules
 */
export async function readShowSheet(
  warehouse: Warehouse,
  {organization, productionId, season, grantee, breakdowns}: GrantedShow,
  door: Door
): Promise<SheetCell[]> {
  const owner = await contributorOf(warehouse, organization);
  const rows = await readMart(warehouse, "show_sheets", {
    kind: "granted",
    organization,
    productionId
  });
  const cells = await publishShowSheet({
    show: JSON.stringify([organization, productionId, season]),
    owner,
    grantee,
    tables: tablesOf(
      rows.filter((row) => row.season === season),
      breakdowns
    ),
    ...door
  });
  door.ledger.commit();
  return cells;
}

const unitOf: Readonly<Record<ShowBreakdown, "count" | "persons">> = {
  prices: "count",
  channels: "count",
  weeks: "count",
  territories: "persons",
  acquaintance: "persons"
};

const tablesOf = (
  rows: readonly ShowSheetRow[],
  breakdowns: readonly ShowBreakdown[]
): SheetTable[] =>
  breakdowns.map((name) => ({
    name,
    unit: unitOf[name],
    rows: rows
      .filter(({breakdown}) => breakdown === name)
      .map(({category, amount, persons}) => ({category, value: amount, persons}))
  }));

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
