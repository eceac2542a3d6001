/** Puts one message into the outbox, with the token that leaves the list; the caller holds the transaction. */
import {randomBytes} from "node:crypto";
import type {Edition} from "../review/editions.js";
import type {Editions} from "../review/openEditions.js";

export interface NewMessage {
  messageId: string;
  edition: Pick<Edition, "id" | "sha256">;
  recipient: string;
  delivery: "link" | "attachment";
  now: Date;
}

export function enqueue(
  editions: Editions,
  {messageId, edition, recipient, delivery, now}: NewMessage
): void {
  const at = now.toISOString();
  editions
    .prepare(
      `insert into outbox (message_id, edition_id, recipient, delivery, sha256, status, next_at, queued_at)
       values (?, ?, ?, ?, ?, 'queued', ?, ?)`
    )
    .run(messageId, edition.id, recipient, delivery, edition.sha256, at, at);
  editions
    .prepare("insert into tokens (token, message_id) values (?, ?)")
    .run(randomBytes(24).toString("base64url"), messageId);
}

/** Null for a message queued before there were any. */
export function tokenOf(editions: Editions, messageId: string): string | null {
  const row = editions.prepare("select token from tokens where message_id = ?").get(messageId);
  return row ? String(row.token) : null;
}
