/** The whole collective where an organization is asked for: as an id in paths and editions, and as one reader. */
import {type Collective, type Member, sharesWithCollective} from "../loaders/collective.js";

export const collectiveId = "collective";

export interface Reader {
  organization: string;
  name: string;
  recipients: Member["recipients"];
}

/**
 * A member, or all that share with the collective, for only these may read of it: each mailbox once.
 * Undefined for one that is no longer a member.
 */
export function readerOf(collective: Collective, organization: string): Reader | undefined {
  if (organization !== collectiveId)
    return collective.members.find((member) => member.organization === organization);
  const everybody = collective.members
    .filter(sharesWithCollective)
    .flatMap(({recipients}) => recipients);
  const byMailbox = new Map(
    everybody.map((one) => [`${one.email.toLowerCase()} ${one.language}`, one])
  );
  return {
    organization,
    name: collective.name[collective.languages[0]!],
    recipients: [...byMailbox.values()]
  };
}
