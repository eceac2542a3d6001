/** Reads one delivery: its files become standard rows, issues and quarantine, each written whole under the home. */
import {mkdirSync, rmSync} from "node:fs";
import {dirname, join, matchesGlob} from "node:path";
import {requiredFields} from "../contract/contract.js";
import {
  deliveryIssuesDdl,
  tellBadRows,
  tellIssue,
  tellWarnings
} from "../contract/deliveryIssues.js";
import {issueKinds} from "../contract/issue.js";
import {locateIssues} from "../contract/locate.js";
import {type Batch, readBatch} from "../contract/readBatch.js";
import {resolveColumns} from "../contract/resolveColumns.js";
import type {FileMapping, GivenTable} from "../mapping.js";
import {isPostalCode, postalText} from "../privacy/in/fold.js";
import type {Delivery, StoredFile} from "../sources/deliveries.js";
import {openFile} from "../sources/index.js";
import type {TextTable} from "../sources/source.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {MemberContext} from "./context.js";
import {openAside} from "./files.js";
import {deliveryPlace} from "./places.js";
import {
  deliveryCustomersDdl,
  deliveryMatchesDdl,
  standardizeCustomers
} from "./standardizeCustomers.js";
import {deliveryOrdersDdl, standardizeOrders} from "./standardizeOrders.js";
import {deliveryPerformancesDdl, standardizePerformances} from "./standardizePerformances.js";

/** Rows and cents read in one table of a delivery, good or bad. */
export interface ReadCount {
  rows: number;
  rejected: number;
  cents: number;
  rejectedCents: number;
}
export type ReadCounts = Record<GivenTable, ReadCount>;

/** One delivered file as text, with the number that stands for it in the delivery's tables. */
interface OpenedFile {
  id: number;
  file: StoredFile;
  mapping: FileMapping;
  table: TextTable;
  scratch: string;
}

/** Performances and customers come before orders, so that an order can be held against all of them. */
const tableOrder: readonly GivenTable[] = ["performances", "customers", "orders"];

/** Writes `<delivery>.new`, and leaves the delivery's tables in `context.work` for `finishDelivery`. */
export async function readDelivery(
  context: MemberContext,
  delivery: Delivery,
  knownPerformances: readonly string[]
): Promise<ReadCounts> {
  const {work} = context;
  for (const ddl of [
    deliveryIssuesDdl,
    deliveryOrdersDdl,
    deliveryCustomersDdl,
    deliveryMatchesDdl,
    deliveryPerformancesDdl
  ])
    await work.run(ddl);
  const opened = await openFiles(context, delivery);
  const counts = emptyCounts();
  for (const table of tableOrder)
    for (const group of layoutsOf(opened, table))
      await readGroup(context, table, group, counts[table]);
  await tellUnknownPerformances(context, knownPerformances);
  for (const {id, table, scratch} of opened) await locateIssues(work, id, table, scratch);
  await writeDelivery(context, delivery);
  for (const {scratch} of opened) rmSync(scratch, {recursive: true, force: true});
  return counts;
}

async function openFiles(context: MemberContext, delivery: Delivery): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const [id, file] of delivery.files.entries()) {
    const mapping = context.mapping.files.find(({match}) => matchesGlob(file.name, match));
    if (!mapping) await tellIssue(context.work, {table: null, file: id, code: "unknownFile"});
    else opened.push(...(await openOne(context, {id, file, mapping})));
  }
  return opened;
}

async function openOne(
  {work, scratch: room}: MemberContext,
  {id, file, mapping}: Pick<OpenedFile, "id" | "file" | "mapping">
): Promise<OpenedFile[]> {
  const scratch = join(room, String(id));
  mkdirSync(scratch, {recursive: true, mode: 0o700});
  const result = await openFile(file, mapping.format, {scratch});
  if ("refused" in result) {
    await tellIssue(work, {table: null, file: id, ...result.refused});
    return [];
  }
  for (const warning of result.table.warnings)
    await tellIssue(work, {table: null, file: id, ...warning});
  return [{id, file, mapping, table: result.table, scratch}];
}

/** Files that one statement can read together: same mapping entry, same header. */
function layoutsOf(opened: readonly OpenedFile[], table: GivenTable): OpenedFile[][] {
  const groups = new Map<string, OpenedFile[]>();
  for (const file of opened) {
    if (!file.mapping.tables[table]) continue;
    const {header, skip, dialect} = file.table;
    const layout = JSON.stringify([file.mapping.match, header, skip, dialect]);
    groups.set(layout, [...(groups.get(layout) ?? []), file]);
  }
  return [...groups.values()];
}

async function readGroup(
  context: MemberContext,
  table: GivenTable,
  group: readonly OpenedFile[],
  count: ReadCount
): Promise<void> {
  const {work, collective, asOf} = context;
  const {mapping} = group[0]!;
  const {texts, missing} = resolveColumns(mapping.tables[table]!, group[0]!.table.header);
  const required = requiredFields(table).filter((field) => !texts.has(field));
  await tellMissing(context, table, group, missing, required);
  const isMain = table === "orders" || !mapping.tables.orders;
  if (isMain) await tellUnreadable(context, table, group, count);
  if (required.length > 0 || group.every((file) => file.table.records === 0)) return;
  const files = group.filter((file) => file.table.records > 0);
  const batch: Batch = {
    table,
    texts,
    mapping: withCopyDates(mapping),
    timeZone: collective.timeZone,
    asOf,
    files: files.map((file) => file.table),
    fileIds: files.map(({id}) => id)
  };
  await readBatch(work, batch);
  await tellBadRows(work, table);
  await standardize(context, batch, count);
}

/** A workbook's date cells reach us as ISO local time, whatever the sheet shows. */
const withCopyDates = (mapping: FileMapping): FileMapping =>
  mapping.format.kind === "xlsx"
    ? {...mapping, dates: [...new Set([...mapping.dates, "%Y-%m-%d %H:%M:%S"])]}
    : mapping;

async function standardize(context: MemberContext, batch: Batch, count: ReadCount): Promise<void> {
  const {work} = context;
  const [seen] = await rowsOf<{rows: number; rejected: number}>(
    work,
    "select count(*) as rows, count(bad) as rejected from batch where bad is distinct from 'blank'"
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
    await standardizeCustomers(context);
    await tellOddCustomers(context, batch);
  } else {
    await standardizePerformances(context);
    await tellUnmapped(context, "performances", "discipline");
    await tellOddCapacities(context);
  }
}

async function tellMissing(
  {work}: MemberContext,
  table: GivenTable,
  group: readonly OpenedFile[],
  missing: readonly string[],
  required: readonly string[]
): Promise<void> {
  for (const {id} of group)
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
  table: GivenTable,
  group: readonly OpenedFile[],
  count: ReadCount
): Promise<void> {
  for (const {id, table: text} of group)
    for (const {line, code, raw} of text.unreadable) {
      await tellIssue(work, {table, file: id, line, code, raw});
      count.rows++;
      count.rejected++;
    }
}

async function tellUnmapped(
  {work}: MemberContext,
  table: GivenTable,
  field: string
): Promise<void> {
  const unmapped = `select word from batch_words where kind = '${field}' and code is null`;
  if ((await rowsOf(work, `${unmapped} limit 1`)).length === 0) return;
  await tellWarnings(work, {
    table,
    field,
    code: "unmappedWord",
    where: `${field} in (${unmapped})`
  });
}

async function tellOddCustomers({work}: MemberContext, {mapping}: Batch): Promise<void> {
  const table = "customers";
  const country = "lower(coalesce(country, 'canada')) in ('canada', 'ca', 'can')";
  await tellWarnings(work, {
    table,
    field: "postal_code",
    code: "invalidPostalCode",
    where: `postal_code is not null and ${country} and not ${isPostalCode(postalText("postal_code"))}`
  });
  if (mapping.tables.orders) return;
  await work.run(`insert into delivery_issues
    select '${table}', null, null, null, 'customer_code', 'duplicateCode', null, count(*) - 1, 0, null
    from batch_people group by customer_code having count(*) > 1`);
}

const tellOddCapacities = ({work}: MemberContext): Promise<void> =>
  tellWarnings(work, {
    table: "performances",
    field: "capacity",
    code: "invalidCapacity",
    where: "capacity is not null and coalesce(capacity_count, -1) not between 0 and 100000"
  });

/** Lines of a performance that no delivery has brought yet: located now, while the file is at hand. */
async function tellUnknownPerformances(
  {work}: MemberContext,
  known: readonly string[]
): Promise<void> {
  const paths = JSON.stringify(known);
  const others = known.length
    ? "union select performance_code from read_parquet(from_json(getvariable('known_paths'), '[\"VARCHAR\"]'))"
    : "";
  await work.run("set variable known_paths = $paths", {paths});
  await work.run(`insert into delivery_issues
    select 'orders', file, record, null, 'performance_code', 'unknownPerformance',
      left(performance_code, 200), 1, amount_cents, null
    from delivery_orders
    where performance_code not in (select performance_code from delivery_performances ${others})`);
}

/** Everything but the manifest, which makes the delivery valid and comes last. */
async function writeDelivery(
  {work, home, member}: MemberContext,
  delivery: Delivery
): Promise<void> {
  const place = deliveryPlace(home, member.organization, delivery.id);
  const aside = openAside(place.folder);
  const names = JSON.stringify(delivery.files.map(({name}) => name));
  await work.run("set variable file_names = from_json($names, '[\"VARCHAR\"]')", {names});
  for (const table of ["orders", "customers", "performances"])
    await copyTo(work, `from delivery_${table}`, join(aside, `${table}.parquet`));
  await copyTo(work, issuesSql("raw", "null"), join(aside, "issues.parquet"));
  for (const path of [place.matches, place.quarantine])
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  await copyTo(work, "from delivery_matches", place.matches);
  await copyTo(
    work,
    `select * from (${issuesSql()}) where raw is not null and code in (${rejecting})`,
    place.quarantine
  );
}

/** Warnings leave their row in the tables: only rows set aside are kept with their raw line. */
const rejecting = Object.entries(issueKinds)
  .filter(([, {severity}]) => severity === "blocking")
  .map(([code]) => literal(code))
  .join(", ");

const issuesSql = (replaced = "", by = ""): string => `
  select table_name, file_names[file + 1] as file, line, field_name, code, found, rows, cents,
    ${replaced ? `${by}::varchar as ${replaced}` : "raw"}
  from delivery_issues, (select getvariable('file_names') as file_names)
  order by all`;

const copyTo = async (work: MemberContext["work"], sql: string, path: string): Promise<void> => {
  await work.run(`copy (${sql}) to ${literal(path)} (format parquet)`);
};

const emptyCounts = (): ReadCounts => ({
  customers: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0},
  orders: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0},
  performances: {rows: 0, rejected: 0, cents: 0, rejectedCents: 0}
});
