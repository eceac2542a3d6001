/** The sheet of a granted show, as both of its sides read it: the one function that the gate's pages call. */
import {type ShowBreakdown, showBreakdowns} from "../src/vocabulary/rows.js";
import type {Collective} from "./collective.js";
import {publishedSnapshot} from "./exportMarts.js";
import type {Home} from "./home.js";
import {LedgerMoved, openGrantLedger, rulesOf} from "./privacy/suppress/index.js";
import {type GrantedShow, readShowSheet, type ShowSheet} from "./showSheet.js";
import {rowsOf, withWarehouse} from "./warehouse/withWarehouse.js";

export interface SheetRequest {
  /** The organization whose show it is. */
  owner: string;
  productionId: string;
  /** The period: the season of the performances, "2021-2022". */
  season: string;
  /** Who was granted it: a member, or a partner outside the collective by a name that never changes (the person's id). */
  grantee: GrantedShow["grantee"];
  /** What the owner opened; everything by default. "prices" and "revenue" are the ones that tell of money. */
  breakdowns?: readonly ShowBreakdown[];
}

export interface GrantedSheet extends ShowSheet {
  /** Day that the figures are as of, YYYY-MM-DD. */
  asOf: string;
  /** Persons that each figure is about, at least. */
  minimumPersons: number;
}

/**
 * Owner and grantee call it with the same request and read the same figures. What it shows is in the grants'
 * ledger when it returns: call it only while the grant holds, or with `preview` to show the owner beforehand
 * what it would open, which writes nothing. A figure that changed by fewer than ten persons since it was last
 * shown stands as before (`isPending`). A show that is unknown, or of which nothing was played, has no table.
 * Costs one read of the published snapshot; may be called by several requests, and while `ingest` runs.
 * @throws PublicCError when nothing was ingested yet, when owner or grantee is no member, when the ledger was tampered with
 */
export async function readGrantedSheet(
  {home, collective}: {home: Home; collective: Collective},
  {owner, breakdowns = showBreakdowns, ...request}: SheetRequest,
  {preview = false}: {preview?: boolean} = {}
): Promise<GrantedSheet> {
  const show = {...request, organization: owner, breakdowns};
  const rules = rulesOf(collective);
  const {file} = publishedSnapshot(home);
  const sheet = async (): Promise<GrantedSheet> =>
    withWarehouse(
      file,
      async (warehouse) => {
        const ledger = openGrantLedger(home);
        const told = await readShowSheet(warehouse, show, {rules, ledger});
        if (!preview) ledger.commit();
        const [settings] = await rowsOf<{as_of: string}>(
          warehouse,
          "select as_of from main.settings"
        );
        return {...told, asOf: settings!.as_of, minimumPersons: rules.minimumPersons};
      },
      {readOnly: true, memoryLimit: "200MB", threads: 1}
    );
  return againWhenMoved(sheet);
}

/** Two sheets asked for at once: the second is decided again, knowing the first. */
async function againWhenMoved<T>(work: () => Promise<T>, attempts = 5): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (attempts === 1 || !(cause instanceof LedgerMoved)) throw cause;
    return againWhenMoved(work, attempts - 1);
  }
}
