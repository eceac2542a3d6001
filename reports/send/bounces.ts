/** What mail servers write back: the message they name is marked, and a mailbox that is gone is not written to again. */
import {type Editions, transact} from "../review/openEditions.js";
import type {DeliveryStatus} from "./parseBounces.js";
import {stop} from "./stops.js";

export type RecordedBounce =
  | {kind: "failed"; messageId: string; recipient: string; code: string; isGone: boolean}
  /** Still trying, or delivered: nothing to do. */
  | {kind: "notice"; recipient: string}
  /** No message of ours went there. */
  | {kind: "unknown"; recipient: string};

/** The same twice is one. */
export function recordBounce(
  editions: Editions,
  status: DeliveryStatus,
  now: Date
): RecordedBounce {
  const {recipient, action, code, words} = status;
  if (action !== "failed") return {kind: "notice", recipient};
  return transact(editions, () => {
    const messageId = messageOf(editions, status);
    if (messageId === undefined) return {kind: "unknown", recipient};
    const at = now.toISOString();
    editions
      .prepare("insert or replace into bounces (message_id, at, code, words) values (?, ?, ?, ?)")
      .run(messageId, at, code, words);
    const isGone = code.startsWith("5.");
    if (isGone) stop(editions, {recipient, report: null, reason: "bounced", at});
    return {kind: "failed", messageId, recipient, code, isGone};
  });
}

/** By its own id, and to this recipient: a forged answer about somebody else's message stops nobody. */
function messageOf(editions: Editions, {messageId, recipient}: DeliveryStatus): string | undefined {
  const row = editions
    .prepare(
      `select message_id from outbox where lower(recipient) = ? and status = 'sent'
         and message_id = coalesce(?, message_id) order by sent_at desc limit 1`
    )
    .get(recipient.toLowerCase(), messageId);
  return row && String(row.message_id);
}
