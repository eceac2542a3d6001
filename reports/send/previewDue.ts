/** A dry run: every message that waits, as it would leave, into a transport that goes nowhere. Nothing is marked. */
import type {Editions} from "../review/openEditions.js";
import {composeApproved, type SendOptions} from "./sendDue.js";

/** Number of messages written. */
export async function previewDue(
  editions: Editions,
  options: Pick<SendOptions, "collective" | "url" | "home" | "transport">
): Promise<number> {
  const rows = editions
    .prepare(
      `select message_id as messageId, edition_id as editionId, recipient, delivery, sha256
       from outbox where status = 'queued' order by next_at, message_id`
    )
    .all() as unknown as Parameters<typeof composeApproved>[1][];
  for (const row of rows) {
    const message = composeApproved(editions, row, options);
    if (message) await options.transport.send(message);
  }
  return rows.length;
}
