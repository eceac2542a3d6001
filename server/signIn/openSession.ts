import {findPerson} from "../people/people.js";
import type {Services} from "../services.js";
import {hasAnything} from "./deliverLink.js";

/** Set-Cookie of a new session for a person who has proven who they are otherwise; null if nothing is open to them. */
export async function openSession(
  personId: string,
  address: string,
  {state, auth, clock}: Services
): Promise<string[] | null> {
  const row = await state
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirst();
  const person = row && (await findPerson(state, row.email));
  if (!person || !(await hasAnything(person, state, clock()))) return null;
  const cookies = await auth.useLink(await auth.createLink(person.email), address);
  return Array.isArray(cookies) ? cookies : null;
}
