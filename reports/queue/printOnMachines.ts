/** Hands documents to whatever workers listen, and waits for them: the same PDFs as here, in the same places. */
import {randomUUID} from "node:crypto";
import {setTimeout} from "node:timers/promises";
import type {Job} from "../planJobs.js";
import type {Printer} from "../printReports.js";
import {
  openQueue,
  type PrintAnswer,
  type PrintOrder,
  printOrders,
  type Queue
} from "./openQueue.js";

const pollMilliseconds = 300;
/** Every three seconds, whether a worker has died. */
const looksBetweenChecks = 10;

export const printOnMachines =
  (url: string): Printer =>
  async (jobs, request, progress) => {
    const queue = await openQueue(url);
    try {
      const waiting = await order(queue, jobs, request);
      return await waitFor(queue, waiting, (done, job) => progress?.(done, jobs.length, job.name));
    } finally {
      await queue.close();
    }
  };

/** Order → its document. */
async function order(
  {boss}: Queue,
  jobs: readonly Job[],
  request: PrintOrder["request"]
): Promise<Map<string, Job>> {
  const orders = new Map(jobs.map((job) => [randomUUID() as string, job]));
  await boss.insert(
    printOrders,
    [...orders].map(([id, {inputs, name, data}]) => {
      const told: PrintOrder = {inputs, name, request, snapshot: data.snapshot.id};
      return {id, data: told};
    })
  );
  return orders;
}

async function waitFor(
  {boss}: Queue,
  waiting: Map<string, Job>,
  progress: (done: number, job: Job) => void
): Promise<{file: string; reason: string}[]> {
  const failed: {file: string; reason: string}[] = [];
  let done = 0;
  for (let look = 1; waiting.size > 0; look++) {
    if (look % looksBetweenChecks === 0) await boss.supervise(printOrders);
    for (const [id, job] of waiting) {
      const found = await boss.getJobById<PrintOrder>(printOrders, id);
      if (found && !["completed", "failed", "cancelled"].includes(found.state)) continue;
      waiting.delete(id);
      const reason = reasonOf(found?.state, found?.output as PrintAnswer | undefined);
      if (reason) failed.push({file: job.name, reason});
      progress(++done, job);
    }
    await setTimeout(pollMilliseconds);
  }
  return failed;
}

/** A worker that failed three times over is no reason; what it said last is. */
function reasonOf(state: string | undefined, output: PrintAnswer | undefined): string | undefined {
  if (state === "completed") return output?.reason;
  const said = (output as {message?: string} | undefined)?.message;
  return `no machine could print it${said ? `: ${said}` : ""}`;
}
