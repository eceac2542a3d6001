/** Pages about one organization that only its administrators have; for anyone else they do not exist. */
import type {Member} from "../loaders/collective.js";
import {notFound} from "./answers.js";
import type {GateContext} from "./context.js";
import type {Person} from "./people/people.js";
import type {Services} from "./services.js";

export interface AdministeredCall {
  context: GateContext;
  services: Services;
  person: Person;
  /** The member that `:organization` of the path names. */
  member: Member;
}
export type AdministeredHandler = (call: AdministeredCall) => Promise<Response>;

/** Wraps handlers of `/…/:organization` paths; `alsoFor` lets others than administrators in. */
export const administered =
  (services: Services, alsoFor: (person: Person) => boolean = () => false) =>
  (handle: AdministeredHandler) =>
  async (context: GateContext): Promise<Response> => {
    const person = context.get("person");
    const organization = context.req.param("organization");
    const member = services.collective.members.find((one) => one.organization === organization);
    if (!person || !member) return notFound(context);
    const isOwn = person.organizations.get(member.organization) === "administrator";
    return isOwn || alsoFor(person)
      ? handle({context, services, person, member})
      : notFound(context);
  };
