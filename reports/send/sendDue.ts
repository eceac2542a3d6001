/**
 * Empties the outbox. Each message is leased, sent, then marked: a kill in between repeats it with the same
 * Message-ID, and nothing is lost. A relay that is away burns no attempt; a refusal for good reaches the analyst.
 */
import {existsSync, readFileSync} from "node:fs";
import type {Home} from "../../loaders/home.js";
import {sha256Of} from "../receipt.js";
import {approvedFile} from "../review/approve.js";
import {type Edition, readEdition} from "../review/editions.js";
import {type Editions, transact} from "../review/openEditions.js";
import {composeMessage, type Envelope, type Letterhead, type Message} from "./composeMessage.js";
import {tokenOf} from "./enqueue.js";
import {type Outcome, outcomeOf} from "./outcomeOf.js";
import {stop} from "./stops.js";

export interface Transport {
  send(message: Message): Promise<unknown>;
}

export interface SendOptions extends Pick<Letterhead, "collective" | "url"> {
  home: Pick<Home, "pdf">;
  transport: Transport;
  clock: () => Date;
  /** From 0 to 1, for the jitter of retries. */
  random?: () => number;
  progress?(sent: number, recipient: string): void;
}

export interface SendResult {
  sent: number;
  /** The relay asked to come back. */
  later: number;
  /** Refused for good; each is for a person to look at. */
  dead: readonly {recipient: string; error: string}[];
  /** The relay could not be reached: the rest waits. */
  relayIsAway: boolean;
}

const leaseMinutes = 5;
/** Twelve tries, doubling from a minute to six hours: about two days. */
const mostAttempts = 12;

/** Sends what is due now, one after the other. Two senders may run at once: a lease belongs to one. */
export async function sendDue(editions: Editions, options: SendOptions): Promise<SendResult> {
  const result = {sent: 0, later: 0, dead: [] as {recipient: string; error: string}[]};
  for (;;) {
    const row = lease(editions, options.clock());
    if (!row) return {...result, relayIsAway: false};
    const outcome = await sendOne(editions, row, options);
    settle(editions, row, outcome, options);
    if (outcome.kind === "sent") {
      result.sent++;
      options.progress?.(result.sent, row.recipient);
    }
    if (outcome.kind === "dead") result.dead.push({recipient: row.recipient, error: outcome.error});
    if (outcome.kind === "later") result.later++;
    if (outcome.kind === "relayIsAway") return {...result, relayIsAway: true};
  }
}

interface Queued extends Envelope {
  editionId: string;
  sha256: string;
}

interface OutboxRow extends Queued {
  attempts: number;
}

/** Null when the bytes are not there, or are not those that a person approved: only these leave the house. */
export function composeApproved(
  editions: Editions,
  queued: Queued,
  {collective, url, home}: Pick<SendOptions, "collective" | "url" | "home">
): Message | null {
  const edition = readEdition(editions, queued.editionId);
  const pdf = approvedBytes(home, edition, queued.sha256);
  const token = tokenOf(editions, queued.messageId);
  return pdf && composeMessage(edition, {...queued, token}, {collective, url, pdf});
}

function lease(editions: Editions, now: Date): OutboxRow | undefined {
  const until = new Date(now.getTime() + leaseMinutes * 60_000).toISOString();
  const row = editions
    .prepare(
      `update outbox set status = 'sending', lease_until = ?1 where message_id = (
         select message_id from outbox
         where (status = 'queued' and next_at <= ?2) or (status = 'sending' and lease_until < ?2)
         order by next_at, message_id limit 1)
       returning message_id as messageId, edition_id as editionId, recipient, delivery, sha256, attempts`
    )
    .get(until, now.toISOString());
  return row as OutboxRow | undefined;
}

async function sendOne(editions: Editions, row: OutboxRow, options: SendOptions): Promise<Outcome> {
  try {
    const message = composeApproved(editions, row, options);
    if (!message) return {kind: "dead", error: "the approved file is missing, or is another"};
    await options.transport.send(message);
    return {kind: "sent"};
  } catch (error) {
    return outcomeOf(error as Error);
  }
}

function approvedBytes(
  home: Pick<Home, "pdf">,
  {status, sha256}: Edition,
  queued: string
): Buffer | null {
  const file = approvedFile(home, sha256);
  const isApproved = status === "approved" || status === "sent";
  if (!isApproved || queued !== sha256 || !existsSync(file)) return null;
  const pdf = readFileSync(file);
  return sha256Of(pdf) === sha256 ? pdf : null;
}

function settle(
  editions: Editions,
  row: OutboxRow,
  outcome: Outcome,
  {clock, random = Math.random}: SendOptions
): void {
  const now = clock();
  transact(editions, () => {
    if (outcome.kind === "sent") return markSent(editions, row, now);
    const attempts = row.attempts + (outcome.kind === "later" ? 1 : 0);
    const isDead = outcome.kind === "dead" || attempts >= mostAttempts;
    editions
      .prepare(
        `update outbox set status = ?, attempts = ?, next_at = ?, lease_until = null, error = ?
         where message_id = ?`
      )
      .run(
        isDead ? "dead" : "queued",
        attempts,
        nextTry(now, attempts, random()),
        outcome.error,
        row.messageId
      );
    if (outcome.kind === "dead" && outcome.isGone)
      stop(editions, {
        recipient: row.recipient,
        report: null,
        reason: "bounced",
        at: now.toISOString()
      });
  });
}

function markSent(editions: Editions, {messageId, editionId}: OutboxRow, now: Date): void {
  editions
    .prepare(
      "update outbox set status = 'sent', sent_at = ?, lease_until = null, error = null where message_id = ?"
    )
    .run(now.toISOString(), messageId);
  editions
    .prepare(
      `update editions set status = 'sent' where id = ?1 and status = 'approved' and not exists
         (select 1 from outbox where edition_id = ?1 and status in ('queued', 'sending'))`
    )
    .run(editionId);
}

function nextTry(now: Date, attempts: number, random: number): string {
  const minutes = Math.min(360, 2 ** Math.max(0, attempts - 1)) * (0.75 + random / 2);
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
