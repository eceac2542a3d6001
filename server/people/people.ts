/** People and what they may do, read anew at every request: a role that ends, ends at the next one. */
import {randomUUID} from "node:crypto";
import type {CompiledQuery} from "kysely";
import type {Language} from "../../src/vocabulary/language.js";
import type {State} from "../state/openState.js";
import type {MembershipRow, OrganizationRole, PersonRow, Role} from "../state/tables.js";

export interface Person {
  id: string;
  email: string;
  language: Language;
  needsPasskey: boolean;
  /** Live collective roles. */
  roles: ReadonlySet<Role>;
  /** Live memberships, by organization. */
  organizations: ReadonlyMap<string, OrganizationRole>;
}

export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

const personQuery = (state: State, email: string) =>
  state
    .selectFrom("people")
    .leftJoin("memberships", (join) =>
      join.onRef("memberships.personId", "=", "people.id").on("memberships.endedAt", "is", null)
    )
    .select(["people.id", "people.email", "people.language", "people.needsPasskey"])
    .select(["memberships.organization", "memberships.role"])
    .where("people.email", "=", email);

type PersonRoleRow = Awaited<ReturnType<ReturnType<typeof personQuery>["execute"]>>[number];

/** Asked at every request, so made once. */
const compiled = new WeakMap<State, CompiledQuery<PersonRoleRow>>();

function compiledFor(state: State): CompiledQuery<PersonRoleRow> {
  const known = compiled.get(state);
  if (known) return known;
  const made = personQuery(state, "").compile();
  compiled.set(state, made);
  return made;
}

/** The person of this address with their live roles, or null when nobody has it. */
export async function findPerson(state: State, email: string): Promise<Person | null> {
  const query = {...compiledFor(state), parameters: [normalizeEmail(email)]};
  const {rows} = await state.executeQuery<PersonRoleRow>(query);
  const first = rows[0];
  if (!first) return null;
  const {id, language} = first;
  const needsPasskey = first.needsPasskey === 1;
  return {id, email: first.email, language, needsPasskey, ...rolesOf(rows)};
}

/** Whether anything at all is open to this person. */
export const hasAccess = (person: Person): boolean =>
  person.roles.size > 0 || person.organizations.size > 0;

/** Finds or creates the person of this address; the first language given is kept. */
export async function ensurePerson(
  state: State,
  email: string,
  {language, now}: {language: Language; now: Date}
): Promise<PersonRow> {
  const row = {
    id: randomUUID(),
    email: normalizeEmail(email),
    language,
    createdAt: now.toISOString(),
    needsPasskey: 0,
    reportDelivery: null
  };
  await state
    .insertInto("people")
    .values(row)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .execute();
  return state
    .selectFrom("people")
    .selectAll()
    .where("email", "=", row.email)
    .executeTakeFirstOrThrow();
}

export type NewMembership = Pick<MembershipRow, "personId" | "organization" | "role" | "origin">;

export async function startMembership(
  state: State,
  membership: NewMembership,
  now: Date
): Promise<string> {
  const id = randomUUID();
  await state
    .insertInto("memberships")
    .values({id, ...membership, startedAt: now.toISOString(), endedAt: null, endedBy: null})
    .execute();
  return id;
}

/** Ends a live membership; nothing happens to one that has already ended. */
export async function endMembership(
  state: State,
  id: string,
  {by, now}: {by: string; now: Date}
): Promise<void> {
  await state
    .updateTable("memberships")
    .set({endedAt: now.toISOString(), endedBy: by})
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .execute();
}

function rolesOf(
  rows: readonly {organization: string | null; role: Role | null}[]
): Pick<Person, "roles" | "organizations"> {
  const roles = new Set<Role>();
  const organizations = new Map<string, OrganizationRole>();
  for (const {organization, role} of rows) {
    if (role === null) continue;
    if (organization === null) roles.add(role);
    else if (organizations.get(organization) !== "administrator")
      organizations.set(organization, role as OrganizationRole);
  }
  return {roles, organizations};
}
