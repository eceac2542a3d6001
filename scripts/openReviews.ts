/** The reports' review as the gate asks for it (`server/review/reviews.ts`): the same state and rules as `public-c review`. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Collective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import type {Home} from "../loaders/home.js";
import {type Reader, readerOf} from "../reports/collectiveReader.js";
import {sha256Of} from "../reports/receipt.js";
import {readReportSpec, reportsFolder} from "../reports/report.js";
import {approve, approvedFile} from "../reports/review/approve.js";
import {changesBetween} from "../reports/review/changes.js";
import {
  addComment,
  type Edition,
  listComments,
  listEditions,
  previousEdition,
  readEdition
} from "../reports/review/editions.js";
import {readNote, writeNote} from "../reports/review/notes.js";
import {type Editions, withEditions} from "../reports/review/openEditions.js";
import {listMessages, type SentMessage} from "../reports/send/log.js";
import {stopOf, unsubscribe} from "../reports/send/stops.js";
import type {ReportDelivery, ReportMessage, Reviews} from "../server/review/reviews.js";

export function openReviews(home: Home, collective: Collective): Reviews {
  const using = <T>(use: (editions: Editions) => T): T => withEditions(home, use);
  const whole = (editions: Editions, {id}: {id: string}): Edition => readEdition(editions, id);
  return {
    list: () => using((editions) => listEditions(editions)),
    find: (id) => orNull(() => using((editions) => readEdition(editions, id))),
    changes: (edition) =>
      using((editions) => {
        const current = whole(editions, edition);
        const since = previousEdition(editions, current);
        return since ? {since, ...changesBetween(since, current)} : null;
      }),
    comments: (edition) => using((editions) => listComments(editions, whole(editions, edition))),
    addComment: (edition, remark) =>
      using((editions) => addComment(editions, whole(editions, edition), remark)),
    note: (edition) => using((editions) => readNote(editions, edition)),
    writeNote: (edition, remark) => using((editions) => writeNote(editions, edition, remark)),
    recipients: (edition) =>
      using((editions) =>
        (orNull(() => recipientsOf(edition, memberOf(edition, collective))) ?? []).filter(
          ({email}) => !stopOf(editions, {recipient: email, report: edition.report})
        )
      ),
    approve: (edition, {by, now, chosen}) =>
      orNull(() =>
        using((editions) =>
          approve(
            editions,
            home,
            {...whole(editions, edition), sha256: edition.sha256},
            {
              by,
              now,
              member: withChosen(memberOf(edition, collective), chosen),
              roles: rolesOf(edition),
              domain: collective.contact.split("@")[1]!
            }
          )
        )
      ),
    messages: ({edition, organization}) =>
      using((editions) => listMessages(editions, {...(organization && {organization})}))
        .filter(({editionId}) => edition === undefined || editionId === edition)
        .map(messageOf),
    unsubscribe: (token, now) => {
      const left = using((editions) => unsubscribe(editions, token, now));
      return left ? {...left, title: readReportSpec(join(reportsFolder, left.report)).title} : null;
    },
    pdf: (edition) => {
      const {file} = using((editions) => whole(editions, edition));
      return (
        [file, approvedFile(home, edition.sha256)]
          .filter(existsSync)
          .map((path) => new Uint8Array(readFileSync(path)))
          .find((pdf) => sha256Of(pdf) === edition.sha256) ?? null
      );
    }
  };
}

/** What the review refuses is told in the page's own words. */
function orNull<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof PublicCError) return null;
    throw error;
  }
}

const rolesOf = ({report}: Pick<Edition, "report">): readonly string[] =>
  readReportSpec(join(reportsFolder, report)).recipients;

/** A member, or the whole collective. @throws PublicCError for whoever has left */
function memberOf({organization}: Pick<Edition, "organization">, collective: Collective): Reader {
  const member = readerOf(collective, organization);
  if (member) return member;
  throw new PublicCError(`${organization} is no longer a member`);
}

const recipientsOf = (edition: Pick<Edition, "report" | "language">, {recipients}: Reader) =>
  recipients
    .filter(({language, role}) => language === edition.language && rolesOf(edition).includes(role))
    .map(({email, delivery}) => ({email, delivery}));

/** The member as its recipients wish it: what they chose at the gate stands before the member's file. */
export const withChosen = (
  member: Reader,
  chosen: ReadonlyMap<string, ReportDelivery>
): Reader => ({
  ...member,
  recipients: member.recipients.map((recipient) => ({
    ...recipient,
    delivery: chosen.get(recipient.email) ?? recipient.delivery
  }))
});

const messageOf = ({recipient, ...message}: SentMessage): ReportMessage => ({
  ...message,
  email: recipient
});
