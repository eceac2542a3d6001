/** Everything held about one person at one member: what their own records and sales say, and nothing of anybody else. */
import {existsSync, globSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Collective, Member} from "../../collective.js";
import {deliveryIssuesDdl} from "../../contract/deliveryIssues.js";
import {type IssueCode, sentenceOf} from "../../contract/issue.js";
import {batchesByPrice} from "../../contract/priceColumns.js";
import {readBatch} from "../../contract/readBatch.js";
import type {Home} from "../../home.js";
import {type GivenTable, givenFields} from "../../mapping.js";
import {type Delivery, listDeliveries} from "../../sources/deliveries.js";
import type {MemberContext} from "../../standard/context.js";
import {mappingOf} from "../../standard/mappingOf.js";
import {layoutsOf, type OpenedFile, openDelivery} from "../../standard/openDelivery.js";
import {openBatch} from "../../standard/readTable.js";
import {bindList, literal} from "../../warehouse/variables.js";
import {rowsOf, type Warehouse, withWarehouse} from "../../warehouse/withWarehouse.js";
import {findCustomers, type Person} from "../erase/findCustomers.js";
import {hmacKey, lendKey} from "../in/hmac.js";
import {openKey, openMasterKey} from "../in/keys.js";

/** A row of a file as the member handed it over, its fields named as ours; empty ones left out. */
export interface HeldRow {
  delivery: string;
  file: string;
  fields: Readonly<Record<string, string>>;
}

/** A row that was set aside, with its raw text: a person reads it before it is handed to anybody. */
export interface SetAside {
  delivery: string;
  file: string;
  line: number | null;
  reason: {fr: string; en: string};
  raw: string;
}

export interface Holdings {
  organization: string;
  /** Customer codes found to be this person. */
  codes: number;
  /** From raw deliveries, while their retention lasts. */
  records: HeldRow[];
  sales: HeldRow[];
  /** What stays under a pseudonym once raw files are gone. */
  pseudonymous: {customers: Row[]; sales: Row[]};
  setAside: SetAside[];
  /** Columns of those files that are kept with them and never read. */
  unreadColumns: string[];
}
type Row = Record<string, unknown>;

export interface HoldingsOrder {
  collective: Collective;
  member: Member;
  home: Home;
  person: Person;
  /** "2022-04-15" */
  asOf: string;
}

/** Keeps nothing. @returns null when nobody is known by that name */
export async function readHoldings(order: HoldingsOrder): Promise<Holdings | null> {
  const {home, member, person} = order;
  const keys = await findCustomers(home, member.organization, person);
  if (keys.length === 0) return null;
  const scratch = mkdtempSync(join(tmpdir(), "public-c-access-"));
  try {
    return await withWarehouse(":memory:", (work) => gather(work, order, {keys, scratch}), {
      folders: [home.raw, home.standard, home.quarantine, scratch],
      tempFolder: join(scratch, "spill")
    });
  } finally {
    rmSync(scratch, {recursive: true, force: true});
  }
}

async function gather(
  work: Warehouse,
  {collective, member, home, person, asOf}: HoldingsOrder,
  {keys, scratch}: {keys: readonly string[]; scratch: string}
): Promise<Holdings> {
  const {organization} = member;
  const mapping = mappingOf(collective, member);
  const context = {collective, member, mapping, home, work, scratch, asOf};
  await lendKey(work, "organization", openKey(home, openMasterKey(home), organization));
  await bindList(work, "held_keys", keys);
  await work.run(deliveryIssuesDdl);
  const held: Holdings = {
    organization,
    codes: keys.length,
    records: [],
    sales: [],
    pseudonymous: await readPseudonymous(work, home, organization),
    setAside: await readSetAside(work, home, organization, Object.values(person)),
    unreadColumns: []
  };
  for (const delivery of listDeliveries(home, organization)) {
    const opened = await openDelivery(context, delivery);
    held.records.push(...(await readRows(context, {delivery, opened, table: "customers"})));
    held.sales.push(...(await readRows(context, {delivery, opened, table: "orders"})));
    held.unreadColumns.push(...opened.flatMap(unreadColumns));
  }
  return {...held, unreadColumns: [...new Set(held.unreadColumns)].sort()};
}

const isHeld = `${hmacKey("organization", "'c:' || customer_code")}::varchar in (select unnest(getvariable('held_keys')))`;

interface TableOfDelivery {
  delivery: Delivery;
  opened: readonly OpenedFile[];
  table: "customers" | "orders";
}

/** Good rows and bad ones alike: what is held does not depend on whether it could be used. */
async function readRows(
  context: MemberContext,
  {delivery, opened, table}: TableOfDelivery
): Promise<HeldRow[]> {
  const found: HeldRow[] = [];
  for (const files of layoutsOf(opened, table)) {
    const whole = await openBatch(context, {table, files, rank: 0});
    for (const batch of whole ? batchesByPrice(whole) : []) {
      await readBatch(context.work, batch);
      const rows = await rowsOf<Row & {file_id: number}>(context.work, heldSql(table));
      const fields: readonly string[] = givenFields[table];
      found.push(
        ...rows.map(({file_id, ...row}) => ({
          delivery: delivery.id,
          file: files.find(({id}) => id === file_id)?.file.name ?? "",
          fields: Object.fromEntries(
            fields.flatMap((field) => (row[field] ? [[field, String(row[field])]] : []))
          )
        }))
      );
    }
  }
  return found;
}

const heldSql = (table: GivenTable): string => `
  select file_id, ${givenFields[table].join(", ")}
  from batch inner join batch_files on batch_files.file = batch.file
  where bad is distinct from 'blank' and customer_code in (
    select customer_code from (select distinct customer_code from batch where customer_code is not null)
    where ${isHeld})
  order by batch.rowid`;

function unreadColumns({table, mapping}: OpenedFile): string[] {
  const read = new Set(JSON.stringify([mapping.tables, mapping.prices]).match(/"[^"]*"/g));
  return table.header.filter((header) => header !== "" && !read.has(JSON.stringify(header)));
}

async function readPseudonymous(
  work: Warehouse,
  {standard}: Home,
  organization: string
): Promise<Holdings["pseudonymous"]> {
  const filesOf = (table: string): string =>
    join(standard, table, `organization=${organization}`, "**/*.parquet");
  const select = (table: string, columns: string): Promise<Row[]> =>
    globSync(filesOf(table)).length === 0
      ? Promise.resolve([])
      : rowsOf(
          work,
          `select ${columns} from read_parquet(${literal(filesOf(table))}, union_by_name = true, hive_partitioning = false)
           where customer_key::varchar in (select unnest(getvariable('held_keys'))) order by all`
        );
  return {
    customers: await select("customers", "fsa, municipality, province, country"),
    sales: await select(
      "orders",
      "order_number, performance_id, ordered_at::varchar as ordered_at, tickets, amount_cents, price_type, channel, kind"
    )
  };
}

/** Rows set aside that name the person in any of the words that tell them. */
async function readSetAside(
  work: Warehouse,
  {quarantine}: Home,
  organization: string,
  words: readonly string[]
): Promise<SetAside[]> {
  const paths = globSync(join(quarantine, organization, "*.parquet")).filter(existsSync);
  if (paths.length === 0) return [];
  await bindList(work, "quarantine_paths", paths);
  await bindList(
    work,
    "held_words",
    words.map((word) => word.toLowerCase())
  );
  const rows = await rowsOf<{
    filename: string;
    file: string;
    line: number | null;
    code: IssueCode;
    field: string | null;
    raw: string;
  }>(
    work,
    `select filename, file, line, code, field_name as field, raw
     from read_parquet(getvariable('quarantine_paths'), filename = true)
     where len(list_filter(getvariable('held_words'), lambda word: contains(lower(raw), word))) > 0
     order by all`
  );
  return rows.map(({filename, file, line, code, field, raw}) => ({
    delivery: filename.split("/").at(-1)!.replace(".parquet", ""),
    file,
    line,
    reason: sentenceOf(code, field),
    raw
  }));
}
