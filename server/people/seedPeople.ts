/** Brings people in step with the collective's files: recipients of each member, the collective's contact. */
import type {Collective} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {State} from "../state/openState.js";
import type {MembershipRow, Role} from "../state/tables.js";
import {endMembership, ensurePerson, normalizeEmail, startMembership} from "./people.js";

interface Listed {
  email: string;
  language: Language;
  organization: string | null;
  role: Role;
}

const byConfiguration = "configuration";

/**
 * Idempotent. Whom the files no longer name loses the membership that the files gave; whom a member's
 * administrator has removed stays removed, although the file still names them.
 */
export async function seedPeople(state: State, collective: Collective, now: Date): Promise<void> {
  const held = await state
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .selectAll("memberships")
    .select("people.email")
    .where("origin", "=", byConfiguration)
    .execute();
  const listed = listPeople(collective);
  for (const row of held)
    if (row.endedAt === null && !listed.some((person) => isSame(person, row)))
      await endMembership(state, row.id, {by: byConfiguration, now});
  for (const person of listed) {
    const earlier = held.filter((row) => isSame(person, row));
    if (earlier.every((row) => row.endedAt !== null && row.endedBy === byConfiguration))
      await admit(state, person, now);
  }
}

function listPeople({members, contact, languages}: Collective): Listed[] {
  const recipients = members.flatMap(({organization, recipients}) =>
    recipients.map(({email, language, role}) => ({email, language, organization, role}))
  );
  const analyst = {email: contact, language: languages[0]!, organization: null, role: "analyst"};
  return [...recipients, analyst as Listed];
}

const isSame = (person: Listed, row: MembershipRow & {email: string}): boolean =>
  normalizeEmail(person.email) === row.email &&
  person.organization === row.organization &&
  person.role === row.role;

async function admit(state: State, listed: Listed, now: Date): Promise<void> {
  const {email, language, organization, role} = listed;
  const {id} = await ensurePerson(state, email, {language, now});
  await startMembership(state, {personId: id, organization, role, origin: byConfiguration}, now);
}
