/** Inviting a colleague: a link to one mailbox, for a week, once. */
import {createHash, randomBytes, randomUUID} from "node:crypto";
import type {Member} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import {postMail} from "../mail/outbox.js";
import type {State} from "../state/openState.js";
import type {InvitationRow, OrganizationRole} from "../state/tables.js";
import {ensurePerson, normalizeEmail, startMembership} from "./people.js";
import {sayPeople} from "./words.js";

export interface Invite {
  member: Member;
  email: string;
  role: OrganizationRole;
  language: Language;
  /** Person who invites. */
  by: {id: string; email: string};
}

export interface InviteOptions {
  state: State;
  origin: string;
  now: Date;
}

export const invitationDays = 7;

/** Writes the invitation and its mail together; an earlier one to the same address here is cancelled. */
export async function invite(invite: Invite, {state, origin, now}: InviteOptions): Promise<void> {
  const {member, role, language, by} = invite;
  const email = normalizeEmail(invite.email);
  const token = randomBytes(24).toString("base64url");
  const at = now.toISOString();
  const row = {organization: member.organization, email, role, language, invitedBy: by.id};
  await state.transaction().execute(async (transaction) => {
    await cancelOpen(transaction, row, at);
    await transaction
      .insertInto("invitations")
      .values({
        ...row,
        id: randomUUID(),
        tokenHash: hash(token),
        createdAt: at,
        expiresAt: daysAfter(now)
      })
      .execute();
    await postMail(transaction, invitationMail({...invite, email}, {token, origin}), now);
  });
}

/** The invitation behind a token while it can be accepted, or null: used, cancelled, expired, made up. */
export async function findInvitation(
  state: State,
  token: string,
  now: Date
): Promise<InvitationRow | null> {
  const row = await open(state, now)
    .selectAll()
    .where("tokenHash", "=", hash(token))
    .executeTakeFirst();
  return row ?? null;
}

export const openInvitations = (
  state: State,
  organization: string,
  now: Date
): Promise<InvitationRow[]> =>
  open(state, now).selectAll().where("organization", "=", organization).orderBy("email").execute();

/** Makes the membership, once; false when somebody was quicker. */
export async function acceptInvitation(
  state: State,
  invitation: InvitationRow,
  now: Date
): Promise<boolean> {
  const {id, email, language, organization, role} = invitation;
  return state.transaction().execute(async (transaction) => {
    const {numUpdatedRows} = await transaction
      .updateTable("invitations")
      .set({acceptedAt: now.toISOString()})
      .where("id", "=", id)
      .where("acceptedAt", "is", null)
      .where("cancelledAt", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const {id: personId} = await ensurePerson(transaction, email, {language, now});
    await endEarlier(transaction, {personId, organization}, now);
    await startMembership(transaction, {personId, organization, role, origin: "invitation"}, now);
    return true;
  });
}

/** Whoever came in another way meanwhile keeps one membership: the one they have just accepted. */
async function endEarlier(
  transaction: State,
  {personId, organization}: {personId: string; organization: string},
  now: Date
): Promise<void> {
  await transaction
    .updateTable("memberships")
    .set({endedAt: now.toISOString(), endedBy: personId})
    .where("personId", "=", personId)
    .where("organization", "=", organization)
    .where("endedAt", "is", null)
    .execute();
}

/** Only an invitation of this organization; another's id does nothing. */
export async function cancelInvitation(
  state: State,
  {id, organization}: Pick<InvitationRow, "id" | "organization">,
  now: Date
): Promise<void> {
  await state
    .updateTable("invitations")
    .set({cancelledAt: now.toISOString()})
    .where("id", "=", id)
    .where("organization", "=", organization)
    .where("acceptedAt", "is", null)
    .execute();
}

const open = (state: State, now: Date) =>
  state
    .selectFrom("invitations")
    .where("acceptedAt", "is", null)
    .where("cancelledAt", "is", null)
    .where("expiresAt", ">", now.toISOString());

async function cancelOpen(
  transaction: State,
  {organization, email}: Pick<InvitationRow, "organization" | "email">,
  at: string
): Promise<void> {
  await transaction
    .updateTable("invitations")
    .set({cancelledAt: at})
    .where("organization", "=", organization)
    .where("email", "=", email)
    .where("acceptedAt", "is", null)
    .where("cancelledAt", "is", null)
    .execute();
}

const hash = (token: string): string => createHash("sha256").update(token).digest("hex");

const daysAfter = (now: Date): string =>
  new Date(now.getTime() + invitationDays * 24 * 3_600_000).toISOString();

function invitationMail(
  {member, email, language, by}: Invite,
  {token, origin}: {token: string; origin: string}
) {
  const say = sayPeople(language);
  const url = `${origin}/${language}/invitation?token=${token}`;
  const lines = [
    say("mailHello"),
    `${by.email} ${say("mailInvites")} ${member.name}.`,
    say("mailOpen"),
    url
  ];
  return {to: email, subject: say("mailSubject"), text: `${lines.join("\n\n")}\n`};
}
