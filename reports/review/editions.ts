/** An edition is one printed report with its bytes: in review, approved by a person, sent; or superseded by the next. */
import {PublicCError} from "../../loaders/error.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Receipt} from "../receipt.js";
import {isNews} from "./changes.js";
import {type Editions, transact} from "./openEditions.js";

export type EditionStatus = "inReview" | "approved" | "sent" | "superseded";

export interface Edition {
  /** `portrait.2021-2022.grand-heron.fr.1` */
  id: string;
  report: string;
  period: string;
  organization: string;
  language: Language;
  revision: number;
  snapshot: string;
  sha256: string;
  file: string;
  title: string;
  headline: string;
  /** The analyst's, as printed: later words need a later edition. */
  note: string | null;
  figures: Receipt["figures"];
  lines: readonly string[];
  status: EditionStatus;
  createdAt: string;
  approvedAt: string | null;
  approvedBy: string | null;
}

/**
 * Opens a review for what was printed, unless the latest edition has these very bytes, or was sent and said the
 * same. Whatever went before and is not sent is superseded, and what still waited to leave is cancelled: a changed
 * snapshot reopens the review.
 */
export function recordEdition(
  editions: Editions,
  receipt: Receipt,
  {file, now}: {file: string; now: Date}
): Edition {
  return transact(editions, () => {
    const last = latestEdition(editions, receipt);
    if (last?.sha256 === receipt.sha256) return last;
    if (last?.status === "sent" && !isNews(last, receipt)) return last;
    if (last) supersede(editions, last);
    return insertEdition(editions, receipt, {file, now, revision: (last?.revision ?? 0) + 1});
  });
}

/** The latest of one report, period, organization and language. */
export function latestEdition(
  editions: Editions,
  {report, period, organization, language}: Pick<Edition, EditionKey>
): Edition | undefined {
  const row = editions
    .prepare(
      `select * from editions where report = ? and period = ? and organization = ? and language = ?
       order by revision desc limit 1`
    )
    .get(report, period, organization, language);
  return row && editionOf(row);
}

type EditionKey = "report" | "period" | "organization" | "language";

/** The one before it that was approved: what the reader had last. */
export function previousEdition(
  editions: Editions,
  {report, organization, language, createdAt, id}: Edition
): Edition | undefined {
  const row = editions
    .prepare(
      `select * from editions where report = ? and organization = ? and language = ?
       and id <> ? and created_at <= ? and approved_at is not null
       order by created_at desc, revision desc limit 1`
    )
    .get(report, organization, language, id, createdAt);
  return row && editionOf(row);
}

export interface EditionFilter {
  report?: string;
  organization?: string;
  language?: Language;
  status?: EditionStatus;
}

/** In order of report, organization, language; superseded ones only when asked for. */
export function listEditions(editions: Editions, filter: EditionFilter = {}): Edition[] {
  const {report = null, organization = null, language = null, status = null} = filter;
  return editions
    .prepare(
      `select * from editions
       where (?1 is null or report = ?1) and (?2 is null or organization = ?2)
         and (?3 is null or language = ?3)
         and (case when ?4 is null then status <> 'superseded' else status = ?4 end)
       order by report, organization, language, revision`
    )
    .all(report, organization, language, status)
    .map(editionOf);
}

/** @throws PublicCError exit 2 */
export function readEdition(editions: Editions, id: string): Edition {
  const row = editions.prepare("select * from editions where id = ?").get(id);
  if (row) return editionOf(row);
  throw new PublicCError(`unknown edition: ${JSON.stringify(id)}`, {
    exitCode: 2,
    next: "`public-c review` lists them"
  });
}

export interface Comment {
  at: string;
  author: string;
  text: string;
}

export function addComment(editions: Editions, edition: Edition, comment: Comment): void {
  editions
    .prepare("insert into comments (edition_id, at, author, text) values (?, ?, ?, ?)")
    .run(edition.id, comment.at, comment.author, comment.text);
}

export const listComments = (editions: Editions, edition: Edition): Comment[] =>
  editions
    .prepare("select at, author, text from comments where edition_id = ? order by at")
    .all(edition.id) as unknown as Comment[];

function supersede(editions: Editions, {id}: Edition): void {
  editions
    .prepare("update editions set status = 'superseded' where id = ? and status <> 'sent'")
    .run(id);
  editions
    .prepare("update outbox set status = 'cancelled' where edition_id = ? and status = 'queued'")
    .run(id);
}

function insertEdition(
  editions: Editions,
  receipt: Receipt,
  {file, now, revision}: {file: string; now: Date; revision: number}
): Edition {
  const {report, period, organization, language, snapshot, sha256, title, headline, note} = receipt;
  const id = [report, period, organization, language, revision].join(".");
  editions
    .prepare(
      `insert into editions (id, report, period, organization, language, revision, snapshot, sha256, file,
         title, headline, note, figures, lines, status, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'inReview', ?)`
    )
    .run(
      id,
      report,
      period,
      organization,
      language,
      revision,
      snapshot,
      sha256,
      file,
      title,
      headline,
      note,
      JSON.stringify(receipt.figures),
      JSON.stringify(receipt.lines),
      now.toISOString()
    );
  return readEdition(editions, id);
}

function editionOf(row: Record<string, unknown>): Edition {
  const {created_at, approved_at, approved_by, figures, lines, ...rest} = row;
  return {
    ...rest,
    figures: JSON.parse(String(figures)),
    lines: JSON.parse(String(lines)),
    createdAt: created_at,
    approvedAt: approved_at,
    approvedBy: approved_by
  } as unknown as Edition;
}
