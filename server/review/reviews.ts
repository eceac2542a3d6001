/**
 * What the gate asks of the reports' review. The rooms do not know each other: whoever starts the gate binds
 * this to the real one (`scripts/openReviews.ts`).
 */
import type {Language, Text} from "../../src/vocabulary/language.js";

export type EditionStatus = "inReview" | "approved" | "sent" | "superseded";
export type ReportDelivery = "link" | "attachment";

/** One printed report. */
export interface Edition {
  id: string;
  report: string;
  /** The season it is about; and after « ~ » the show, where it is about one. */
  period: string;
  organization: string;
  language: Language;
  revision: number;
  snapshot: string;
  /** Of the PDF: an approval holds for these bytes and no others. */
  sha256: string;
  title: string;
  headline: string;
  /** As printed. */
  note: string | null;
  figures: readonly {label: string; value: string; comparison: string | null}[];
  status: EditionStatus;
  createdAt: string;
  approvedAt: string | null;
  approvedBy: string | null;
}

/** Since the edition that its reader had last. */
export interface EditionChanges {
  since: Pick<Edition, "id" | "approvedAt">;
  figures: readonly {label: string; was: string | null; now: string | null}[];
  added: readonly string[];
  removed: readonly string[];
}

export interface Remark {
  at: string;
  author: string;
  text: string;
}

export interface ReportRecipient {
  email: string;
  delivery: ReportDelivery;
}

/** One message of the sending: to one recipient. */
export interface ReportMessage extends ReportRecipient {
  editionId: string;
  title: string;
  organization: string;
  status: "queued" | "sending" | "sent" | "dead" | "cancelled" | "bounced";
  queuedAt: string;
  sentAt: string | null;
}

export interface Approval {
  by: string;
  now: Date;
  /** What recipients have chosen at the gate, by address; the member's file holds for the others. */
  chosen: ReadonlyMap<string, ReportDelivery>;
}

export interface Reviews {
  /** Superseded ones left out. */
  list(): Edition[];
  find(id: string): Edition | null;
  /** Null when it is the first of its kind. */
  changes(edition: Edition): EditionChanges | null;
  comments(edition: Edition): Remark[];
  addComment(edition: Edition, remark: Remark): void;
  /** What the next printing will carry; it changes nothing of what is printed. */
  note(edition: Edition): string | null;
  /** An empty text takes it away. */
  writeNote(edition: Edition, remark: Remark): void;
  /** Whom an approval writes to, as the member's file says. */
  recipients(edition: Edition): ReportRecipient[];
  /** Messages queued; null when the edition is no longer in review with these bytes. */
  approve(edition: Edition, approval: Approval): number | null;
  /** The latest first. */
  messages(about: {edition?: string; organization?: string}): ReportMessage[];
  /** Honours the link of a message: its reader gets that report no more. Null when no message bore this token. */
  unsubscribe(token: string, now: Date): {recipient: string; title: Text} | null;
  /** The bytes that the edition names, or null when they are no longer there. */
  pdf(edition: Edition): Uint8Array<ArrayBuffer> | null;
}
