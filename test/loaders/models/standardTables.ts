/** An empty warehouse as ingestion leaves it, and rows put into it as literals. */
import {type StandardTable, standardTables} from "../../../loaders/standard/schema.js";
import type {Warehouse} from "../../../loaders/warehouse/withWarehouse.js";

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** A readable name as the UUID that stands for a customer or a patron. */
export const key = (name: string | null): string | null =>
  name && `00000000-0000-0000-0000-${name.padStart(12, "0")}`;

const accounts = ["read", "loaded", "rejected", "duplicate"];

/** What ingestion writes beside the standard tables. */
const besides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  territories: {
    fsa: "VARCHAR",
    place: "VARCHAR",
    municipality: "VARCHAR",
    mrc: "VARCHAR",
    admin_region: "VARCHAR",
    metropolitan_area: "VARCHAR",
    households: "INTEGER"
  },
  companies: {production_id: "VARCHAR", company: "VARCHAR"},
  presenters: {organization: "VARCHAR", presenter: "VARCHAR"},
  deliveries: {
    organization: "VARCHAR",
    delivery_id: "VARCHAR",
    received_on: "DATE",
    table_name: "VARCHAR",
    ...Object.fromEntries(accounts.map((name) => [`rows_${name}`, "BIGINT"])),
    ...Object.fromEntries(accounts.map((name) => [`cents_${name}`, "BIGINT"]))
  },
  issues: {
    organization: "VARCHAR",
    code: "VARCHAR",
    severity: "VARCHAR",
    field_name: "VARCHAR",
    rows: "BIGINT",
    sentence_fr: "VARCHAR",
    sentence_en: "VARCHAR"
  }
};

export async function createTables(warehouse: Warehouse): Promise<void> {
  for (const table of Object.keys(standardTables) as StandardTable[])
    await create(warehouse, table, standardTables[table]);
  for (const [table, columns] of Object.entries(besides)) await create(warehouse, table, columns);
}

export async function insert(
  warehouse: Warehouse,
  table: string,
  rows: readonly Row[]
): Promise<void> {
  const tuples = rows.map((row) => `(${row.map(literal).join(", ")})`);
  await warehouse.run(`insert into main.${table} values ${tuples.join(", ")}`);
}

async function create(
  warehouse: Warehouse,
  table: string,
  columns: Readonly<Record<string, string>>
): Promise<void> {
  const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await warehouse.run(`create table main.${table} (${list.join(", ")})`);
}

const literal = (value: Value): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
