/** Finds the physical line and the raw text of records known by their place in a file. */
import {closeSync, openSync} from "node:fs";
import {join} from "node:path";
import {bytesAt} from "../sources/openText.js";
import {scanRecords} from "../sources/scanRecords.js";
import type {TextTable} from "../sources/source.js";
import {writeWhole} from "../sources/writeWhole.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";

/** Fills `line` and `raw` of the issues of one file whose record is known. The file is read once more, only then. */
export async function locateIssues(
  work: Warehouse,
  file: number,
  table: TextTable,
  scratch: string
): Promise<void> {
  const wanted = await rowsOf<{record: number}>(
    work,
    "select distinct record from delivery_issues where file = $file and record is not null and line is null order by record",
    {file}
  );
  if (wanted.length === 0) return;
  const found = join(scratch, "located.jsonl");
  writeLocations(
    found,
    table,
    wanted.map(({record}) => record)
  );
  await work.run(
    `update delivery_issues set line = located.line, raw = located.raw
     from read_json($found, format = 'newline_delimited', maximum_object_size = 20000000,
       columns = {record: 'BIGINT', line: 'BIGINT', raw: 'VARCHAR'}) as located
     where delivery_issues.file = $file and delivery_issues.record = located.record and delivery_issues.line is null`,
    {found, file}
  );
}

function writeLocations(path: string, table: TextTable, records: readonly number[]): void {
  const source = openSync(table.path, "r");
  const target = openSync(path, "w", 0o600);
  let place = 0;
  let next = 0;
  try {
    scanRecords(table.path, table.dialect, {
      onRecord: ({start, end, line, isBlank}) => {
        if (isBlank || line <= table.skip) return;
        if (place++ !== records[next]) return;
        const raw = bytesAt(source, start, end).toString("utf8");
        writeWhole(target, `${JSON.stringify({record: records[next], line, raw})}\n`);
        next++;
      }
    });
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
