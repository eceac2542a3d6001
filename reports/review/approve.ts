/** A person's word on the exact bytes; in the same transaction, one message per recipient enters the outbox. */
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Member} from "../../loaders/collective.js";
import {PublicCError} from "../../loaders/error.js";
import type {Home} from "../../loaders/home.js";
import {sha256Of} from "../receipt.js";
import {enqueue} from "../send/enqueue.js";
import {isAddress} from "../send/isAddress.js";
import {stopOf} from "../send/stops.js";
import type {Edition} from "./editions.js";
import {type Editions, transact} from "./openEditions.js";

export interface Approval {
  by: string;
  now: Date;
  /** Whose recipients the message goes to: a member, or the whole collective (`readerOf`). */
  member: Pick<Member, "recipients">;
  /** Roles that the report is for. */
  roles: readonly string[];
  /** Right side of the message ids. */
  domain: string;
}

/** Number of messages queued. @throws PublicCError when it is not in review, or the file is not what was reviewed */
export function approve(
  editions: Editions,
  home: Pick<Home, "pdf">,
  edition: Edition,
  approval: Approval
): number {
  keepApproved(home, edition);
  return transact(editions, () => {
    const {changes} = editions
      .prepare(
        `update editions set status = 'approved', approved_by = ?, approved_at = ?
         where id = ? and sha256 = ? and status = 'inReview'`
      )
      .run(approval.by, approval.now.toISOString(), edition.id, edition.sha256);
    if (changes === 0)
      throw new PublicCError(`${edition.id} is not in review: ${edition.status}`, {
        next: `\`public-c review list --report ${edition.report}\` shows what is`
      });
    const recipients = recipientsOf(editions, edition, approval);
    for (const recipient of recipients) queueMessage(editions, edition, recipient, approval);
    return recipients.length;
  });
}

/** Where the approved bytes are, for as long as they may have to be sent again. */
export const approvedFile = (home: Pick<Home, "pdf">, sha256: string): string =>
  join(home.pdf, "approved", `${sha256}.pdf`);

function keepApproved(home: Pick<Home, "pdf">, {id, file, sha256}: Edition): void {
  const pdf = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (sha256Of(pdf) !== sha256)
    throw new PublicCError(`${id}: the file is no longer what was reviewed`, {
      next: "print it and review it again"
    });
  mkdirSync(join(home.pdf, "approved"), {recursive: true, mode: 0o700});
  const kept = approvedFile(home, sha256);
  writeFileSync(`${kept}.new`, pdf, {mode: 0o600});
  renameSync(`${kept}.new`, kept);
}

type Recipient = Member["recipients"][number];

/** Who left the report's list, or whose mailbox is gone, is not written to. */
const recipientsOf = (
  editions: Editions,
  {language, report}: Edition,
  {member, roles}: Approval
): Recipient[] =>
  member.recipients.filter(
    ({email, language: spoken, role}) =>
      spoken === language && roles.includes(role) && !stopOf(editions, {recipient: email, report})
  );

function queueMessage(
  editions: Editions,
  edition: Edition,
  {email, delivery}: Recipient,
  {now, domain}: Approval
): void {
  if (!isAddress(email)) throw new PublicCError(`not an address: ${JSON.stringify(email)}`);
  const id = messageIdOf(edition, email, domain);
  enqueue(editions, {messageId: id, edition, recipient: email, delivery, now});
}

/** The same for the same edition and recipient, always: a second copy is known as one by every mailbox. */
export const messageIdOf = ({id}: Pick<Edition, "id">, email: string, domain: string): string =>
  `${id}.${sha256Of(Buffer.from(email.toLowerCase())).slice(0, 16)}@${domain}`;
