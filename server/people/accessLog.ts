/** Who opened what of an organization's: pages, PDFs and exports; written by the dozen, read by its administrators. */
import {randomUUID} from "node:crypto";
import type {Logger} from "../logger.js";
import type {State} from "../state/openState.js";
import type {AccessRow} from "../state/tables.js";

export interface AccessLog {
  /** Returns at once; on the disk within a second. */
  record(access: Omit<AccessRow, "id">): void;
  /** Writes what is waiting. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface AccessLogOptions {
  logger: Logger;
  everyMs?: number;
}

/** SQLite takes a few thousand values in one statement; five for each access. */
const rowsPerInsert = 500;

export function openAccessLog(
  state: State,
  {logger, everyMs = 1_000}: AccessLogOptions
): AccessLog {
  let waiting: AccessRow[] = [];
  const flush = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    for (let from = 0; from < rows.length; from += rowsPerInsert)
      await state
        .insertInto("accesses")
        .values(rows.slice(from, from + rowsPerInsert))
        .execute();
  };
  const timer = setInterval(() => {
    flush().catch((error: Error) => logger.error("access log", {reason: error.message}));
  }, everyMs);
  timer.unref();
  return {
    record: (access) => void waiting.push({id: randomUUID(), ...access}),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    }
  };
}

export interface LoggedAccess {
  at: string;
  email: string;
  path: string;
}

/** The latest first. */
export const listAccesses = (
  state: State,
  organization: string,
  limit?: number
): Promise<LoggedAccess[]> =>
  state
    .selectFrom("accesses")
    .innerJoin("people", "people.id", "accesses.personId")
    .select(["accesses.at", "people.email", "accesses.path"])
    .where("accesses.organization", "=", organization)
    .orderBy("accesses.at", "desc")
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute();
