/** Holds a built model to its contract. A breach names the model, the check and up to three keys. */
import {PublicCError} from "../error.js";
import type {Model} from "../models/readModels.js";
import {rowsOf, type Warehouse} from "./withWarehouse.js";

interface Check {
  /** Completes "model season_summary: …". */
  breach: string;
  /** Keys of offending rows, at most three. */
  sql: string;
}

/** Runs every check of the contract on `table` and says how many. @throws PublicCError exit 1 at the first breach */
export async function checkModel(
  warehouse: Warehouse,
  model: Model,
  table: string = model.id
): Promise<number> {
  await checkColumns(warehouse, model, table);
  const checks = [
    ...grainCheck(model, table),
    ...presenceCheck(model, table),
    ...relationChecks(model, table),
    ...identityChecks(model, table)
  ];
  for (const check of checks) await runCheck(warehouse, model, check);
  return checks.length + 1;
}

async function checkColumns(warehouse: Warehouse, model: Model, table: string): Promise<void> {
  const described = await rowsOf<{column_name: string}>(warehouse, `describe ${table}`);
  const built = described.map(({column_name}) => column_name);
  const declared = Object.keys(model.contract.columns);
  const missing = declared.filter((name) => !built.includes(name));
  const undeclared = built.filter((name) => !declared.includes(name));
  if (missing.length) throw breachOf(model, `declared but not built: ${missing.join(", ")}`);
  if (undeclared.length) throw breachOf(model, `built but not declared: ${undeclared.join(", ")}`);
}

function grainCheck({contract: {keys}}: Model, table: string): Check[] {
  if (!keys) return [];
  const columns = keys.join(", ");
  return [
    {
      breach: `more than one row per ${columns}`,
      sql: `select ${columns} from ${table} group by ${columns} having count(*) > 1 limit 3`
    }
  ];
}

/** One pass over the table, whatever the number of columns. */
function presenceCheck({contract: {columns, keys}}: Model, table: string): Check[] {
  const required = Object.keys(columns).filter((name) => !columns[name]!.nullable);
  if (required.length === 0) return [];
  const isMissing = required.map((name) => `${name} is null`).join(" or ");
  return [
    {
      breach: `a value is missing among ${required.join(", ")}`,
      sql: `select ${keysOr(keys)} from ${table} where ${isMissing} limit 3`
    }
  ];
}

function relationChecks({contract: {relations}}: Model, table: string): Check[] {
  return Object.entries(relations).map(([name, target]) => {
    const [schema, other, column] = target.split(".");
    return {
      breach: `${name} is not in ${target}`,
      sql: `select distinct ${name} from ${table}
        anti join ${schema}.${other} as known on ${table}.${name} = known.${column}
        where ${name} is not null limit 3`
    };
  });
}

function identityChecks({contract: {identities, keys}}: Model, table: string): Check[] {
  return Object.entries(identities).map(([sentence, expression]) => ({
    breach: `not true that ${sentence}`,
    sql: `select ${keysOr(keys)} from ${table} where not coalesce(${expression}, true) limit 3`
  }));
}

async function runCheck(warehouse: Warehouse, model: Model, {breach, sql}: Check): Promise<void> {
  const offending = await rowsOf<Record<string, unknown>>(warehouse, sql);
  if (offending.length === 0) return;
  const keys = offending.map((row) => `(${Object.values(row).map(String).join(", ")})`);
  throw breachOf(model, `${breach}: ${keys.join(" ")}`);
}

const keysOr = (keys: readonly string[] | undefined): string => keys?.join(", ") ?? "*";

const breachOf = (model: Model, breach: string): PublicCError =>
  new PublicCError(`model ${model.name}: ${breach}`, {
    next: `correct ${model.layer}/${model.name}.sql, or its contract beside it`
  });
