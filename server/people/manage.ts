/** What an organization's administrators do with its people. Every function is bound to one organization. */
import type {State} from "../state/openState.js";
import type {OrganizationRole} from "../state/tables.js";
import {endMembership, startMembership} from "./people.js";

export interface Colleague {
  membershipId: string;
  personId: string;
  email: string;
  role: OrganizationRole;
  startedAt: string;
  /** When they last opened something of this organization's; null for never. */
  lastAt: string | null;
}

export async function listColleagues(state: State, organization: string): Promise<Colleague[]> {
  const rows = await state
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .select(["memberships.id as membershipId", "people.id as personId", "people.email"])
    .select(["memberships.role", "memberships.startedAt"])
    .select(({selectFrom}) =>
      selectFrom("accesses")
        .select(({fn}) => fn.max("accesses.at").as("last"))
        .whereRef("accesses.personId", "=", "people.id")
        .where("accesses.organization", "=", organization)
        .as("lastAt")
    )
    .where("memberships.organization", "=", organization)
    .where("memberships.endedAt", "is", null)
    .orderBy("people.email")
    .execute();
  return rows as Colleague[];
}

export interface ManageOptions {
  /** Id of the person who acts. */
  by: string;
  now: Date;
}

export type Managed = "done" | "lastAdministrator" | "notFound";

export const removeColleague = (
  state: State,
  {organization, membershipId}: {organization: string; membershipId: string},
  {by, now}: ManageOptions
): Promise<Managed> =>
  withColleague(state, {organization, membershipId, keepsRole: "reader"}, async (transaction) =>
    endMembership(transaction, membershipId, {by, now})
  );

export const changeRole = (
  state: State,
  {
    organization,
    membershipId,
    role
  }: {organization: string; membershipId: string; role: OrganizationRole},
  {by, now}: ManageOptions
): Promise<Managed> =>
  withColleague(
    state,
    {organization, membershipId, keepsRole: role},
    async (transaction, {personId}) => {
      await endMembership(transaction, membershipId, {by, now});
      await startMembership(transaction, {personId, organization, role, origin: "invitation"}, now);
    }
  );

/** Runs `act` on a live membership of this organization, unless it would leave it without an administrator. */
function withColleague(
  state: State,
  target: {organization: string; membershipId: string; keepsRole: OrganizationRole},
  act: (transaction: State, colleague: Colleague) => Promise<void>
): Promise<Managed> {
  const {organization, membershipId, keepsRole} = target;
  return state.transaction().execute(async (transaction) => {
    await holdOthersBack(transaction, organization);
    const colleagues = await listColleagues(transaction, organization);
    const colleague = colleagues.find((one) => one.membershipId === membershipId);
    if (!colleague) return "notFound";
    const others = colleagues.filter(
      (one) => one.role === "administrator" && one.personId !== colleague.personId
    );
    if (keepsRole !== "administrator" && others.length === 0 && colleague.role === "administrator")
      return "lastAdministrator";
    await act(transaction, colleague);
    return "done";
  });
}

/** Writes what is there again: on PostgreSQL the rows are held until the end, so that two administrators cannot remove each other. */
async function holdOthersBack(transaction: State, organization: string): Promise<void> {
  await transaction
    .updateTable("memberships")
    .set(({ref}) => ({startedAt: ref("memberships.startedAt")}))
    .where("organization", "=", organization)
    .where("endedAt", "is", null)
    .execute();
}
