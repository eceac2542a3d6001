/** Kysely's SQLite dialect over `node:sqlite`: no native build, each statement prepared once. */
import type {DatabaseSync, SQLInputValue, StatementSync} from "node:sqlite";
import {type SqliteDatabase, SqliteDialect, type SqliteStatement} from "kysely";

const preparedAtMost = 500;

export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = asKyselyStatement(database.prepare(sql));
    if (prepared.size >= preparedAtMost) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  const close = (): void => database.close();
  return new SqliteDialect({database: {prepare, close} satisfies SqliteDatabase});
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]): SQLInputValue[] =>
    parameters.map((value) =>
      value instanceof Date
        ? value.toISOString()
        : typeof value === "boolean"
          ? Number(value)
          : value
    ) as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters))
  };
}
