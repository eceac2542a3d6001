/** What was sent to whom, and what became of it: for the analyst, and for a member about its own people. */
import {PublicCError} from "../../loaders/error.js";
import {type Edition, readEdition} from "../review/editions.js";
import {type Editions, transact} from "../review/openEditions.js";
import {enqueue} from "./enqueue.js";
import {stopOf} from "./stops.js";

export interface SentMessage {
  messageId: string;
  editionId: string;
  report: string;
  title: string;
  organization: string;
  language: Edition["language"];
  recipient: string;
  delivery: "link" | "attachment";
  status: "queued" | "sending" | "sent" | "dead" | "cancelled" | "bounced";
  queuedAt: string;
  sentAt: string | null;
  attempts: number;
  /** What the relay, or the recipient's own server, answered last. */
  answer: string | null;
}

/** The latest first; `isFailed`: only those that reached nobody, for a person to look at. */
export function listMessages(
  editions: Editions,
  {organization = null, isFailed = false}: {organization?: string | null; isFailed?: boolean} = {}
): SentMessage[] {
  return editions
    .prepare(
      `select * from (
         select outbox.message_id as messageId, editions.id as editionId, report, title, organization,
           language, recipient, delivery,
           case when bounces.message_id is null then outbox.status else 'bounced' end as status,
           queued_at as queuedAt, sent_at as sentAt, attempts,
           coalesce(bounces.code || ' ' || bounces.words, outbox.error) as answer
         from outbox inner join editions on editions.id = outbox.edition_id
         left join bounces on bounces.message_id = outbox.message_id
       )
       where (?1 is null or organization = ?1) and (?2 = 0 or status in ('dead', 'bounced'))
       order by queuedAt desc, messageId`
    )
    .all(organization, isFailed ? 1 : 0) as unknown as SentMessage[];
}

/**
 * Queues the same approved bytes to the same person once more, under a Message-ID of its own: a mailbox that has
 * the first would take a second copy for a repetition. Whoever left the list stays out of it, and a mailbox that is
 * gone is not written to before somebody says it was mended.
 * @throws PublicCError when no such message was sent, its edition is no longer what is approved, or its reader is stopped
 */
export function sendAgain(editions: Editions, messageId: string, now: Date): SentMessage {
  return transact(editions, () => {
    const message = listMessages(editions).find((one) => one.messageId === messageId);
    if (!message)
      throw new PublicCError(`unknown message: ${JSON.stringify(messageId)}`, {
        exitCode: 2,
        next: "`public-c send log` lists them"
      });
    const edition = readEdition(editions, message.editionId);
    refuse(message, edition);
    refuseStopped(editions, message);
    const again = nextId(editions, messageId);
    enqueue(editions, {...message, messageId: again, edition, now});
    return {...message, messageId: again, status: "queued", queuedAt: now.toISOString()};
  });
}

function refuseStopped(editions: Editions, {recipient, report}: SentMessage): void {
  const stopped = stopOf(editions, {recipient, report});
  if (!stopped) return;
  const {reason, at} = stopped;
  const [why, next] =
    reason === "bounced"
      ? ["mailbox is gone", `\`public-c send resume ${recipient}\`, once it was mended`]
      : [
          "reader left this report",
          `\`public-c send resume ${recipient} --report ${report}\`, if that person asks for it`
        ];
  throw new PublicCError(`${recipient} is not written to: the ${why} (${at.slice(0, 10)})`, {next});
}

function refuse({status, messageId, recipient, report}: SentMessage, edition: Edition): void {
  if (edition.status !== "approved" && edition.status !== "sent")
    throw new PublicCError(`${edition.id} is ${edition.status}: nothing of it may leave`, {
      next: `\`public-c review list --report ${report}\` shows the one to approve`
    });
  if (status === "queued" || status === "sending")
    throw new PublicCError(`${messageId} has not left yet`, {next: "`public-c send` sends it"});
  if (status === "cancelled")
    throw new PublicCError(`${messageId} was cancelled: its reader left the list`, {
      next: `\`public-c send resume ${recipient} --report ${report}\`, if that person asks for it`
    });
}

/** "again-2.portrait.2021-2022.…": the next number that is free. */
function nextId(editions: Editions, messageId: string): string {
  const [, first = messageId] = /^again-\d+\.(.*)$/.exec(messageId) ?? [];
  const {n} = editions
    .prepare(
      "select count(*) as n from outbox where message_id = ?1 or message_id like 'again-%.' || ?1"
    )
    .get(first) as {n: number};
  return `again-${n + 1}.${first}`;
}
