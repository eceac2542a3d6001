/** Who is no longer written to: by their own wish, of one report; or because their mailbox is gone, of all. */
import type {Editions} from "../review/openEditions.js";
import {transact} from "../review/openEditions.js";

export interface Stop {
  recipient: string;
  /** Null is every report. */
  report: string | null;
  reason: "unsubscribed" | "bounced";
  at: string;
}

/** Stands for every report in the table, whose key holds no null. */
const every = "*";

export function stopOf(
  editions: Editions,
  {recipient, report}: {recipient: string; report: string}
): Stop | undefined {
  const row = editions
    .prepare("select * from stops where recipient = ? and report in (?, ?) order by reason desc")
    .get(recipient.toLowerCase(), report, every);
  return row && stopFrom(row);
}

export const listStops = (editions: Editions): Stop[] =>
  editions.prepare("select * from stops order by at desc, recipient").all().map(stopFrom);

const stopFrom = (row: Record<string, unknown>): Stop =>
  ({...row, report: row.report === every ? null : row.report}) as Stop;

/** What still waits for this recipient is cancelled with it. */
export function stop(editions: Editions, {recipient, report, reason, at}: Stop): void {
  const address = recipient.toLowerCase();
  editions
    .prepare("insert or replace into stops (recipient, report, reason, at) values (?, ?, ?, ?)")
    .run(address, report ?? every, reason, at);
  editions
    .prepare(
      `update outbox set status = 'cancelled' where status = 'queued' and lower(recipient) = ?1
         and (?2 = '*' or edition_id in (select id from editions where report = ?2))`
    )
    .run(address, report ?? every);
}

/** The analyst has a corrected mailbox, or the person came back. */
export function resume(
  editions: Editions,
  {recipient, report}: Pick<Stop, "recipient" | "report">
): boolean {
  const {changes} = editions
    .prepare("delete from stops where recipient = ? and report = ?")
    .run(recipient.toLowerCase(), report ?? every);
  return Number(changes) > 0;
}

/**
 * Honours the link of a message, as RFC 8058 asks: at once, without a question, and the same when asked twice.
 * Undefined when no message bore this token.
 */
export function unsubscribe(
  editions: Editions,
  token: string,
  now: Date
): {recipient: string; report: string} | undefined {
  return transact(editions, () => {
    const row = editions
      .prepare(
        `select outbox.recipient, editions.report from tokens
         inner join outbox on outbox.message_id = tokens.message_id
         inner join editions on editions.id = outbox.edition_id where token = ?`
      )
      .get(token);
    if (!row) return undefined;
    const left = {recipient: String(row.recipient), report: String(row.report)};
    stop(editions, {...left, reason: "unsubscribed", at: now.toISOString()});
    return left;
  });
}
