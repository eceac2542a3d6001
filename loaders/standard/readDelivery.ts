/** Reads one delivery: its files become standard rows, issues and quarantine, each written whole under the home. */
import {rmSync} from "node:fs";
import {deliveryIssuesDdl} from "../contract/deliveryIssues.js";
import {locateIssues} from "../contract/locate.js";
import {readBatch} from "../contract/readBatch.js";
import type {GivenTable} from "../mapping.js";
import {gatherIdentities} from "../privacy/in/gatherIdentities.js";
import {deliveryLeftOutDdl, leaveOut} from "../privacy/in/leaveOut.js";
import type {Delivery} from "../sources/deliveries.js";
import type {MemberContext} from "./context.js";
import {layoutsOf, type OpenedFile, openDelivery} from "./openDelivery.js";
import {openBatch, type ReadCount, readTable} from "./readTable.js";
import {deliveryCustomersDdl, deliveryMatchesDdl} from "./standardizeCustomers.js";
import {deliveryOrdersDdl} from "./standardizeOrders.js";
import {deliveryPerformancesDdl} from "./standardizePerformances.js";
import {tellUnknownPerformances} from "./tellOddities.js";
import {writeDelivery} from "./writeDelivery.js";

export type ReadCounts = Record<GivenTable, ReadCount>;

/** Performances and customers come before orders, so that an order can be held against all of them. */
const tableOrder: readonly GivenTable[] = ["performances", "customers", "orders"];

/**
 * Writes `<delivery>.new`; the caller puts it in place.
 * @param rank place of the delivery in the order of exports
 * @param knownPerformances Parquet files of the performances that other deliveries brought
 */
export async function readDelivery(
  context: MemberContext,
  {delivery, rank}: {delivery: Delivery; rank: number},
  knownPerformances: readonly string[]
): Promise<ReadCounts> {
  const {work} = context;
  await openTables(context);
  const opened = await openDelivery(context, delivery);
  const counts = emptyCounts();
  for (const table of tableOrder)
    for (const files of layoutsOf(opened, table))
      await readTable(context, {table, files, rank}, counts[table]);
  await tellUnknownPerformances(context, knownPerformances);
  for (const {id, table, scratch} of opened) await locateIssues(work, id, table, scratch);
  await writeDelivery(context, delivery);
  discard(opened);
  return counts;
}

/** Only gathers the customers' identities, for the matching of persons. */
export async function readIdentities(
  context: MemberContext,
  {delivery, rank}: {delivery: Delivery; rank: number}
): Promise<void> {
  await openTables(context);
  const opened = await openDelivery(
    context,
    delivery,
    ({tables}) => tables.customers !== undefined
  );
  for (const files of layoutsOf(opened, "customers")) {
    const batch = await openBatch(context, {table: "customers", files, rank});
    if (batch === null) continue;
    await readBatch(context.work, batch);
    await leaveOut(context.work, "customers");
    await gatherIdentities(context.work, rank);
  }
  discard(opened);
}

async function openTables({work}: MemberContext): Promise<void> {
  for (const ddl of [
    deliveryIssuesDdl,
    deliveryLeftOutDdl,
    deliveryOrdersDdl,
    deliveryCustomersDdl,
    deliveryMatchesDdl,
    deliveryPerformancesDdl
  ])
    await work.run(ddl);
}

function discard(opened: readonly OpenedFile[]): void {
  for (const {scratch} of opened) rmSync(scratch, {recursive: true, force: true});
}

const emptyCounts = (): ReadCounts => ({
  customers: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0},
  orders: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0},
  performances: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0}
});
