/** What the journey costs beside a bare `read_csv` of the same files, and what a second run costs. */
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join, matchesGlob} from "node:path";
import {writeDemo} from "../demo/writeDemo.js";
import {type Collective, type Member, readCollective, readSpec} from "../loaders/collective.js";
import {type Home, openHome} from "../loaders/home.js";
import {type FileMapping, mappingSpec} from "../loaders/mapping.js";
import {ingest} from "../loaders/pipeline.js";
import {listDeliveries} from "../loaders/sources/deliveries.js";
import {rowsOf, type Warehouse, withWarehouse} from "../loaders/warehouse/withWarehouse.js";

/**
 * Name → seconds, rows or ratio. The baseline is `read_csv(all_varchar)` with dialect and columns given, into a
 * DuckDB file, checkpointed; files in another encoding are decoded for it beforehand, workbooks left out.
 */
export async function benchIngest(tickets = 1_000_000): Promise<Record<string, number>> {
  const root = mkdtempSync(join(tmpdir(), "public-c-bench-"));
  try {
    const home = openHome(root);
    await writeDemo({rawFolder: home.raw, tickets});
    const collective = readCollective("data/collectives/demo");
    const bare = await readBare(collective, home);
    const first = await ingest(collective, home);
    const again = await ingest(collective, home);
    changeOne(home);
    const changed = await ingest(collective, home);
    const reading = first.readingSeconds;
    return {
      "bare read_csv: rows": bare.rows,
      "bare read_csv: seconds": bare.seconds,
      "read, judge, standardize, pseudonymize: seconds": reading,
      "ingestion with marts and disclosure: seconds": first.seconds,
      "ingestion: rows per second": bare.rows / first.seconds,
      "reading ÷ bare": reading / bare.seconds,
      "whole ÷ bare": first.seconds / bare.seconds,
      "nothing changed: seconds": again.seconds,
      "one member changed: seconds": changed.seconds
    };
  } finally {
    rmSync(root, {recursive: true});
  }
}

/** One member hands over again, with one more sale: its last line, once more. */
function changeOne(home: Home): void {
  const {files} = listDeliveries(home, "theatre-du-grand-heron").at(-1)!;
  const {path} = files.find(({name}) => name.startsWith("commandes"))!;
  const lines = readFileSync(path, "utf8").trimEnd().split("\r\n");
  appendFileSync(path, `${lines.at(-1)}\r\n`);
}

interface BareFile {
  path: string;
  format: Extract<FileMapping["format"], {kind: "csv"}>;
}

async function readBare(
  collective: Collective,
  home: Home
): Promise<{rows: number; seconds: number}> {
  const decoded = join(home.root, "decoded");
  openHome(decoded);
  const files = collective.members.flatMap((member) =>
    bareFiles(collective, member, home, decoded)
  );
  return withWarehouse(
    join(decoded, "bare.duckdb"),
    async (warehouse) => {
      const started = performance.now();
      let rows = 0;
      for (const [index, file] of files.entries()) rows += await loadBare(warehouse, file, index);
      await warehouse.run("checkpoint");
      return {rows, seconds: (performance.now() - started) / 1000};
    },
    {folders: [home.raw, decoded]}
  );
}

function bareFiles(
  collective: Collective,
  member: Member,
  home: Home,
  decoded: string
): BareFile[] {
  if (member.source.kind !== "files") return [];
  const path = join(collective.folder, "mappings", `${member.source.mapping}.yaml`);
  const mapping = readSpec(path, mappingSpec);
  return listDeliveries(home, member.organization)
    .flatMap(({files}) => files)
    .flatMap(({path: file}) => {
      const format = mapping.files.find(({match}) => matchesGlob(basename(file), match))?.format;
      if (format?.kind !== "csv") return [];
      return [{path: inUtf8(file, format.encoding, decoded), format}];
    });
}

function inUtf8(file: string, encoding: string, decoded: string): string {
  if (encoding === "utf-8") return file;
  const copy = join(decoded, file.replaceAll("/", "_"));
  writeFileSync(copy, new TextDecoder(encoding).decode(readFileSync(file), {stream: true}));
  return copy;
}

async function loadBare(warehouse: Warehouse, file: BareFile, index: number): Promise<number> {
  const {path, format} = file;
  const {delimiter, quote, skipLines: skip} = format;
  await warehouse.run(
    `create table bare_${index} as select * from read_csv($path, auto_detect = false, columns = {${columnsOf(file)}},
      header = true, delim = $delimiter, quote = $quote, skip = $skip, null_padding = true, parallel = false)`,
    {path, delimiter, quote, skip}
  );
  const [count] = await rowsOf<{rows: number}>(
    warehouse,
    `select count(*) as rows from bare_${index}`
  );
  return count!.rows;
}

/** As many text columns as the header has, and one more for rows that are too long. */
function columnsOf({path, format}: BareFile): string {
  const header = readFileSync(path, "utf8").split(/\r?\n/, format.skipLines + 1)[format.skipLines]!;
  const names = Array.from({length: header.split(format.delimiter).length + 1}, (_, i) => `c${i}`);
  return names.map((name) => `${name}: 'VARCHAR'`).join(", ");
}
