/** Runs the pre-flight check of `public-c check` beside the gate: so much memory, so much time, and no more. */
import {fork} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {CheckOrder} from "../../loaders/preflight/checkDelivery.js";
import type {CheckReport} from "../../loaders/preflight/checkReport.js";

/** Null when the check did not come to an end. */
export type RunCheck = (order: CheckOrder) => Promise<CheckReport | null>;

export interface CheckLimits {
  minutes?: number;
  /** Of the program itself; set work keeps to the warehouse's own limit. */
  memoryMB?: number;
}

/** One check at a time: each may take the memory of a whole ingestion. */
export function createCheckRunner({minutes = 10, memoryMB = 1024}: CheckLimits = {}): RunCheck {
  let last: Promise<unknown> = Promise.resolve();
  return (order) => {
    const turn = last.then(() => inChild(order, {timeout: minutes * 60_000, memoryMB}));
    last = turn.catch(() => null);
    return turn;
  };
}

function inChild(
  order: CheckOrder,
  {timeout, memoryMB}: {timeout: number; memoryMB: number}
): Promise<CheckReport | null> {
  const path = fileURLToPath(new URL("./checkChild.ts", import.meta.url));
  const execArgv = ["--import", "tsx", `--max-old-space-size=${memoryMB}`];
  return new Promise((resolve) => {
    const child = fork(path, {
      execArgv,
      timeout,
      killSignal: "SIGKILL",
      stdio: ["ignore", "ignore", "ignore", "ipc"]
    });
    child.once("message", (report) => resolve(report as CheckReport | null));
    child.once("exit", () => resolve(null));
    child.once("error", () => resolve(null));
    child.send(order);
  });
}
