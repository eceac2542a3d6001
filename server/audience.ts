/** Who may read what: the whole decision, as one pure function of an entry's audience and a reader. */
import type {OrganizationRole} from "./state/tables.js";

/** Written in the release's manifest beside every URL (`scripts/site`), and nowhere else. */
export type Audience = "public" | "members" | "collective" | `organization:${string}`;

export const isAudience = (value: string): value is Audience =>
  /^(public|members|collective|organization:[a-z0-9]+(-[a-z0-9]+)*)$/.test(value);

/** A signed-in person as the decision sees them: only what holds at this very request. */
export interface Reader {
  analyst: boolean;
  /** Live memberships, by organization. */
  organizations: ReadonlyMap<string, OrganizationRole>;
  /** One of these organizations shares with the collective (agreement and privacy policy). */
  sharing: boolean;
}

/** Whether `reader` (null: nobody is signed in) may read an entry of this audience. Unknown audiences are refused. */
export function mayRead(audience: Audience, reader: Reader | null): boolean {
  if (audience === "public") return true;
  if (reader === null) return false;
  if (reader.analyst) return isAudience(audience);
  if (audience === "members") return reader.organizations.size > 0;
  if (audience === "collective") return reader.sharing;
  return reader.organizations.has(organizationOf(audience) ?? "");
}

/** The organization whose own an entry is, or null. */
export function organizationOf(audience: Audience): string | null {
  return audience.startsWith("organization:") ? audience.slice("organization:".length) : null;
}
