/** Fills a new warehouse file with the standard tables of every member, what they come from and the reference territories. */
import {existsSync, globSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../collective.js";
import {sharesWithCollective} from "../collective.js";
import {type IssueCode, issueKinds, sentenceOf} from "../contract/issue.js";
import type {Home} from "../home.js";
import {loadRepertoire, withKeptPerformances} from "../repertoire/loadRepertoire.js";
import {settledFolder} from "../standard/places.js";
import {type StandardTable, standardTables} from "../standard/schema.js";
import {loadTerritories} from "./loadTerritories.js";
import {bindList} from "./variables.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

/** @param carried organizations whose order lines and customers the file holds already */
export async function writeWarehouse(
  warehouse: Warehouse,
  collective: Collective,
  home: Home,
  carried: readonly string[] = []
): Promise<void> {
  for (const table of Object.keys(standardTables) as StandardTable[])
    await warehouse.run(createSql(table));
  const others = {
    members: collective.members.filter(({organization}) => !carried.includes(organization))
  };
  await loadTerritories(warehouse);
  await loadMembers(warehouse, collective);
  await loadRepertoire(warehouse, collective, filesOf(collective, home, "performances"));
  for (const table of ["orders", "customers"] as const)
    await loadTable(warehouse, table, filesOf(others, home, table));
  await loadAccounts(warehouse, collective, home);
}

const createSql = (table: StandardTable): string =>
  `create table if not exists ${table} (${Object.entries(standardTables[table])
    .map(([name, type]) => `${name} ${type}`)
    .join(", ")})`;

const filesOf = (
  {members}: Pick<Collective, "members">,
  {standard}: Home,
  table: string
): string[] =>
  members.flatMap(({organization}) => {
    const folder = join(standard, table, `organization=${organization}`);
    return globSync("**/*.parquet", {cwd: folder})
      .sort()
      .map((name) => join(folder, name));
  });

async function loadTable(
  warehouse: Warehouse,
  table: "orders" | "customers",
  files: readonly string[]
): Promise<void> {
  if (files.length === 0) return;
  await bindList(warehouse, "paths", files);
  const columns = Object.keys(standardTables[table]).join(", ");
  const given = "read_parquet(getvariable('paths'), hive_partitioning = false)";
  const rows = table === "orders" ? await withKeptPerformances(warehouse, given) : `from ${given}`;
  await warehouse.run(`insert into ${table} select ${columns} from (${rows})`);
}

async function loadMembers(warehouse: Warehouse, {members}: Collective): Promise<void> {
  const rows = members.map((member) => ({
    organization: member.organization,
    name: member.name,
    city: member.city,
    municipality: member.territory.municipality,
    mrc: member.territory.mrc,
    admin_region: member.territory.adminRegion,
    discipline: member.disciplines[0]!,
    size: member.size,
    contributor: member.holding ?? member.organization,
    shares: sharesWithCollective(member)
  }));
  const shape = JSON.stringify([standardTables.members]);
  await warehouse.run(
    `insert into members by name select unnest(from_json($rows, '${shape}'), recursive := true)`,
    {rows: JSON.stringify(rows)}
  );
}

/** `deliveries` as settled; `issue_lines` line by line; `issues` one row per organization and kind, in sentences. */
async function loadAccounts(
  warehouse: Warehouse,
  {members}: Collective,
  home: Home
): Promise<void> {
  const read = async (name: string): Promise<string> => {
    const paths = members
      .map(({organization}) => join(settledFolder(home, organization), `${name}.parquet`))
      .filter((path) => existsSync(path));
    await bindList(warehouse, `${name}_paths`, paths);
    return `read_parquet(getvariable('${name}_paths'))`;
  };
  await warehouse.run(`create table deliveries as select * from ${await read("deliveries")}`);
  await warehouse.run(`create table issue_lines as select * from ${await read("issues")}`);
  await loadSentences(warehouse);
}

async function loadSentences(warehouse: Warehouse): Promise<void> {
  const kinds = await rowsOf<{code: IssueCode; field_name: string | null}>(
    warehouse,
    "select distinct code, field_name from issue_lines"
  );
  const told = kinds.map(({code, field_name}) => {
    const {fr, en} = sentenceOf(code, field_name);
    return {
      code,
      field_name,
      severity: issueKinds[code].severity,
      sentence_fr: fr,
      sentence_en: en
    };
  });
  await warehouse.run(
    `create table issues as
     select organization, told.code, severity, told.field_name, sum(rows)::bigint as rows, sentence_fr, sentence_en
     from issue_lines
     inner join (select unnest(from_json($told, '[{"code":"VARCHAR","field_name":"VARCHAR","severity":"VARCHAR",
       "sentence_fr":"VARCHAR","sentence_en":"VARCHAR"}]'), recursive := true)) as told
       on told.code = issue_lines.code and told.field_name is not distinct from issue_lines.field_name
     group by all`,
    {told: JSON.stringify(told)}
  );
}
