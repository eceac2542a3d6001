/** Who is told of each step of a request: the other side, each person in their own language. No figure travels by mail. */
import type {Collective} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Mail} from "../mail/mail.js";
import type {State} from "../state/openState.js";
import type {ShowAct, ShowRequestRow} from "../state/tables.js";
import {type ShowWord, sayShows} from "./words.js";

const actWords: Readonly<Record<ShowAct, ShowWord>> = {
  ask: "actAsk",
  grant: "actGrant",
  decline: "actDecline",
  question: "actQuestion",
  answer: "actAnswer",
  withdraw: "actWithdraw",
  revoke: "actRevoke"
};
export const wordOf = (act: ShowAct): ShowWord => actWords[act];

const toOwner: readonly ShowAct[] = ["ask", "answer", "withdraw"];

interface Told {
  request: ShowRequestRow;
  act: ShowAct;
  person: {email: string};
  services: {collective: Collective; origin: string};
}

export async function requestMails(state: State, told: Told): Promise<Mail[]> {
  const {request, act} = told;
  const people = toOwner.includes(act)
    ? await administratorsOf(state, request.ownerOrganization)
    : await requesterOf(state, request);
  return people.map((recipient) => requestMail(recipient, told));
}

interface Recipient {
  email: string;
  language: Language;
}

const administratorsOf = (state: State, organization: string): Promise<Recipient[]> =>
  state
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .select(["people.email", "people.language"])
    .where("organization", "=", organization)
    .where("role", "=", "administrator")
    .where("endedAt", "is", null)
    .execute();

const requesterOf = (state: State, {requesterId}: ShowRequestRow): Promise<Recipient[]> =>
  state.selectFrom("people").select(["email", "language"]).where("id", "=", requesterId).execute();

function requestMail({email, language}: Recipient, {request, act, person, services}: Told): Mail {
  const say = sayShows(language);
  const {collective, origin} = services;
  const owner = collective.members.find((one) => one.organization === request.ownerOrganization);
  const show = language === "fr" ? `«\u00a0${request.title}\u00a0»` : `“${request.title}”`;
  const sentence = `${person.email} ${say(wordOf(act))}${language === "fr" ? "\u00a0" : ""}: ${show}, ${owner?.name ?? ""}.`;
  const url = `${origin}/${language}/shows/requests/${request.id}`;
  const text = [say("mailHello"), sentence, `${say("mailOpen")}\n${url}`].join("\n\n");
  return {to: email, subject: `${say("shows")} – ${plainLine(request.title)}`, text: `${text}\n`};
}

/** Titles are whatever a member typed; a subject is one line. */
const plainLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ").slice(0, 120);
