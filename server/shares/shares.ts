/** Shares in the state. A share opens one path to one person until a day, with the files that the page itself loads. */
import {randomUUID} from "node:crypto";
import type {Language} from "../../src/vocabulary/language.js";
import {postMail} from "../mail/outbox.js";
import {ensurePerson} from "../people/people.js";
import type {State} from "../state/openState.js";
import type {ShareRow} from "../state/tables.js";
import {sayShares} from "./words.js";

export interface Sharing {
  organization: string;
  organizationName: string;
  path: string;
  email: string;
  language: Language;
  untilOn: string;
  by: {id: string; email: string};
}

/** Writes the share and its mail together; the link in it asks for a sign-in like any other. */
export async function share(
  {organization, organizationName, path, email, language, untilOn, by}: Sharing,
  {state, origin, now}: {state: State; origin: string; now: Date}
): Promise<void> {
  await state.transaction().execute(async (transaction) => {
    const {id: personId} = await ensurePerson(transaction, email, {language, now});
    const row = {organization, path, personId, sharedBy: by.id, untilOn, revokedAt: null};
    await transaction
      .insertInto("shares")
      .values({...row, id: randomUUID(), createdAt: now.toISOString()})
      .execute();
    const say = sayShares(language);
    const lines = [
      say("mailHello"),
      `${by.email} ${say("mailShares")} ${organizationName}.`,
      `${say("mailOpen")}\n${origin}${encodeURI(path)}`
    ];
    const text = `${lines.join("\n\n")}\n`;
    await postMail(transaction, {to: email, subject: say("mailSubject"), text}, now);
  });
}

/** Ends a share of this organization; another's id does nothing. */
export async function revokeShare(
  state: State,
  {id, organization}: Pick<ShareRow, "id" | "organization">,
  now: Date
): Promise<void> {
  await state
    .updateTable("shares")
    .set({revokedAt: now.toISOString()})
    .where("id", "=", id)
    .where("organization", "=", organization)
    .where("revokedAt", "is", null)
    .execute();
}

export interface ListedShare extends ShareRow {
  email: string;
}

/** Open shares of an organization. */
export const listShares = (
  state: State,
  organization: string,
  today: string
): Promise<ListedShare[]> =>
  state
    .selectFrom("shares")
    .innerJoin("people", "people.id", "shares.personId")
    .selectAll("shares")
    .select("people.email")
    .where("organization", "=", organization)
    .where("revokedAt", "is", null)
    .where("untilOn", ">=", today)
    .orderBy("shares.createdAt", "desc")
    .execute();

export type OpenShare = Pick<ShareRow, "organization" | "path" | "untilOn">;

/** Shares open to a person today. */
export const sharesOf = (state: State, personId: string, today: string): Promise<OpenShare[]> =>
  state
    .selectFrom("shares")
    .select(["organization", "path", "untilOn"])
    .where("personId", "=", personId)
    .where("revokedAt", "is", null)
    .where("untilOn", ">=", today)
    .execute();
