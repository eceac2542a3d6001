/** The only door out of the warehouse: rows of a mart, for whoever may see them, as `src/vocabulary/rows.ts` types them. */
import type {DuckDBValue} from "@duckdb/node-api";
import type {MartName, MartRows} from "../src/vocabulary/rows.js";
import {PublicCError} from "./error.js";
import {camelCase} from "./models/columnNames.js";
import type {Audience, ModelContract} from "./models/modelContract.js";
import {readModels} from "./models/readModels.js";
import {rowsOf, type Warehouse} from "./warehouse/withWarehouse.js";

/** Whose rows may be read: one organization's own, one of its shows under a grant, or what the collective publishes. */
export type Scope =
  | {kind: "own"; organization: string}
  | {kind: "granted"; organization: string; productionId: string}
  | {kind: "collective"};

/** Rows in the order of their columns. @throws PublicCError when the mart has no contract or its audience is another */
export async function readMart<Name extends MartName>(
  warehouse: Warehouse,
  name: Name,
  scope: Scope
): Promise<MartRows[Name][]> {
  const contract = contractOf(name);
  refuseScope(name, contract, scope);
  const {where, values} = filterOf(contract, scope);
  const sql = `select * from marts.${name} ${where} order by all`;
  return safeRows(await rowsOf<Row>(warehouse, sql, values), contract);
}

/** Organization → its own rows, as `readMart` gives them one by one: for the export, which writes each to its own place. */
export async function readEveryOwn<Name extends MartName>(
  warehouse: Warehouse,
  name: Name
): Promise<ReadonlyMap<string, MartRows[Name][]>> {
  const contract = contractOf(name);
  refuseScope(name, contract, {kind: "own"});
  const rows = await rowsOf<Row>(warehouse, `select * from marts.${name} order by all`);
  const byOrganization = Map.groupBy(rows, (row) => row.organization as string);
  return new Map(
    [...byOrganization].map(([organization, own]) => [organization, safeRows<Name>(own, contract)])
  );
}

/** Marts that readers of this kind of scope may open, in alphabetical order. */
export const martsFor = (kind: Scope["kind"]): MartName[] =>
  [...contracts()]
    .filter(([, contract]) => allowed[kind].includes(contract.audience!))
    .map(([name]) => name as MartName)
    .sort();

const allowed: Readonly<Record<Scope["kind"], readonly Audience[]>> = {
  own: ["own"],
  granted: ["granted"],
  collective: ["collective", "public"]
};

function contractOf(name: string): ModelContract {
  const contract = contracts().get(name);
  if (contract) return contract;
  throw new PublicCError(`mart ${name} has no contract`, {
    exitCode: 2,
    next: `add loaders/models/marts/${name}.sql and its .yml`
  });
}

function refuseScope(name: string, {audience}: ModelContract, {kind}: Pick<Scope, "kind">): void {
  if (allowed[kind].includes(audience!)) return;
  throw new PublicCError(`mart ${name} is for ${audience} readers, not for scope ${kind}`, {
    exitCode: 2,
    next: "read it in the scope its contract declares"
  });
}

/** What is public or the collective's is nobody's own; the rest is kept to one organization, or one show. */
function filterOf({audience}: ModelContract, scope: Scope) {
  const values: Record<string, DuckDBValue> = {};
  if (scope.kind === "collective" || audience === "public") return {where: "", values};
  values.organization = scope.organization;
  if (scope.kind === "own") return {where: "where organization = $organization", values};
  values.production = scope.productionId;
  return {
    where: "where organization = $organization and production_id = $production",
    values
  };
}

type Row = Record<string, unknown>;

const safeRows = <Name extends MartName>(
  rows: readonly Row[],
  contract: ModelContract
): MartRows[Name][] => {
  const names = new Map(Object.keys(rows[0] ?? {}).map((name) => [name, camelCase(name)]));
  return rows.map((row) => renamed(withoutSmallCounts(row, contract), names) as MartRows[Name]);
};

/** One to four persons read "<5"; what would tell how many is emptied with them. */
function withoutSmallCounts(row: Row, {small_counts}: ModelContract): Row {
  for (const [name, telling] of Object.entries(small_counts)) {
    const persons = row[name] as number;
    if (persons < 1 || persons > 4) continue;
    row[name] = "<5";
    for (const other of telling) row[other] = null;
  }
  return row;
}

const renamed = (row: Row, names: ReadonlyMap<string, string>): unknown =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [names.get(name)!, value]));

let read: ReadonlyMap<string, ModelContract> | undefined;

/** Contracts of the marts, read once per process. */
function contracts(): ReadonlyMap<string, ModelContract> {
  read ??= new Map(
    readModels()
      .filter(({layer}) => layer === "marts")
      .map(({name, contract}) => [name, contract])
  );
  return read;
}
