/** The gate's own tables, in camelCase; instants are ISO 8601 UTC texts. Accounts and sessions are in auth.ts. */
import type {Language} from "../../src/vocabulary/language.js";

export interface Tables {
  people: PersonRow;
  memberships: MembershipRow;
  signInLinks: SignInLinkRow;
  outbox: OutboxRow;
  invitations: InvitationRow;
  accesses: AccessRow;
  showRequests: ShowRequestRow;
  showRequestEvents: ShowRequestEventRow;
  shares: ShareRow;
  passkeys: PasskeyRow;
  passkeyChallenges: PasskeyChallengeRow;
}

export interface PersonRow {
  id: string;
  /** Lower case, unique. */
  email: string;
  language: Language;
  createdAt: string;
  /** A link alone no longer opens a session: a passkey must follow (1), or not (0). */
  needsPasskey: number;
  /** How they want their reports; null while they have not said. */
  reportDelivery: "link" | "attachment" | null;
}

/** What a person may do: `organization` is null for the collective's own roles. */
export interface MembershipRow {
  id: string;
  personId: string;
  organization: string | null;
  role: Role;
  /** Who wrote it: the collective's files, an invitation accepted, a command. */
  origin: "configuration" | "invitation" | "command";
  startedAt: string;
  endedAt: string | null;
  /** The person who ended it, or "configuration" when the file no longer names them. */
  endedBy: string | null;
}

/** One line per link sent, to hold back whoever asks too many for one mailbox. */
export interface SignInLinkRow {
  id: string;
  personId: string;
  sentAt: string;
}

/** A message written in the same transaction as what it announces; its text goes once it has left. */
export interface OutboxRow {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  createdAt: string;
  nextAt: string;
  attempts: number;
  sentAt: string | null;
  /** The relay refused it for good. */
  refusedAt: string | null;
}

export interface InvitationRow {
  id: string;
  organization: string;
  email: string;
  role: OrganizationRole;
  language: Language;
  invitedBy: string;
  /** sha256 of the token that only the mailbox has. */
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  cancelledAt: string | null;
}

/** Somebody opened something of an organization's. */
export interface AccessRow {
  id: string;
  at: string;
  personId: string;
  organization: string;
  path: string;
}

/** One show of one season, asked of its owner. */
export interface ShowRequestRow {
  id: string;
  ownerOrganization: string;
  productionId: string;
  season: string;
  /** As it read on the day of the request. */
  title: string;
  requesterId: string;
  /** Null for a partner, who asks in their own name. */
  requesterOrganization: string | null;
  purpose: string;
  termsAcceptedAt: string;
  createdAt: string;
  /** Unanswered, the request dies on this day. */
  expiresOn: string;
  status: ShowRequestStatus;
  scope: ShowScope;
  /** Last day of access: asked for, then granted. */
  untilOn: string;
  /** A show of the requester's, opened to the owner on the same terms by the grant itself; all null for none. */
  offeredProductionId: string | null;
  offeredSeason: string | null;
  offeredTitle: string | null;
  /** Of a request that a grant has opened in return: the request granted. */
  inReturnFor: string | null;
}

export const showScopes = ["everything", "withoutTerritories", "withoutPrices"] as const;
export type ShowScope = (typeof showScopes)[number];
export type ShowRequestStatus =
  | "asked"
  | "questioned"
  | "granted"
  | "declined"
  | "withdrawn"
  | "revoked";

export interface ShowRequestEventRow {
  id: string;
  requestId: string;
  at: string;
  personId: string;
  act: ShowAct;
  message: string;
}

export type ShowAct = "ask" | "grant" | "decline" | "question" | "answer" | "withdraw" | "revoke";

/** One page or report of an organization's, opened to one outsider, who signs in to read it. */
export interface ShareRow {
  id: string;
  organization: string;
  /** As in the manifest. */
  path: string;
  personId: string;
  sharedBy: string;
  createdAt: string;
  /** Last day. */
  untilOn: string;
  revokedAt: string | null;
}

/** A WebAuthn credential of a person's. */
export interface PasskeyRow {
  /** Credential id, base64url. */
  id: string;
  personId: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: number;
  /** JSON list. */
  transports: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** Valid for one answer. */
export interface PasskeyChallengeRow {
  challenge: string;
  /** Null when whoever answers will only then be known. */
  personId: string | null;
  expiresAt: string;
}

export const organizationRoles = ["administrator", "reader"] as const;
export type OrganizationRole = (typeof organizationRoles)[number];
export const collectiveRoles = ["analyst", "operator", "partner"] as const;
/** A partner reads nothing but what members have granted. */
export type CollectiveRole = (typeof collectiveRoles)[number];
export type Role = OrganizationRole | CollectiveRole;
