/** The fix list: what ingestion would tell of these files, with the member's own columns and what stood there. */
import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import type {Text} from "../../src/vocabulary/language.js";
import {fieldLabels} from "../contract/fieldLabels.js";
import {type IssueCode, issueKinds, sentenceOf} from "../contract/issue.js";
import {type FileMapping, type GivenTable, type Mapping, readingsOf} from "../mapping.js";
import {openFile} from "../sources/index.js";
import {textAt} from "../sources/openText.js";
import {parseRecord} from "../sources/parseRecord.js";
import {scanRecords} from "../sources/scanRecords.js";
import type {GivenFile, TextTable} from "../sources/source.js";
import {literal} from "../warehouse/variables.js";
import {rowsOf} from "../warehouse/withWarehouse.js";
import type {Problem} from "./checkReport.js";
import {deliveryId, type Scratch} from "./readScratch.js";

export interface ProblemOrder {
  files: readonly GivenFile[];
  mapping: Mapping;
  /** Lines named per problem. */
  examples: number;
  /** Show what stood there: only where the member alone reads it. */
  showValues: boolean;
}

interface Told {
  table_name: GivenTable | null;
  file: string | null;
  field_name: string | null;
  code: IssueCode;
  rows: number;
  lines: (number | null)[];
  founds: (string | null)[];
}

/** Blocking first, most rows first. */
export async function readProblems(scratch: Scratch, order: ProblemOrder): Promise<Problem[]> {
  const {work, parquet} = scratch;
  if (!existsSync(parquet.issues)) return [];
  const told = await rowsOf<Told>(work, toldSql(parquet.issues, order.examples));
  const problems = told.map((issue) => problemOf(issue, entryOf(order, issue.file)));
  if (order.showValues) await fillFound(problems, told, order, join(scratch.home.root, "cells"));
  else for (const {examples} of problems) for (const example of examples) example.found = null;
  return problems.sort((a, b) => rank(a) - rank(b) || b.rows - a.rows);
}

const rank = ({severity}: Problem): number => (severity === "blocking" ? 0 : 1);

const toldSql = (path: string, examples: number): string => `
  select table_name, file, field_name, code, sum(rows)::bigint as rows,
    list(line order by line nulls last)[1:${examples}] as lines,
    list(found order by line nulls last)[1:${examples}] as founds
  from read_parquet(${literal(path)})
  where code <> 'unknownFile' and delivery_id = '${deliveryId}'
  group by all order by code, table_name, file, field_name`;

function problemOf(
  {table_name, file, field_name, code, rows, lines, founds}: Told,
  entry: FileMapping | undefined
): Problem {
  const {severity, expected} = issueKinds[code];
  return {
    code,
    severity,
    table: table_name,
    file,
    column: columnOf(entry, table_name, field_name),
    rows,
    sentence: sentenceOf(code, field_name),
    expected,
    examples: lines.map((line, place) => ({line, found: founds[place] ?? null}))
  };
}

/** Files as they are read, a sheet or a list each, under the name that issues give them. */
const readingsIn = ({files, mapping}: Pick<ProblemOrder, "files" | "mapping">) =>
  files.flatMap((file) =>
    readingsOf(mapping, file.name).map(({name, entry}) => ({name, entry, file}))
  );

const entryOf = (order: ProblemOrder, named: string | null): FileMapping | undefined =>
  readingsIn(order).find(({name}) => name === named)?.entry;

/** The headers that feed a field in the file it came from. */
function headersOf(
  entry: FileMapping | undefined,
  table: GivenTable | null,
  field: string | null
): string[] {
  const given = table && field ? entry?.tables[table]?.[field] : undefined;
  if (given === undefined) return [];
  if (typeof given === "string") return [given];
  return "join" in given ? given.join : [];
}

function columnOf(
  entry: FileMapping | undefined,
  table: GivenTable | null,
  field: string | null
): Text | null {
  const headers = headersOf(entry, table, field);
  if (headers.length > 0) return {fr: headers.join(" + "), en: headers.join(" + ")};
  return field === null ? null : (fieldLabels[field] ?? {fr: field, en: field});
}

/** Goes back to the files for the cells that the issues themselves never hold. */
async function fillFound(
  problems: readonly Problem[],
  told: readonly Told[],
  order: ProblemOrder,
  scratch: string
): Promise<void> {
  const named = new Set(problems.flatMap(({file}) => file ?? []));
  for (const [index, {name, entry, file}] of readingsIn(order).entries()) {
    if (!named.has(name)) continue;
    const room = join(scratch, String(index));
    mkdirSync(room, {recursive: true, mode: 0o700});
    const opened = await openFile(file, entry.format, {scratch: room});
    if ("refused" in opened) continue;
    const wanted = problems.map((problem, place) => ({
      examples: problem.file === name ? problem.examples : [],
      headers: headersOf(entry, told[place]!.table_name, told[place]!.field_name)
    }));
    fillFromText(opened.table, wanted);
  }
}

interface Wanted {
  examples: Problem["examples"];
  headers: readonly string[];
}

function fillFromText(table: TextTable, wanted: readonly Wanted[]): void {
  const byLine = new Map<number, Wanted[]>();
  for (const want of wanted)
    for (const {line} of want.examples)
      if (line !== null) byLine.set(line, [...(byLine.get(line) ?? []), want]);
  if (byLine.size === 0) return;
  scanRecords(table.path, table.dialect, {
    onRecord: (record) => {
      const here = byLine.get(record.line);
      if (!here || record.isBlank) return;
      const cells = parseRecord(textAt(table.path, record, 10_000), table.dialect);
      for (const {examples, headers} of here) {
        const found = headers.map((header) => cells[table.header.indexOf(header)] ?? "").join(" ");
        for (const example of examples)
          if (example.line === record.line && headers.length > 0) example.found = found;
      }
    }
  });
}
