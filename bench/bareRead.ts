/** The baseline of ingestion: `read_csv` of the same files, every cell as text, into a DuckDB file, checkpointed. */
import {globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join, matchesGlob} from "node:path";
import {type Collective, type Member, readSpec} from "../loaders/collective.js";
import type {Home} from "../loaders/home.js";
import {type FileMapping, mappingSpec} from "../loaders/mapping.js";
import {rowsOf, type Warehouse, withWarehouse} from "../loaders/warehouse/withWarehouse.js";

export interface BareCost {
  rows: number;
  seconds: number;
}

interface BareFile {
  path: string;
  format: Extract<FileMapping["format"], {kind: "csv"}>;
}

/**
 * Reads what lies in `home.raw` at `within` (a glob; all of it unless told). Files in another encoding are decoded
 * beforehand, workbooks left out. `dialect`: given from the mappings, or `sniffed` by read_csv itself.
 */
export async function readBare(
  collective: Collective,
  home: Home,
  {within = "*/*", dialect = "given"}: {within?: string; dialect?: "given" | "sniffed"} = {}
): Promise<BareCost> {
  const decoded = join(home.root, "decoded");
  mkdirSync(decoded);
  try {
    const files = collective.members.flatMap((member) =>
      bareFiles(collective, member, {home, within, decoded})
    );
    return await withWarehouse(
      join(decoded, "bare.duckdb"),
      async (warehouse) => {
        const started = performance.now();
        let rows = 0;
        for (const [index, file] of files.entries())
          rows += await loadBare(warehouse, `bare_${index}`, readSql(file, dialect));
        await warehouse.run("checkpoint");
        return {rows, seconds: (performance.now() - started) / 1000};
      },
      {folders: [home.raw, decoded]}
    );
  } finally {
    rmSync(decoded, {recursive: true});
  }
}

function bareFiles(
  {folder}: Collective,
  {source, organization}: Member,
  {home, within, decoded}: {home: Home; within: string; decoded: string}
): BareFile[] {
  if (source.kind !== "files") return [];
  const mapping = readSpec(join(folder, "mappings", `${source.mapping}.yaml`), mappingSpec);
  return globSync(`${within}/*`, {cwd: home.raw})
    .filter((name) => name.startsWith(`${organization}/`))
    .sort()
    .flatMap((name) => {
      const format = mapping.files.find(({match}) => matchesGlob(basename(name), match))?.format;
      if (format?.kind !== "csv") return [];
      return [{path: inUtf8(join(home.raw, name), format.encoding, decoded), format}];
    });
}

function inUtf8(file: string, encoding: string, decoded: string): string {
  if (encoding === "utf-8") return file;
  const copy = join(decoded, file.replaceAll("/", "_"));
  writeFileSync(copy, new TextDecoder(encoding).decode(readFileSync(file), {stream: true}));
  return copy;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function readSql(file: BareFile, dialect: "given" | "sniffed"): string {
  const {delimiter, quote, skipLines: skip} = file.format;
  const told =
    dialect === "sniffed"
      ? "all_varchar = true"
      : `auto_detect = false, columns = {${columnsOf(file)}}, header = true,
         delim = ${quoted(delimiter)}, quote = ${quoted(quote)}, skip = ${skip}`;
  return `read_csv(${quoted(file.path)}, ${told}, null_padding = true, parallel = false)`;
}

async function loadBare(warehouse: Warehouse, table: string, given: string): Promise<number> {
  await warehouse.run(`create table ${table} as select * from ${given}`);
  const [count] = await rowsOf<{rows: number}>(warehouse, `select count(*) as rows from ${table}`);
  return count!.rows;
}

/** As many text columns as the header has, and one more for rows that are too long. */
function columnsOf({path, format}: BareFile): string {
  const header = readFileSync(path, "utf8").split(/\r?\n/, format.skipLines + 1)[format.skipLines]!;
  const names = Array.from({length: header.split(format.delimiter).length + 1}, (_, i) => `c${i}`);
  return names.map((name) => `${name}: 'VARCHAR'`).join(", ");
}
