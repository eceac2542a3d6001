/** One sign-in link per role of the collective, to try the gate with; they go to the operator's console only. */
import type {Collective} from "../../loaders/collective.js";
import type {Services} from "../services.js";
import type {Role} from "../state/tables.js";
import {linkUrl} from "./deliverLink.js";

export interface RoleLink {
  role: Role;
  /** Name of the member, or of the collective. */
  organization: string;
  email: string;
  url: string;
}

/** An administrator of the first member that has one, a reader of another member, the collective's analyst. */
export async function oneTimeLinks({collective, auth, origin}: Services): Promise<RoleLink[]> {
  const people = onePerRole(collective);
  return Promise.all(
    people.map(async ({language, ...person}) => {
      const token = await auth.createLink(person.email);
      return {...person, url: linkUrl(origin, {token, language, next: undefined})};
    })
  );
}

function onePerRole({members, contact, name, languages, demonstration}: Collective) {
  const language = languages[0]!;
  const recipients = members.flatMap(({name: organization, organization: id, recipients}) =>
    recipients.map((recipient) => ({...recipient, organization, id}))
  );
  const isShown = ({id}: {id: string}): boolean =>
    !demonstration || id === "theatre-du-grand-heron";
  const administrator =
    recipients.find((person) => person.role === "administrator" && isShown(person)) ??
    recipients.find(({role}) => role === "administrator");
  const reader = recipients.find(({role, id}) => role === "reader" && id !== administrator?.id);
  const analyst = {
    role: "analyst",
    organization: name[language],
    email: contact,
    language
  } as const;
  return [administrator, reader, analyst]
    .filter((person) => person !== undefined)
    .map(({role, organization, email, language}) => ({role, organization, email, language}));
}
