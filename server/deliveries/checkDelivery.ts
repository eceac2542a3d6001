/** What the journey would make of the files that a member is about to hand over. */
import {fork} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Collective} from "../../loaders/collective.js";
import type {Text} from "../../src/vocabulary/language.js";
import type {CheckOrder} from "./checkChild.js";
import type {Incoming} from "./incoming.js";

export interface CheckResult {
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  rowsDuplicate: number;
  issues: {severity: "blocking" | "warning"; rows: number; sentence: Text}[];
}

/** Null when the check itself did not come to an end. */
export type CheckDelivery = (organization: string) => Promise<CheckResult | null>;

export interface CheckOptions {
  collective: Collective;
  incoming: Incoming;
  /** Where the check's own home is made and removed; on the disk of the incoming files. */
  workshop?: string;
  minutes?: number;
}

/** One check at a time: each may take the memory of a whole ingestion. */
export function openCheck({
  collective,
  incoming,
  workshop = tmpdir(),
  minutes = 10
}: CheckOptions): CheckDelivery {
  let last: Promise<unknown> = Promise.resolve();
  const run = async (organization: string): Promise<CheckResult | null> => {
    const home = mkdtempSync(join(workshop, "check-"));
    try {
      incoming.copyTo(organization, join(home, "raw", organization, "2000-01-01"));
      return await inChild({collective, organization, home}, minutes * 60_000);
    } finally {
      rmSync(home, {recursive: true, force: true});
    }
  };
  return (organization) => {
    const turn = last.then(() => run(organization));
    last = turn.catch(() => null);
    return turn;
  };
}

function inChild(order: CheckOrder, timeout: number): Promise<CheckResult | null> {
  const path = fileURLToPath(new URL("./checkChild.ts", import.meta.url));
  const execArgv = ["--import", "tsx", "--max-old-space-size=1024"];
  return new Promise((resolve) => {
    const child = fork(path, {execArgv, timeout, stdio: ["ignore", "ignore", "ignore", "ipc"]});
    child.once("message", (result) => resolve(result as CheckResult | null));
    child.once("exit", () => resolve(null));
    child.once("error", () => resolve(null));
    child.send(order);
  });
}
