/** How a recipient wants their reports: by a link, or as an attachment; the member's file holds until they say. */
import type {State} from "../state/openState.js";
import type {ReportDelivery} from "./reviews.js";

export async function chosenDeliveries(
  state: State,
  emails: readonly string[]
): Promise<Map<string, ReportDelivery>> {
  if (emails.length === 0) return new Map();
  const rows = await state
    .selectFrom("people")
    .select(["email", "reportDelivery"])
    .where(
      "email",
      "in",
      emails.map((email) => email.toLowerCase())
    )
    .where("reportDelivery", "is not", null)
    .execute();
  const chosen = new Map(rows.map(({email, reportDelivery}) => [email, reportDelivery!]));
  return new Map(
    emails.flatMap((email) => {
      const delivery = chosen.get(email.toLowerCase());
      return delivery ? [[email, delivery]] : [];
    })
  );
}

export async function chooseDelivery(
  state: State,
  personId: string,
  delivery: ReportDelivery
): Promise<void> {
  await state
    .updateTable("people")
    .set({reportDelivery: delivery})
    .where("id", "=", personId)
    .execute();
}
