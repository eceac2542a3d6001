/** The way mail leaves: written with the deed it announces, sent afterwards, tried again until the relay takes it. */
import {randomUUID} from "node:crypto";
import type {Logger} from "../logger.js";
import type {State} from "../state/openState.js";
import type {OutboxRow} from "../state/tables.js";
import type {Mail, Transport} from "./mail.js";

/**
 * Call with the transaction of the deed: either both are on the disk, or neither is. A mail that brings
 * its own id is written once, however often it is posted.
 */
export async function postMail(
  transaction: State,
  {id = randomUUID(), to, subject, text}: Mail,
  now: Date
): Promise<void> {
  const at = now.toISOString();
  const message = {recipient: to, subject, text, createdAt: at, nextAt: at};
  await transaction
    .insertInto("outbox")
    .values({id, ...message, attempts: 0, sentAt: null, refusedAt: null})
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export interface Outbox {
  /** Sends what is due now. At least once each: a stop between the relay's answer and ours repeats one message. */
  sendDue(): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxOptions {
  state: State;
  mail: Transport;
  logger: Logger;
  clock: () => Date;
  everyMs?: number;
}

const batch = 20;

export function openOutbox({everyMs = 2_000, ...options}: OutboxOptions): Outbox {
  let sending: Promise<void> = Promise.resolve();
  const sendDue = (): Promise<void> => (sending = sending.then(() => sendBatch(options)));
  const timer = setInterval(sendDue, everyMs);
  timer.unref();
  return {
    sendDue,
    async close() {
      clearInterval(timer);
      await sending;
    }
  };
}

async function sendBatch(options: OutboxOptions): Promise<void> {
  const due = await options.state
    .selectFrom("outbox")
    .selectAll()
    .where("sentAt", "is", null)
    .where("refusedAt", "is", null)
    .where("nextAt", "<=", options.clock().toISOString())
    .orderBy("createdAt")
    .limit(batch)
    .execute();
  for (const message of due) await sendOne(message, options);
}

async function sendOne(
  message: OutboxRow,
  {state, mail, logger, clock}: OutboxOptions
): Promise<void> {
  const {id, recipient: to, subject, text, attempts} = message;
  const outcome = await mail.send({id, to, subject, text}).then(
    () => ({sentAt: clock().toISOString(), text: ""}),
    (error: Error & {responseCode?: number}) =>
      isRefusal(error)
        ? {refusedAt: clock().toISOString()}
        : {nextAt: laterThan(clock(), attempts), attempts: attempts + 1}
  );
  if (!("sentAt" in outcome)) logger.error("mail", {id, attempts, refused: "refusedAt" in outcome});
  await state.updateTable("outbox").set(outcome).where("id", "=", id).execute();
}

/** The relay has spoken, and for good (RFC 5321, 5yz); a relay that is away has refused nothing. */
const isRefusal = ({responseCode = 0}: {responseCode?: number}): boolean => responseCode >= 500;

/** Ten seconds, twenty, forty… an hour at most. */
function laterThan(now: Date, attempts: number): string {
  const seconds = Math.min(3_600, 10 * 2 ** attempts);
  return new Date(now.getTime() + seconds * 1_000).toISOString();
}
