/** The gate's state: one SQLite file, every commit on the disk before it is answered; or PostgreSQL, when several machines serve. */
import {chmodSync} from "node:fs";
import {join} from "node:path";
import {DatabaseSync} from "node:sqlite";
import {CamelCasePlugin, Kysely, Migrator, PostgresDialect} from "kysely";
import pg from "pg";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {migrations} from "./migrations.js";
import {nodeSqliteDialect} from "./nodeSqlite.js";
import type {Tables} from "./tables.js";

export type State = Kysely<Tables>;

export const stateFile = (home: Home): string => join(home.state, "state.sqlite");

/** `postgres://user:password@host/database`; without it, SQLite under the home. */
export type StateUrl = string | undefined;

/** Opens and migrates the state. The caller closes it with `destroy()`. @throws PublicCError when a migration fails */
export async function openState(home: Home, url?: StateUrl): Promise<State> {
  const dialect = url ? postgresDialect(url) : nodeSqliteDialect(openDatabase(stateFile(home)));
  const state = new Kysely<Tables>({dialect, plugins: [new CamelCasePlugin()]});
  await migrate(state);
  return state;
}

/** Counts are small: BIGINT (type 20) reads as a number, as in SQLite. */
function postgresDialect(url: string): PostgresDialect {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new PublicCError("the state's address is not postgres://…", {exitCode: 2});
  pg.types.setTypeParser(20, Number);
  const pool = new pg.Pool({connectionString: url, max: 10});
  // A server that restarts closes what lies idle: the next query opens a new connection, and the gate stays up.
  pool.on("error", () => {});
  return new PostgresDialect({pool});
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, {timeout: 5_000, enableForeignKeyConstraints: true});
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  chmodSync(path, 0o600);
  return database;
}

async function migrate(state: State): Promise<void> {
  const provider = {getMigrations: async () => ({...migrations})};
  const migrator = new Migrator({db: state.withoutPlugins(), provider});
  const {error} = await migrator.migrateToLatest();
  if (error) throw new PublicCError("the state could not be migrated", {cause: error});
}
