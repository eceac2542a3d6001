/** Reads one table out of a delivery's files of one layout: judged, told, and standardized. */
import {requiredFields} from "../contract/contract.js";
import {tellBadRows, tellIssue} from "../contract/deliveryIssues.js";
import {addPriceTexts, batchesByPrice} from "../contract/priceColumns.js";
import {type Batch, readBatch} from "../contract/readBatch.js";
import {resolveColumns} from "../contract/resolveColumns.js";
import type {FileMapping, GivenTable} from "../mapping.js";
import {leaveOut} from "../privacy/in/leaveOut.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {leaveVoided} from "./leaveVoided.js";
import type {OpenedFile} from "./openDelivery.js";
import {standardizeCustomers} from "./standardizeCustomers.js";
import {standardizeOrders} from "./standardizeOrders.js";
import {standardizePerformances} from "./standardizePerformances.js";
import {tellOddCapacities, tellOddCustomers, tellUnmapped} from "./tellOddities.js";

/**
 * Rows and cents read in one table of a delivery, good or bad. Lines of a flat file count under orders; of the customers
 * and performances drawn from them, each one counts once however many lines repeat it.
 */
export interface ReadCount {
  rows: number;
  rejected: number;
  cents: number;
  rejectedCents: number;
}

/** Files of one layout, and the rank of their delivery in the order of exports. */
export interface FileGroup {
  table: GivenTable;
  files: readonly OpenedFile[];
  rank: number;
}

/** Adds to the `delivery_…` tables, and to `count`. */
export async function readTable(
  context: MemberContext,
  group: FileGroup,
  count: ReadCount
): Promise<void> {
  const {table, files} = group;
  if (table === "orders" || !files[0]!.mapping.tables.orders)
    await tellUnreadable(context, group, count);
  const whole = await openBatch(context, group);
  if (whole === null) return;
  for (const batch of batchesByPrice(whole)) {
    await readBatch(context.work, batch);
    if (table !== "performances") await leaveOut(context.work, table);
    if (table === "orders") await leaveVoided(context);
    await tellBadRows(context.work, table);
    await standardize(context, batch, {count, rank: group.rank});
  }
}

/** What to read and how; null when there is nothing, or a required column is missing. */
export async function openBatch(
  context: MemberContext,
  {table, files}: FileGroup
): Promise<Batch | null> {
  const {mapping, table: text} = files[0]!;
  const {texts, missing, doubled} = resolveColumns(mapping.tables[table]!, text.header);
  if (table === "orders") addPriceTexts(mapping, text.header, texts);
  const required = requiredFields(table).filter((field) => !texts.has(field));
  for (const field of doubled)
    for (const {id} of files)
      await tellIssue(context.work, {table, file: id, field, code: "duplicateHeader"});
  await tellMissing(context, {table, files}, {missing, required});
  const filled = files.filter((file) => file.table.records > 0);
  if (required.length > 0 || filled.length === 0) return null;
  return {
    table,
    texts,
    mapping: withCopyDates(mapping),
    timeZone: context.collective.timeZone,
    asOf: context.asOf,
    files: filled.map((file) => file.table),
    fileIds: filled.map(({id}) => id)
  };
}

/** A workbook's date cells reach us as ISO local time, whatever the sheet shows. */
const withCopyDates = (mapping: FileMapping): FileMapping =>
  mapping.format.kind === "xlsx"
    ? {...mapping, dates: [...new Set([...mapping.dates, "%Y-%m-%d %H:%M:%S"])]}
    : mapping;

async function standardize(
  context: MemberContext,
  batch: Batch,
  {count, rank}: {count: ReadCount; rank: number}
): Promise<void> {
  const {work} = context;
  const [seen] = await rowsOf<{rows: number; rejected: number}>(
    work,
    `select ${goodRows(batch)} + count(bad) as rows, count(bad) as rejected
     from batch where bad is distinct from 'blank'`
  );
  count.rows += seen!.rows;
  count.rejected += seen!.rejected;
  if (batch.table === "orders") {
    const {cents, rejectedCents} = await standardizeOrders(context, batch);
    count.cents += cents;
    count.rejectedCents += rejectedCents;
    await tellUnmapped(context, "orders", "price_type");
    await tellUnmapped(context, "orders", "channel");
  } else if (batch.table === "customers") {
    await standardizeCustomers(context, rank);
    await tellOddCustomers(context, batch);
  } else {
    await standardizePerformances(context);
    await tellUnmapped(context, "performances", "discipline");
    await tellOddCapacities(context);
  }
}

/** SQL: one per line; one per person or performance where the lines are those of orders. */
const goodRows = ({table, mapping}: Batch): string =>
  table === "orders" || !mapping.tables.orders
    ? "count(*) filter (where bad is null)"
    : `count(distinct ${table === "customers" ? "customer_code" : "performance_code"}) filter (where bad is null)`;

async function tellMissing(
  {work}: MemberContext,
  {table, files}: Pick<FileGroup, "table" | "files">,
  {missing, required}: {missing: readonly string[]; required: readonly string[]}
): Promise<void> {
  for (const {id} of files)
    for (const field of new Set([...required, ...missing]))
      await tellIssue(work, {
        table,
        file: id,
        field,
        code: required.includes(field) ? "missingColumn" : "missingOptionalColumn"
      });
}

async function tellUnreadable(
  {work}: MemberContext,
  {table, files}: FileGroup,
  count: ReadCount
): Promise<void> {
  for (const {id, table: text} of files)
    for (const {line, code, raw} of text.unreadable) {
      await tellIssue(work, {table, file: id, line, code, raw});
      count.rows++;
      count.rejected++;
    }
}
