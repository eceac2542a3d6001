/** What each column of a file really holds, counted over all its rows in SQL; no value of it leaves this stage. */
import {readCsv} from "../contract/readBatch.js";
import type {TextTable} from "../sources/source.js";
import {bindList} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import type {ShapeCount} from "./dates.js";

export interface ColumnProfile {
  header: string;
  place: number;
  filled: number;
  distinct: number;
  /** Values per shape, most frequent first, at most 200; a column of many shapes is free text. */
  shapes: readonly ShapeCount[];
  emails: number;
  postalCodes: number;
  wholeNumbers: number;
  /** Largest whole number. */
  most: number | null;
}

/** Loads `table` into the temporary table `proposed` (file order) and profiles its columns. */
export async function profileColumns(
  work: Warehouse,
  table: TextTable
): Promise<{rows: number; columns: ColumnProfile[]}> {
  await bindList(work, "files", [table.path]);
  await work.run(`create or replace temp table proposed as select * from ${readCsv([table])}`);
  const [count] = await rowsOf<{rows: number}>(work, "select count(*) as rows from proposed");
  const columns: ColumnProfile[] = [];
  for (const [place, header] of table.header.entries())
    columns.push({header, place, ...(await profileOf(work, place))});
  return {rows: count!.rows, columns};
}

async function profileOf(
  work: Warehouse,
  place: number
): Promise<Omit<ColumnProfile, "header" | "place">> {
  const value = `trim(c${place})`;
  const given = `(select ${value} as value from proposed where ${value} <> '')`;
  const [counts] = await rowsOf<Omit<ColumnProfile, "header" | "place" | "shapes">>(
    work,
    `select count(*) as filled, count(distinct value) as "distinct",
       count(*) filter (regexp_full_match(value, '[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}')) as emails,
       count(*) filter (regexp_full_match(upper(value), '[A-Z]\\d[A-Z][\\s-]?\\d[A-Z]\\d')) as "postalCodes",
       count(*) filter (regexp_full_match(value, '-?\\d{1,9}([.,]0+)?')) as "wholeNumbers",
       max(case when regexp_full_match(value, '\\d{1,9}') then value::bigint end) as most
     from ${given}`
  );
  const shapes = await rowsOf<ShapeCount>(
    work,
    `select regexp_replace(value, '\\d', '9', 'g') as shape, count(*) as rows,
       max(try_cast(regexp_extract(value, '^(\\d{1,9})', 1) as integer)) as first,
       max(try_cast(regexp_extract(value, '^\\d+\\D(\\d{1,9})', 1) as integer)) as second
     from ${given} group by shape order by rows desc, shape limit 200`
  );
  return {...counts!, shapes};
}

/** Distinct words of a column with their rows, most first. */
export const wordsOf = (
  work: Warehouse,
  place: number,
  limit = 300
): Promise<{word: string; rows: number}[]> =>
  rowsOf(
    work,
    `select trim(c${place}) as word, count(*) as rows from proposed where trim(c${place}) <> ''
     group by word order by rows desc, word limit ${limit}`
  );
