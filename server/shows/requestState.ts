/** The life of a show-level request, as pure functions: who may do what next, and what is open today. */
import type {ShowAct, ShowRequestRow, ShowRequestStatus} from "../state/tables.js";

export type Side = "owner" | "requester";

interface Step {
  side: Side;
  from: readonly ShowRequestStatus[];
  to: ShowRequestStatus;
}

/** Every act but the first, which makes the request. */
const steps: Readonly<Record<Exclude<ShowAct, "ask">, Step>> = {
  grant: {side: "owner", from: ["asked", "questioned"], to: "granted"},
  decline: {side: "owner", from: ["asked", "questioned"], to: "declined"},
  question: {side: "owner", from: ["asked"], to: "questioned"},
  answer: {side: "requester", from: ["questioned"], to: "asked"},
  withdraw: {side: "requester", from: ["asked", "questioned"], to: "withdrawn"},
  revoke: {side: "owner", from: ["granted"], to: "revoked"}
};

/** As it reads on a day: unanswered for too long it has expired, granted until yesterday it has ended. */
export type CurrentStatus = ShowRequestStatus | "expired" | "ended";

type Dated = Pick<ShowRequestRow, "status" | "expiresOn" | "untilOn">;

/** `today` is YYYY-MM-DD. */
export function currentStatus({status, expiresOn, untilOn}: Dated, today: string): CurrentStatus {
  if (status === "granted" && untilOn < today) return "ended";
  if ((status === "asked" || status === "questioned") && expiresOn < today) return "expired";
  return status;
}

/** The status after an act of this side, or null when it may not do that now. */
export function statusAfter(
  request: Dated,
  {act, side, today}: {act: ShowAct; side: Side; today: string}
): ShowRequestStatus | null {
  if (act === "ask") return null;
  const {side: whose, from, to} = steps[act];
  const now = currentStatus(request, today);
  return whose === side && (from as readonly CurrentStatus[]).includes(now) ? to : null;
}

/** What this side may do today, in the order of their buttons. */
export const openActs = (request: Dated, side: Side, today: string): ShowAct[] =>
  (Object.keys(steps) as Exclude<ShowAct, "ask">[]).filter(
    (act) => statusAfter(request, {act, side, today}) !== null
  );
