/** Roles as the operator gives and ends them from the command line. */
import type {Language} from "../../src/vocabulary/language.js";
import type {State} from "../state/openState.js";
import type {Role} from "../state/tables.js";
import {ensurePerson, normalizeEmail, startMembership} from "./people.js";

export interface RoleOf {
  email: string;
  role: Role;
  organization: string | null;
}

/** Live roles, of one member or of all. */
export const listRoles = (state: State, organization?: string): Promise<RoleOf[]> =>
  state
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .select(["people.email", "memberships.role", "memberships.organization"])
    .where("endedAt", "is", null)
    .$if(organization !== undefined, (query) => query.where("organization", "=", organization!))
    .orderBy("organization", (order) => order.asc().nullsFirst())
    .orderBy("email")
    .execute();

/** Gives the role unless the person has it; another role there ends. */
export async function startRole(
  state: State,
  {email, role, organization, language}: RoleOf & {language: Language},
  now: Date
): Promise<void> {
  await state.transaction().execute(async (transaction) => {
    const {id} = await ensurePerson(transaction, email, {language, now});
    if (organization !== null) await endRoles(transaction, email, organization, now);
    const held = await listRoles(transaction);
    const isHeld = held.some(
      (one) =>
        one.email === normalizeEmail(email) &&
        one.role === role &&
        one.organization === organization
    );
    if (!isHeld)
      await startMembership(
        transaction,
        {personId: id, organization, role, origin: "command"},
        now
      );
  });
}

/** Ends a person's live roles at one member, or (null) those of the collective. @returns how many */
export async function endRoles(
  state: State,
  email: string,
  organization: string | null,
  now: Date
): Promise<number> {
  const {numUpdatedRows} = await state
    .updateTable("memberships")
    .set({endedAt: now.toISOString(), endedBy: "command"})
    .where("endedAt", "is", null)
    .where("organization", organization === null ? "is" : "=", organization)
    .where(({eb, selectFrom}) =>
      eb(
        "personId",
        "in",
        selectFrom("people").select("id").where("email", "=", normalizeEmail(email))
      )
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
