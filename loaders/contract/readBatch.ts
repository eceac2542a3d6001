/** Reads text files of one layout into the temporary table `batch`, judged, in the order of files and records. */
import type {FileMapping, GivenTable} from "../mapping.js";
import type {TextTable} from "../sources/source.js";
import {bindList, literal} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import {type Judging, judgedSql} from "./judge.js";

export interface Batch {
  table: GivenTable;
  /** Same header, same dialect. */
  files: readonly TextTable[];
  /** The number of each of them in the delivery. */
  fileIds: readonly number[];
  texts: ReadonlyMap<string, string>;
  mapping: FileMapping;
  timeZone: string;
  asOf: string;
  price?: Judging["price"];
}

/** `batch` has the columns of `judgedSql`; `batch_files` (file, file_id, first, records) the first rowid of each file. @throws when a record was lost */
export async function readBatch(work: Warehouse, batch: Batch): Promise<void> {
  const {files, table, mapping} = batch;
  await bindList(
    work,
    "files",
    files.map(({path}) => path)
  );
  await bindList(work, "header_cells", files[0]!.header);
  const judging = {
    ...batch,
    width: files[0]!.header.length,
    isDerived: table !== "orders" && mapping.tables.orders !== undefined
  };
  await work.run(`create or replace temp table batch as ${judgedSql(judging, readCsv(files))}`);
  await work.run("set variable file_ids = from_json($ids, '[\"INTEGER\"]')", {
    ids: JSON.stringify(batch.fileIds)
  });
  await work.run(`create or replace temp table batch_files as
    select file, getvariable('file_ids')[file + 1] as file_id, min(rowid) as first, count(*) as records
    from batch group by file`);
  await refuseLostRecords(work, files);
}

/** SQL that reads text files of one layout, every cell as text: columns c0, c1 … and one more for what is too long. */
export function readCsv(files: readonly TextTable[]): string {
  const {dialect, header, skip} = files[0]!;
  const columns = [...header.keys(), header.length].map((place) => `'c${place}': 'VARCHAR'`);
  return `read_csv(getvariable('files'), auto_detect = false, header = false, skip = ${skip},
    delim = ${literal(dialect.delimiter)}, quote = ${literal(dialect.quote)}, escape = ${literal(dialect.quote)},
    null_padding = true, nullstr = '\u0001', strict_mode = true, max_line_size = 2000000,
    parallel = ${!files.some(({hasLineBreaks}) => hasLineBreaks)}, columns = {${columns.join(", ")}})`;
}

/** What the scanner counted is what read_csv must give: a difference is a fault of this program, not of the member. */
async function refuseLostRecords(work: Warehouse, files: readonly TextTable[]): Promise<void> {
  const given = await rowsOf<{file: number; records: number}>(work, "from batch_files");
  const counts = new Map(given.map(({file, records}) => [file, records]));
  for (const [index, {name, records}] of files.entries())
    if ((counts.get(index) ?? 0) !== records)
      throw new Error(`${name}: ${records} records scanned, ${counts.get(index) ?? 0} read`);
}
