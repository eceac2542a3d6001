/** Gathers the issues of one delivery in `delivery_issues`, one row per bad line and one per kind of warning. */

import type {GivenTable} from "../mapping.js";
import type {Warehouse} from "../warehouse/withWarehouse.js";
import {fieldContract} from "./contract.js";
import type {IssueCode} from "./issue.js";

export const deliveryIssuesDdl = `create or replace temp table delivery_issues (
  table_name varchar, file integer, record bigint, line bigint, field_name varchar, code varchar,
  found varchar, rows bigint, cents bigint, raw varchar)`;

interface Told {
  table: GivenTable | null;
  file?: number;
  line?: number | null;
  field?: string | null;
  code: IssueCode;
  found?: string | null;
  raw?: string;
}

/** An issue known before any row is read: of a file, of its header, of a record that nothing can cut. */
export async function tellIssue(work: Warehouse, told: Told): Promise<void> {
  await work.run(
    `insert into delivery_issues values ($table, $file, null, $line, $field, $code, $found, 1, 0, $raw)`,
    {
      table: told.table,
      file: told.file ?? null,
      line: told.line ?? null,
      field: told.field ?? null,
      code: told.code,
      found: told.found ?? null,
      raw: told.raw ?? null
    }
  );
}

/** Every row of `batch` that breaks the contract. `cents` names the column that holds its money, if it has any. */
export async function tellBadRows(work: Warehouse, table: GivenTable): Promise<void> {
  await work.run(
    `insert into delivery_issues
     select $table, file_id, batch.rowid - first, null, nullif(split_part(bad, ':', 2), ''),
       split_part(bad, ':', 1), left(found, 200), 1, 0, null
     from batch inner join batch_files on batch_files.file = batch.file
     where bad not in ('blank', 'erased:')`,
    {table}
  );
}

/** Rows that load although `where` holds, told once per value found; an identity is told by its shape only. */
export async function tellWarnings(
  work: Warehouse,
  {table, field, code, where}: {table: GivenTable; field: string; code: IssueCode; where: string}
): Promise<void> {
  const found = fieldContract(table, field).identity ? shapeOf(field) : field;
  await work.run(
    `insert into delivery_issues
     select $table, file_id, min(batch.rowid - first), null, $field, $code, left(${found}, 200), count(*), 0, null
     from batch inner join batch_files on batch_files.file = batch.file
     where bad is null and ${where}
     group by file_id, ${found}`,
    {table, field, code}
  );
}

/** "O0H 0H0" → "A9A 9A9": enough to see what is wrong, not whose it is. */
export const shapeOf = (text: string): string =>
  `regexp_replace(regexp_replace(upper(${text}), '[[:alpha:]]', 'A', 'g'), '\\d', '9', 'g')`;
