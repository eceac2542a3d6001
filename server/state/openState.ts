/** The gate's state: one SQLite file, write-ahead log, every commit on the disk before it is answered. */
import {chmodSync} from "node:fs";
import {join} from "node:path";
import {DatabaseSync} from "node:sqlite";
import {CamelCasePlugin, Kysely, Migrator} from "kysely";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {migrations} from "./migrations.js";
import {nodeSqliteDialect} from "./nodeSqlite.js";
import type {Tables} from "./tables.js";

export type State = Kysely<Tables>;

export const stateFile = (home: Home): string => join(home.state, "state.sqlite");

/** Opens and migrates the state. The caller closes it with `destroy()`. @throws PublicCError when a migration fails */
export async function openState(home: Home): Promise<State> {
  const state = new Kysely<Tables>({
    dialect: nodeSqliteDialect(openDatabase(stateFile(home))),
    plugins: [new CamelCasePlugin()]
  });
  await migrate(state);
  return state;
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
