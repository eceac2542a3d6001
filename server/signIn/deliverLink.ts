/** Sends a sign-in link to whoever is somebody here; for anyone else nothing happens, and nobody can tell. */
import {randomUUID} from "node:crypto";
import type {Language} from "../../src/vocabulary/language.js";
import type {Auth} from "../auth.js";
import {dayOf} from "../days.js";
import type {Transport} from "../mail/mail.js";
import {speak} from "../pages/words.js";
import {findPerson, hasAccess, type Person} from "../people/people.js";
import {sharesOf} from "../shares/shares.js";
import type {State} from "../state/openState.js";

export interface LinkMail {
  email: string;
  token: string;
  language: Language;
  next: string | undefined;
}

export interface DeliverOptions {
  state: State;
  auth: Auth;
  mail: Transport;
  origin: string;
  now: Date;
}

const linksPerMailbox = 3;
const mailboxMinutes = 15;

/** Resolves to whether a link left. Three per mailbox and quarter hour at most, whoever asks and from wherever. */
export async function deliverLink(
  link: LinkMail,
  {state, auth, mail, origin, now}: DeliverOptions
): Promise<boolean> {
  const person = await findPerson(state, link.email);
  if (!person || !(await hasAnything(person, state, now))) return false;
  if ((await countRecent(state, person.id, now)) >= linksPerMailbox) return false;
  await state
    .insertInto("signInLinks")
    .values({id: randomUUID(), personId: person.id, sentAt: now.toISOString()})
    .execute();
  await auth.ensureAccount(person.email);
  await mail.send(linkMail(person.email, link, origin));
  return true;
}

/** A membership, a role, or a page that somebody shares with them. */
export const hasAnything = async (person: Person, state: State, now: Date): Promise<boolean> =>
  hasAccess(person) || (await sharesOf(state, person.id, dayOf(now))).length > 0;

export function linkUrl(
  origin: string,
  {token, language, next}: Pick<LinkMail, "token" | "language" | "next">
): string {
  const url = new URL(`/${language}/sign-in/link`, origin);
  url.searchParams.set("token", token);
  if (next) url.searchParams.set("next", next);
  return url.href;
}

function linkMail(to: string, link: LinkMail, origin: string): Parameters<Transport["send"]>[0] {
  const say = speak(link.language);
  const text = [say("linkHello"), say("linkBody"), linkUrl(origin, link), say("linkIgnore")];
  return {to, subject: say("linkSubject"), text: `${text.join("\n\n")}\n`};
}

async function countRecent(state: State, personId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - mailboxMinutes * 60_000).toISOString();
  const {sent} = await state
    .selectFrom("signInLinks")
    .select(({fn}) => fn.countAll<number>().as("sent"))
    .where("personId", "=", personId)
    .where("sentAt", ">", since)
    .executeTakeFirstOrThrow();
  return Number(sent);
}
