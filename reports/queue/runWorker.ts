/** One machine of several: takes orders, prints them as `public-c report` does, until it is told to stop. */
import type {Collective} from "../../loaders/collective.js";
import type {Home} from "../../loaders/home.js";
import {type Press, withBrowser} from "../browser/withBrowser.js";
import type {Job} from "../planJobs.js";
import {printJob} from "../printJob.js";
import {readPlan} from "../printReports.js";
import {openQueue, type PrintAnswer, type PrintOrder, printOrders} from "./openQueue.js";

export interface WorkerOptions {
  url: string;
  home: Home;
  /** Read anew for each request: a member's file may have changed. */
  collective(): Collective;
  stopped: AbortSignal;
  progress?(name: string, reason: string | undefined): void;
}

export async function runWorker(options: WorkerOptions): Promise<void> {
  const queue = await openQueue(options.url);
  const find = jobFinder(options);
  try {
    await withBrowser(async (press) => {
      const settings = {pollingIntervalSeconds: 0.5, localConcurrency: 2, batchSize: 1};
      await queue.boss.work<PrintOrder, PrintAnswer>(printOrders, settings, async ([order]) =>
        print(press, order!.data, find, options)
      );
      await untilStopped(options.stopped);
      await queue.boss.offWork(printOrders, {wait: true});
    });
  } finally {
    await queue.close();
  }
}

async function print(
  press: Press,
  order: PrintOrder,
  find: JobFinder,
  {progress}: WorkerOptions
): Promise<PrintAnswer> {
  const job = await find(order);
  const reason = job ? await printJob(press, job) : isElsewhere;
  progress?.(order.name, reason);
  return reason === undefined ? {} : {reason};
}

const isElsewhere =
  "this machine has another snapshot, another version of the code, or other notes than the one that asked";

type JobFinder = (order: PrintOrder) => Promise<Job | undefined>;

/** A request is planned once, however many of its documents come here; planned again when one is not in it. */
function jobFinder({home, collective}: WorkerOptions): JobFinder {
  let known = {key: "", plan: Promise.resolve(new Map<string, Job>())};
  const planFor = async (order: PrintOrder): Promise<Map<string, Job>> => {
    const {jobs} = await readPlan(collective(), home, order.request);
    return new Map(jobs.map((job) => [job.inputs, job]));
  };
  return async (order) => {
    const key = JSON.stringify([order.snapshot, order.request]);
    if (known.key !== key) known = {key, plan: planFor(order)};
    const found = (await known.plan).get(order.inputs);
    if (found) return found;
    known = {key, plan: planFor(order)};
    return (await known.plan).get(order.inputs);
  };
}

const untilStopped = (stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopped.aborted) resolve();
    stopped.addEventListener("abort", () => resolve(), {once: true});
  });
