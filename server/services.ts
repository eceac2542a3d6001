/** What every route of the gate is given: the collective, its state, and the effects it may have. */
import type {BlockList} from "node:net";
import type {Collective, Member} from "../loaders/collective.js";
import {sharesWithCollective} from "../loaders/collective.js";
import type {Home} from "../loaders/home.js";
import type {Reader} from "./audience.js";
import type {Auth} from "./auth.js";
import {dayOf} from "./days.js";
import type {Checks} from "./deliveries/checks.js";
import type {Incoming} from "./deliveries/incoming.js";
import type {Logger} from "./logger.js";
import type {Outbox} from "./mail/outbox.js";
import type {AccessLog} from "./people/accessLog.js";
import type {Person} from "./people/people.js";
import type {Releases} from "./release/openReleases.js";
import type {Store} from "./release/openStore.js";
import type {Reviews} from "./review/reviews.js";
import type {Shows} from "./shows/readShows.js";
import type {State} from "./state/openState.js";

export interface Services {
  collective: Collective;
  home: Home;
  state: State;
  auth: Auth;
  releases: Releases;
  store: Store;
  shows: Shows;
  /** Without it nothing is reviewed here. */
  reviews: Reviews | undefined;
  incoming: Incoming;
  checks: Checks;
  outbox: Outbox;
  accessLog: AccessLog;
  logger: Logger;
  clock: () => Date;
  /** Public origin of the site, without a slash at its end. */
  origin: string;
  /** Other spellings of it that a browser may send, such as `localhost` on the operator's own machine. */
  alsoOrigins: readonly string[];
  trustedProxies: BlockList;
}

/** The person as the decision sees them, organizations that have left the collective aside. */
export function readerOf(person: Person, services: Services): Reader {
  const {collective} = services;
  const members = collective.members.filter(({organization}) =>
    person.organizations.has(organization)
  );
  return {
    analyst: person.roles.has("analyst"),
    organizations: new Map(
      members.map(({organization}) => [organization, person.organizations.get(organization)!])
    ),
    sharing: members.some((member) => isSharing(member, services))
  };
}

/** A member whose agreement holds today and whose privacy policy is on file (4-trust A.8). */
export function isSharing(member: Member, {collective, clock}: Services): boolean {
  const today = collective.asOf ?? dayOf(clock());
  return sharesWithCollective(member) && (member.agreement?.endsOn ?? today) >= today;
}
