/** Who is told of each step of a request: the other side, each person in their own language. No figure travels by mail. */
import {createHash} from "node:crypto";
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

/** Both sides hear that a request has expired or that a grant has ended; posted again, they are not sent again. */
export async function endMails(
  state: State,
  request: ShowRequestRow,
  {ended, services}: {ended: "expired" | "ended"; services: Told["services"]}
): Promise<Mail[]> {
  const people = [
    ...(await administratorsOf(state, request.ownerOrganization)),
    ...(await requesterOf(state, request))
  ];
  return people.map(({email, language}) => ({
    ...mailOf({email, language}, request, services, sayShows(language)(ended)),
    id: createHash("sha256").update(`${request.id} ${ended} ${email}`).digest("hex")
  }));
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

const requestMail = (recipient: Recipient, {request, act, person, services}: Told): Mail =>
  mailOf(
    recipient,
    request,
    services,
    `${person.email} ${sayShows(recipient.language)(wordOf(act))}`
  );

/** What has happened, to which show, and where to read it. */
function mailOf(
  {email, language}: Recipient,
  {id, title, ownerOrganization}: ShowRequestRow,
  {collective, origin}: Told["services"],
  what: string
): Mail {
  const say = sayShows(language);
  const owner = collective.members.find((one) => one.organization === ownerOrganization);
  const show = language === "fr" ? `«\u00a0${title}\u00a0»` : `“${title}”`;
  const sentence = `${show}, ${owner?.name ?? ""}${language === "fr" ? "\u00a0" : ""}: ${what}.`;
  const url = `${origin}/${language}/shows/requests/${id}`;
  const text = [say("mailHello"), sentence, `${say("mailOpen")}\n${url}`].join("\n\n");
  return {to: email, subject: `${say("shows")} – ${plainLine(title)}`, text: `${text}\n`};
}

/** Titles are whatever a member typed; a subject is one line. */
const plainLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ").slice(0, 120);
