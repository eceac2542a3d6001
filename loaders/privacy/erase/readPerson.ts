/** How a person is named on the command line: by e-mail at every member, or by a customer code at one. */
import {PublicCError} from "../../error.js";
import type {Person} from "./findCustomers.js";

/** @throws PublicCError exit 2 when the member is not there */
export function readPerson(
  named: string,
  members: readonly string[]
): {person: Person; organizations: readonly string[]} {
  if (named.includes("@") && !named.includes("/"))
    return {person: {email: named}, organizations: members};
  const [organization = "", ...code] = named.split("/");
  if (!members.includes(organization) || code.length === 0)
    throw new PublicCError(`no member ${organization}`, {
      exitCode: 2,
      next: "name an e-mail address, or <organization>/<customer code>"
    });
  return {person: {code: code.join("/")}, organizations: [organization]};
}
