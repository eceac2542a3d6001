/** The queue of documents to print, in PostgreSQL: what one machine asks for, any other may print. */
import {PgBoss} from "pg-boss";
import type {PrintRequest} from "../printReports.js";

/** One document: the request it came from, and which of that request's documents it is. */
export interface PrintOrder {
  /** Same snapshot, same request, same code, same document. */
  inputs: string;
  snapshot: string;
  request: PrintRequest;
  name: string;
}

/** What a worker says of an order; an empty one is a PDF that is kept. */
export interface PrintAnswer {
  reason?: string;
}

export const printOrders = "public-c-print";

/** Within these seconds a worker that died is missed, and its order goes to another. */
const heartbeatSeconds = 10;

export interface Queue {
  boss: PgBoss;
  close(): Promise<void>;
}

/** `url`: postgres://user@host/database. Creates what it needs in the schema `pgboss`. */
export async function openQueue(url: string): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 5,
    schedule: false
  });
  boss.on("error", (error) => console.error(`queue: ${error.message}`));
  await boss.start();
  await boss.createQueue(printOrders, {
    heartbeatSeconds,
    retryLimit: 3,
    retryDelay: 0,
    deleteAfterSeconds: 3_600
  });
  return {boss, close: () => boss.stop({graceful: true, timeout: 10_000})};
}
