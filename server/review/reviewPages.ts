/** The analyst's pages of review: what waits, what one edition says, and the word that lets it leave. */
import {html} from "hono/html";
import type {Collective} from "../../loaders/collective.js";
import {formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import {messageTable} from "./messageTable.js";
import type {
  Edition,
  EditionChanges,
  EditionStatus,
  Remark,
  ReportMessage,
  ReportRecipient
} from "./reviews.js";
import {type ReviewWord, sayReview} from "./words.js";

interface Page {
  language: Language;
  collective: Collective;
  done?: ReviewWord | undefined;
  problem?: ReviewWord | undefined;
}

const framed = (
  {language, collective, done, problem}: Page,
  {title, path, body}: {title: string; path: string; body: Html}
): Html => {
  const say = sayReview(language);
  return frame({
    language,
    title,
    path,
    signedIn: true,
    demonstration: collective.demonstration,
    body: html`${done ? html`<p class="done" role="status">${say(done)}</p>` : ""}
${problem ? html`<p class="note" role="alert">${say(problem)}</p>` : ""}${body}`
  });
};

export interface ReviewListPage extends Page {
  editions: readonly Edition[];
}

export function reviewListPage(page: ReviewListPage): Html {
  const {language, editions} = page;
  const say = sayReview(language);
  const having = (status: EditionStatus): Edition[] =>
    editions.filter((edition) => edition.status === status);
  const [waiting, approved, sent] = (["inReview", "approved", "sent"] as const).map(having);
  const body = html`<h1>${say("review")}</h1><p class="lede">${say("lede")}</p>
<section><h2>${say("toReview")} (${waiting!.length})</h2>${
    waiting!.length === 0
      ? html`<p>${say("noneToReview")}</p>`
      : html`<form method="post" action="/${language}/review/approve">${byReport(waiting!, page, true)}
<p class="actions"><button>${say("approveChosen")}</button></p></form>`
  }</section>
<section><h2>${say("toSend")} (${approved!.length})</h2>${approved!.length === 0 ? html`<p>${say("none")}</p>` : byReport(approved!, page, false)}</section>
<section><h2>${say("gone")} (${sent!.length})</h2>${sent!.length === 0 ? html`<p>${say("none")}</p>` : byReport(sent!, page, false)}</section>`;
  return framed(page, {title: say("review"), path: "/review", body});
}

/** One fold per report: a collective of thirty has more than a hundred editions. */
function byReport(editions: readonly Edition[], page: Page, isChoice: boolean): Html[] {
  const groups = [...Map.groupBy(editions, ({report}) => report).values()];
  return groups.map((group, place) => {
    const spoken = group.find(({language}) => language === page.language) ?? group[0]!;
    const [name] = spoken.title.split(",");
    return html`<details${place === 0 ? html` open` : ""}><summary>${name} (${group.length})</summary>${editionTable(group, page, isChoice)}</details>`;
  });
}

function editionTable(
  editions: readonly Edition[],
  {language, collective}: Page,
  isChoice: boolean
): Html {
  const say = sayReview(language);
  const rows = editions.map(
    (edition) =>
      html`<tr>${isChoice ? html`<td><input type="checkbox" name="edition" value="${approvalOf(edition)}" aria-label="${say("choose")}: ${edition.title}, ${nameOf(edition, collective)}, ${edition.language}"></td>` : ""}
<th scope="row"><a href="${pathOf(edition, language)}">${edition.title}</a><br><span class="soft">${edition.headline}</span></th>
<td>${nameOf(edition, collective)}</td><td>${edition.language}</td><td>${edition.revision}</td></tr>`
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${say("report")}"><table><thead><tr>${isChoice ? html`<th scope="col">${say("choose")}</th>` : ""}<th scope="col">${say("report")}</th><th scope="col">${say("organization")}</th><th scope="col">${say("language")}</th><th scope="col">${say("revision")}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

export interface EditionPage extends Page {
  edition: Edition;
  changes: EditionChanges | null;
  comments: readonly Remark[];
  /** Waits for the next printing. */
  note: string | null;
  recipients: readonly ReportRecipient[];
  messages: readonly ReportMessage[];
  hasPdf: boolean;
}

export function editionPage(page: EditionPage): Html {
  const {language, collective, edition, hasPdf, messages} = page;
  const say = sayReview(language);
  const path = pathOf(edition, language);
  const body = html`<p class="soft">${nameOf(edition, collective)} <span class="tag${edition.status === "inReview" ? " warn" : ""}">${say(edition.status)}</span></p>
<h1>${edition.title}</h1><p class="lede">${edition.headline}</p>
<div class="two answer"><div>
<section class="first"><h2>${say("edition")}</h2>${facts(edition, language)}
${hasPdf ? html`<p class="actions"><a class="button quiet" href="${path}/report.pdf">${say("openPdf")}</a></p>` : html`<p class="note">${say("pdfGone")}</p>`}</section>
<section><h2>${say("figures")}</h2>${figureTable(edition, language)}</section>
<section><h2>${say("changes")}</h2>${changeList(page)}</section>
${messages.length > 0 ? html`<section><h2>${say("messages")}</h2>${messageTable(messages, language)}</section>` : ""}
</div><div>
${edition.status === "inReview" && hasPdf ? approveForm(page) : ""}
${noteForm(page, path)}
${commentForm(page, path)}
</div></div>`;
  return framed(page, {title: edition.title, path: path.slice(language.length + 1), body});
}

function facts(edition: Edition, language: Language): Html {
  const say = sayReview(language);
  const {period, revision, createdAt, snapshot, sha256, note, approvedAt, approvedBy} = edition;
  const lines: [ReviewWord, string | Html][] = [
    ["period", period],
    ["language", edition.language],
    ["revision", String(revision)],
    ["printedOn", dayOf(createdAt, language)],
    ["dataOf", snapshot],
    ["bytes", html`<code>${sha256.slice(0, 16)}…</code>`]
  ];
  if (note) lines.push(["printedNote", note]);
  if (approvedAt)
    lines.push(["approvedBy", `${approvedBy}, ${say("on")} ${dayOf(approvedAt, language)}`]);
  return html`<dl>${lines.map(([word, fact]) => html`<div><dt>${say(word)}</dt><dd>${fact}</dd></div>`)}</dl>`;
}

function figureTable({figures}: Edition, language: Language): Html {
  const say = sayReview(language);
  const rows = figures.map(
    ({label, value, comparison}) =>
      html`<tr><th scope="row">${label}${comparison ? html`<br><span class="soft">${comparison}</span>` : ""}</th><td class="number">${value}</td></tr>`
  );
  return html`<table><thead><tr><th scope="col">${say("figure")}</th><th scope="col" class="number">${say("value")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function changeList({language, changes}: EditionPage): Html {
  const say = sayReview(language);
  if (!changes) return html`<p>${say("firstOne")}</p>`;
  const {figures, added, removed} = changes;
  if (figures.length + added.length + removed.length === 0) return html`<p>${say("unchanged")}</p>`;
  const rows = figures.map(
    ({label, was, now}) =>
      html`<tr><th scope="row">${label}</th><td class="number">${was ?? "–"}</td><td class="number">${now ?? "–"}</td></tr>`
  );
  const lines = (word: "added" | "removed", some: readonly string[]): Html | "" =>
    some.length === 0
      ? ""
      : html`<details><summary>${say(word)} (${some.length})</summary><ul>${some.map((line) => html`<li>${line}</li>`)}</ul></details>`;
  return html`${figures.length > 0 ? html`<table><thead><tr><th scope="col">${say("figure")}</th><th scope="col" class="number">${say("lastTime")}</th><th scope="col" class="number">${say("thisTime")}</th></tr></thead><tbody>${rows}</tbody></table>` : ""}
${lines("added", added)}${lines("removed", removed)}`;
}

function approveForm({language, edition, recipients}: EditionPage): Html {
  const say = sayReview(language);
  const to =
    recipients.length === 0
      ? html`<p>${say("goesToNobody")}</p>`
      : html`<p>${say("willGoTo")}${language === "fr" ? "\u00a0" : ""}:</p><ul>${recipients.map(({email, delivery}) => html`<li>${email}, ${say(delivery)}</li>`)}</ul>`;
  return html`<form class="box" method="post" action="/${language}/review/approve"><h2>${say("approveTitle")}</h2>
<input type="hidden" name="edition" value="${approvalOf(edition)}">${to}
<button class="full">${say("approveThis")}</button></form>`;
}

function noteForm({language, note}: EditionPage, path: string): Html {
  const say = sayReview(language);
  return html`<form class="box" method="post" action="${path}/note"><h2>${say("noteTitle")}</h2>
<label for="note" class="unseen">${say("noteTitle")}</label><textarea id="note" name="text" rows="4" maxlength="1000" aria-describedby="note-hint">${note ?? ""}</textarea>
<small id="note-hint">${say("noteHint")}</small><p class="actions"><button class="quiet">${say("writeNote")}</button></p></form>`;
}

function commentForm({language, comments}: EditionPage, path: string): Html {
  const say = sayReview(language);
  const rows = comments.map(
    ({at, author, text}) =>
      html`<li>${text}<br><span class="soft">${author}, ${dayOf(at, language)}</span></li>`
  );
  return html`<form class="box" method="post" action="${path}/comments"><h2>${say("comments")}</h2>
${rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : ""}
<label for="comment">${say("comment")}</label><textarea id="comment" name="text" rows="3" maxlength="1000" required aria-describedby="comment-hint"></textarea>
<small id="comment-hint">${say("commentHint")}</small><p class="actions"><button class="quiet">${say("addComment")}</button></p></form>`;
}

/** What a person approves: this edition, and these bytes. */
const approvalOf = ({id, sha256}: Edition): string => `${sha256} ${id}`;

const pathOf = ({id}: Edition, language: Language): string =>
  `/${language}/review/${encodeURIComponent(id)}`;

/** A member; else the collective, which has its own portrait. */
const nameOf = ({organization, language}: Edition, {members, name}: Collective): string =>
  members.find((member) => member.organization === organization)?.name ?? name[language];

const dayOf = (instant: string, language: Language): string =>
  formatDay(instant.slice(0, 10), language);
