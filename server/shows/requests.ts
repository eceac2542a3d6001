/** Show-level requests in the state: each act is one transaction with its line of history and its mails. */
import {randomUUID} from "node:crypto";
import {dayOf, daysAfter} from "../days.js";
import {postMail} from "../mail/outbox.js";
import type {Person} from "../people/people.js";
import type {Services} from "../services.js";
import type {State} from "../state/openState.js";
import type {ShowAct, ShowRequestRow, ShowScope} from "../state/tables.js";
import {requestMails} from "./requestMails.js";
import {type Side, statusAfter} from "./requestState.js";

export const answerWithinDays = 30;

export type NewRequest = Pick<
  ShowRequestRow,
  | "ownerOrganization"
  | "productionId"
  | "season"
  | "title"
  | "requesterOrganization"
  | "purpose"
  | "scope"
  | "untilOn"
  | "offeredProductionId"
  | "offeredSeason"
  | "offeredTitle"
>;

/** Writes the request and tells the owner's administrators. @returns its id */
export async function makeRequest(
  given: NewRequest,
  person: Person,
  services: Services
): Promise<string> {
  const now = services.clock();
  const request: ShowRequestRow = {
    ...given,
    id: randomUUID(),
    requesterId: person.id,
    termsAcceptedAt: now.toISOString(),
    createdAt: now.toISOString(),
    expiresOn: daysAfter(now, answerWithinDays),
    status: "asked",
    inReturnFor: null
  };
  await services.state.transaction().execute(async (transaction) => {
    await transaction.insertInto("showRequests").values(request).execute();
    await tell(transaction, {request, act: "ask", message: given.purpose, person, services});
  });
  return request.id;
}

export interface Answer {
  id: string;
  act: ShowAct;
  side: Side;
  message: string;
  /** Of a grant: what is opened, and until when. */
  granted?: {scope: ShowScope; untilOn: string};
}

/** Does the act if it is open today, judged inside the transaction: two answers at once cannot both count. */
export function answerRequest(
  {id, act, side, message, granted}: Answer,
  person: Person,
  services: Services
): Promise<boolean> {
  const today = dayOf(services.clock());
  return services.state.transaction().execute(async (transaction) => {
    const before = await findRequest(transaction, id);
    const status = before && statusAfter(before, {act, side, today});
    if (!status) return false;
    const request: ShowRequestRow = {...before, status, ...(act === "grant" && granted)};
    const {scope, untilOn} = request;
    const {numUpdatedRows} = await transaction
      .updateTable("showRequests")
      .set({status, scope, untilOn})
      .where("id", "=", id)
      .where("status", "=", before.status)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (act === "grant") await openInReturn(transaction, request, person, services);
    if (act === "revoke") {
      const at = services.clock().toISOString();
      await closeExchange(transaction, before, {person, at});
    }
    await tell(transaction, {request, act, message, person, services});
    return true;
  });
}

/** What the requester offered opens by the same act, to the same day and extent: nobody has to ask a second time. */
async function openInReturn(
  transaction: State,
  request: ShowRequestRow,
  person: Person,
  {clock}: Services
): Promise<void> {
  const {offeredProductionId, offeredSeason, offeredTitle, requesterOrganization} = request;
  if (!offeredProductionId || !offeredSeason || !offeredTitle || !requesterOrganization) return;
  const at = clock().toISOString();
  const mirrored: ShowRequestRow = {
    ...request,
    id: randomUUID(),
    ownerOrganization: requesterOrganization,
    requesterOrganization: request.ownerOrganization,
    requesterId: person.id,
    productionId: offeredProductionId,
    season: offeredSeason,
    title: offeredTitle,
    termsAcceptedAt: at,
    createdAt: at,
    offeredProductionId: null,
    offeredSeason: null,
    offeredTitle: null,
    inReturnFor: request.id
  };
  await transaction.insertInto("showRequests").values(mirrored).execute();
  await transaction
    .insertInto("showRequestEvents")
    .values({...eventOf(mirrored.id, "grant", at), personId: request.requesterId})
    .execute();
}

/** An exchange ends on both sides at once, and both histories say so. */
async function closeExchange(
  transaction: State,
  request: ShowRequestRow,
  {person, at}: {person: Person; at: string}
): Promise<void> {
  const other = await findOtherHalf(transaction, request);
  if (other?.status !== "granted") return;
  await transaction
    .updateTable("showRequests")
    .set({status: "revoked"})
    .where("id", "=", other.id)
    .execute();
  await transaction
    .insertInto("showRequestEvents")
    .values({...eventOf(other.id, "revoke", at), personId: person.id})
    .execute();
}

const eventOf = (requestId: string, act: ShowAct, at: string) => ({
  id: randomUUID(),
  requestId,
  at,
  act,
  message: ""
});

export const findRequest = (state: State, id: string): Promise<ShowRequestRow | undefined> =>
  state.selectFrom("showRequests").selectAll().where("id", "=", id).executeTakeFirst();

/** The request that this one's grant opened in return, or the one whose grant opened this. */
export const findOtherHalf = (
  state: State,
  {id, inReturnFor}: ShowRequestRow
): Promise<ShowRequestRow | undefined> =>
  state
    .selectFrom("showRequests")
    .selectAll()
    .where((where) =>
      where.or([where("inReturnFor", "=", id), where("id", "=", inReturnFor ?? "")])
    )
    .executeTakeFirst();

/** Requests in which one of these organizations, or this person, has a part; the latest first. */
export const listRequests = (
  state: State,
  {personId, organizations}: {personId: string; organizations: readonly string[]}
): Promise<ShowRequestRow[]> =>
  state
    .selectFrom("showRequests")
    .selectAll()
    .where((where) =>
      where.or([
        where("requesterId", "=", personId),
        ...(organizations.length > 0
          ? [
              where("ownerOrganization", "in", organizations),
              where("requesterOrganization", "in", organizations)
            ]
          : [])
      ])
    )
    .orderBy("createdAt", "desc")
    .execute();

export interface RequestEvent {
  at: string;
  email: string;
  act: ShowAct;
  message: string;
}

export const listEvents = (state: State, requestId: string): Promise<RequestEvent[]> =>
  state
    .selectFrom("showRequestEvents")
    .innerJoin("people", "people.id", "showRequestEvents.personId")
    .select(["showRequestEvents.at", "people.email", "showRequestEvents.act"])
    .select("showRequestEvents.message")
    .where("requestId", "=", requestId)
    .orderBy("showRequestEvents.at")
    .execute();

interface Told {
  request: ShowRequestRow;
  act: ShowAct;
  message: string;
  person: Person;
  services: Services;
}

async function tell(transaction: State, told: Told): Promise<void> {
  const {request, act, message, person, services} = told;
  const now = services.clock();
  const event = {requestId: request.id, at: now.toISOString(), personId: person.id, act, message};
  await transaction
    .insertInto("showRequestEvents")
    .values({id: randomUUID(), ...event})
    .execute();
  for (const mail of await requestMails(transaction, told)) await postMail(transaction, mail, now);
}
