/** Tells both sides of requests that have expired unanswered and of grants that have ended. */
import {dayOf, daysAfter} from "../days.js";
import {postMail} from "../mail/outbox.js";
import type {Services} from "../services.js";
import {endMails} from "./requestMails.js";
import {currentStatus} from "./requestState.js";

/** What ended longer ago was told then, or is no longer news. */
const newsDays = 3;

/** May run as often as one likes: each mail is sent once. */
export async function tellEnds(services: Services): Promise<void> {
  const {state, clock} = services;
  const now = clock();
  const [since, today] = [daysAfter(now, -newsDays), dayOf(now)];
  const recent = await state
    .selectFrom("showRequests")
    .selectAll()
    .where((where) =>
      where.or([where.between("expiresOn", since, today), where.between("untilOn", since, today)])
    )
    .execute();
  for (const request of recent) {
    const ended = currentStatus(request, today);
    if (ended !== "expired" && ended !== "ended") continue;
    for (const mail of await endMails(state, request, {ended, services}))
      await postMail(state, mail, now);
  }
}
