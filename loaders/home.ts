import {mkdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {PublicCError} from "./error.js";

/**
 * Everything a running collective keeps, under one folder that the operator encrypts and backs up
 * (`PUBLIC_C_HOME`, mode 0700). Nothing in it is committed; only `raw`, `state` and `keys` cannot be rebuilt.
 */
export interface Home {
  root: string;
  /** raw/<member>/<delivery>/…: files as handed over, until their retention ends. */
  raw: string;
  /** quarantine/<member>/: rejected rows with their raw line; member-only. */
  quarantine: string;
  /**
   * Match keys and decisions of each member, and in `@collective` what links persons across members; past the
   * privacy stage read in memory only, while a snapshot is built.
   */
  linkage: string;
  keys: string;
  /** standard/<table>/organization=<member>/season=<season>/*.parquet: pseudonymous and durable. */
  standard: string;
  /** warehouse/<snapshot>.duckdb and `current`. */
  warehouse: string;
  /** SQLite: accounts, sessions, grants, reviews, outbox, release ledger. */
  state: string;
  /** releases/<id>/manifest.json beside the content store releases/store/<sha256>. */
  releases: string;
  /** pdf/<snapshot>/<organization>/<report>.<language>.pdf */
  pdf: string;
}

const rooms = [
  "raw",
  "quarantine",
  "linkage",
  "keys",
  "standard",
  "warehouse",
  "state",
  "releases",
  "pdf"
] as const;

/** Opens (and on first run creates, 0700) the home; `PUBLIC_C_HOME`, else `var/` beside package.json. @throws PublicCError exit 2 where it cannot be written */
export function openHome(root: string = process.env.PUBLIC_C_HOME ?? "var"): Home {
  const home = Object.fromEntries(rooms.map((room) => [room, join(resolve(root), room)]));
  try {
    for (const room of rooms) mkdirSync(home[room]!, {recursive: true, mode: 0o700});
  } catch (cause) {
    throw new PublicCError(
      `cannot keep anything in ${resolve(root)}: ${(cause as Error).message}`,
      {
        exitCode: 2,
        next: "set PUBLIC_C_HOME to a folder that this account may write",
        cause
      }
    );
  }
  return {root: resolve(root), ...home} as unknown as Home;
}
