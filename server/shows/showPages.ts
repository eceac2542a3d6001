/** The pages of show-level requests; plain forms, each in both languages, no script. */
import {html} from "hono/html";
import type {Collective, Member} from "../../loaders/collective.js";
import type {GrantedSheet} from "../../loaders/grantedSheet.js";
import {formatDay, formatSeason} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {ProductionRow, ShowBreakdown} from "../../src/vocabulary/rows.js";
import type {Season} from "../../src/vocabulary/season.js";
import {frame, type Html} from "../pages/frame.js";
import {type ShowAct, type ShowRequestRow, type ShowScope, showScopes} from "../state/tables.js";
import {wordOf} from "./requestMails.js";
import {type CurrentStatus, currentStatus, openActs, type Side} from "./requestState.js";
import type {RequestEvent} from "./requests.js";
import {sheetBody} from "./sheetPage.js";
import {breakdownsOf} from "./sheetRequest.js";
import {type ShowWord, sayShows} from "./words.js";

interface Page {
  language: Language;
  collective: Collective;
  /** YYYY-MM-DD. */
  today: string;
}

const framed = (
  {language, collective}: Page,
  {
    title,
    path,
    organization,
    body
  }: {title: string; path: string; organization?: string | undefined; body: Html}
): Html =>
  frame({
    language,
    title,
    path,
    organization,
    signedIn: true,
    demonstration: collective.demonstration,
    body
  });

export interface RequestsPage extends Page {
  received: readonly ShowRequestRow[];
  made: readonly ShowRequestRow[];
  /** A reader sees the requests; an administrator or a partner makes them. */
  mayAsk: boolean;
}

export function requestsPage(page: RequestsPage): Html {
  const {language, received, made, mayAsk} = page;
  const say = sayShows(language);
  const body = html`<h1>${say("shows")}</h1>
<p class="lede">${say("showsLede")}</p>
${mayAsk ? html`<p><a class="button" href="/${language}/shows/new">${say("newRequest")}</a></p>` : html`<p>${say("administratorsAsk")}</p>`}
<section><h2>${say("received")}</h2>${requestList(received, page)}</section>
<section><h2>${say("made")}</h2>${requestList(made, page)}</section>`;
  return framed(page, {title: say("shows"), path: "/shows", body});
}

function requestList(requests: readonly ShowRequestRow[], page: RequestsPage): Html {
  const {language, collective, today} = page;
  const say = sayShows(language);
  if (requests.length === 0) return html`<p>${say("none")}</p>`;
  const rows = requests.map(
    (request) =>
      html`<li><a href="/${language}/shows/requests/${request.id}">${quoted(request.title, language)}</a>, ${nameOf(request.ownerOrganization, collective)} ${tag(currentStatus(request, today), language)}</li>`
  );
  return html`<ul class="rows">${rows}</ul>`;
}

export interface AskPage extends Page {
  /** In whose name the person asks, and what each may offer in return; empty for a partner. */
  behalf: readonly {member: Member; shows: readonly ProductionRow[]}[];
  owner: Member | null;
  /** Members that may be asked. */
  owners: readonly Member[];
  shows: readonly ProductionRow[];
  untilOn: string;
  problem?: ShowWord | undefined;
  purpose?: string;
}

/** Two steps: whose show, then which; so that it works without JavaScript. */
export function askPage(page: AskPage): Html {
  const {language, owner} = page;
  const say = sayShows(language);
  const body = html`<h1>${say("newRequest")}</h1>
<p class="lede">${say("showsLede")}</p>
${owner ? showForm(page, owner) : ownerForm(page)}`;
  return framed(page, {title: say("newRequest"), path: "/shows/new", body});
}

function ownerForm({language, owners}: AskPage): Html {
  const say = sayShows(language);
  const options = owners.map(
    ({organization, name}) => html`<option value="${organization}">${name}</option>`
  );
  return html`<form class="narrow" method="get" action="/${language}/shows/new">
<div class="field"><label for="owner">${say("owner")}</label><select id="owner" name="owner">${options}</select></div>
<button>${say("next")}</button></form>`;
}

function showForm(page: AskPage, owner: Member): Html {
  const {language, shows, behalf, untilOn, today, problem, purpose = ""} = page;
  const say = sayShows(language);
  if (shows.length === 0) return html`<p class="note">${say("noShows")}</p>`;
  const options = shows.map((show) => showOption(show, language));
  const askers = behalf.map(
    ({member: {organization, name}}) => html`<option value="${organization}">${name}</option>`
  );
  return html`<form class="narrow" method="post" action="/${language}/shows/new">
${problem ? html`<p class="note" role="alert" id="problem">${say(problem)}</p>` : ""}
<input type="hidden" name="owner" value="${owner.organization}">
<div class="field"><label for="show">${say("show")}, ${owner.name}</label><select id="show" name="show">${options}</select></div>
<div class="field"><label for="behalf">${say("onBehalf")}</label><select id="behalf" name="behalf">${askers.length > 0 ? askers : html`<option value="">${say("inOwnName")}</option>`}</select></div>
<div class="field"><label for="purpose">${say("purpose")}</label><textarea id="purpose" name="purpose" rows="3" maxlength="500" required aria-describedby="purpose-hint">${purpose}</textarea><small id="purpose-hint">${say("purposeHint")}</small></div>
${scopeChoice(language)}
${behalf.length > 0 ? offerChoice(page) : ""}
<div class="field"><label for="until">${say("until")}</label><input id="until" name="until" type="date" required min="${today}" value="${untilOn}"></div>
<label class="choice field"><input type="checkbox" name="terms" value="accepted" required>${say("terms")}</label>
<button>${say("send")}</button></form>`;
}

const showOption = ({productionId, season, title}: ProductionRow, language: Language): Html =>
  html`<option value="${season}/${productionId}">${title} (${formatSeason(season, language)})</option>`;

/** Of one's own show, whether its sheet would be empty; of another's that is not told. */
const ownOption = (show: ProductionRow, language: Language): Html => {
  const title = `${show.title}, ${sayShows(language)("nothingSold")}`;
  return showOption(show.ticketsSold > 0 ? show : {...show, title}, language);
};

/** A show of one's own, opened to the other on the same terms. */
function offerChoice({language, behalf}: AskPage): Html {
  const say = sayShows(language);
  const groups = behalf.map(
    ({member, shows}) =>
      html`<optgroup label="${member.name}">${shows.map((show) => ownOption(show, language))}</optgroup>`
  );
  return html`<div class="field"><label for="offer">${say("inReturn")} <span class="soft">(${say("optional")})</span></label><select id="offer" name="offer" aria-describedby="offer-hint"><option value="">${say("nothingInReturn")}</option>${groups}</select><small id="offer-hint">${say("inReturnHint")}</small></div>`;
}

function scopeChoice(language: Language, chosen = "everything"): Html {
  const say = sayShows(language);
  const choices = showScopes.map(
    (scope) =>
      html`<label class="choice"><input type="radio" name="scope" value="${scope}"${scope === chosen ? html` checked` : ""}>${say(scope)}</label>`
  );
  return html`<fieldset class="field"><legend>${say("scope")}</legend>${choices}</fieldset>`;
}

export interface RequestPage extends Page {
  request: ShowRequestRow;
  side: Side;
  /** May act, beyond reading. */
  acts: boolean;
  events: readonly RequestEvent[];
  requester: string;
  /** The other half of an exchange, once granted. */
  otherHalf: ShowRequestRow | undefined;
  problem?: ShowWord | undefined;
}

export function requestPage(page: RequestPage): Html {
  const {language, collective, today, request, side, acts, requester, problem} = page;
  const say = sayShows(language);
  const open = acts ? openActs(request, side, today) : [];
  const status = currentStatus(request, today);
  const isGranted = status === "granted";
  const isWaiting = status === "asked" || status === "questioned";
  const link = sheetLink(side, {isWaiting, isGranted});
  const facts: [ShowWord, string | Html][] = [
    [
      "show",
      html`${quoted(request.title, language)}, ${nameOf(request.ownerOrganization, collective)}`
    ],
    ["season", formatSeason(request.season as Season, language)],
    ["requestedBy", requester],
    ["purpose", quoted(request.purpose, language)],
    ["scope", say(request.scope)],
    ["inReturn", returned(page)],
    ["until", `${formatDay(request.untilOn, language)}, ${say("revocable")}`]
  ];
  const body = html`<h1>${requester} ${say(isWaiting ? "asksFor" : "askedFor")}</h1>
<p class="lede soft">${say("receivedOn")} ${formatDay(request.createdAt.slice(0, 10), language)}${isWaiting ? `; ${say("diesOn")} ${formatDay(request.expiresOn, language)}` : ""}. ${tag(status, language)}</p>
${problem ? html`<p class="note" role="alert">${say(problem)}</p>` : ""}
<div class="two answer"><div>
<section class="first"><h2>${say("request")}</h2><dl>${facts.map(([word, fact]) => html`<div><dt>${say(word)}</dt><dd>${fact}</dd></div>`)}</dl></section>
${side === "owner" && (isWaiting || isGranted) ? visibleList(request.scope, isGranted ? "sees" : "willSee", language) : ""}
${link ? html`<p class="actions"><a class="button quiet" href="/${language}/shows/requests/${request.id}/sheet">${say(link)}</a></p>` : ""}
${history(page)}
</div>${open.length > 0 ? answerForm(page, open) : ""}</div>`;
  return framed(page, {title: request.title, path: `/shows/requests/${request.id}`, body});
}

/** Before an answer, to its owner alone; nothing once the request is closed. */
function sheetLink(
  side: Side,
  {isWaiting, isGranted}: {isWaiting: boolean; isGranted: boolean}
): ShowWord | null {
  if (isGranted) return side === "owner" ? "seeGranted" : "readSheet";
  return isWaiting && side === "owner" ? "seeSheet" : null;
}

/** What the requester opens in return: offered, or already open. */
function returned({language, collective, request, otherHalf}: RequestPage): string | Html {
  const say = sayShows(language);
  if (otherHalf)
    return html`<a href="/${language}/shows/requests/${otherHalf.id}">${quoted(otherHalf.title, language)}</a>, ${nameOf(otherHalf.ownerOrganization, collective)}`;
  const {offeredTitle, offeredSeason} = request;
  return offeredTitle
    ? `${quoted(offeredTitle, language)}, ${formatSeason(offeredSeason as Season, language)}, ${say("sameTerms")}`
    : say("nothingInReturn");
}

const tells = {
  weeks: "seesSales",
  territories: "seesTerritories",
  acquaintance: "seesAcquaintance",
  overlap: "seesOverlap",
  prices: "seesPrices",
  revenue: "seesRevenue",
  channels: "seesChannels"
} as const satisfies Record<ShowBreakdown, ShowWord>;

function visibleList(scope: ShowScope, title: "sees" | "willSee", language: Language): Html {
  const say = sayShows(language);
  const line = (word: ShowWord, isSeen: boolean): Html =>
    html`<li><span class="tag${isSeen ? "" : " soft"}">${say(isSeen ? "yes" : "neverTag")}</span> ${say(word)}</li>`;
  return html`<section><h2>${say(title)}</h2><ul class="rows">
${breakdownsOf(scope).map((breakdown) => line(tells[breakdown], true))}${line("neverOthers", false)}${line("neverPeople", false)}</ul></section>`;
}

/** An answer to the other side, or a change of mind about one's own act. */
function formTitle(open: readonly ShowAct[]): ShowWord {
  if (open.includes("revoke")) return "openAccess";
  return open.includes("grant") || open.includes("answer") ? "answerTitle" : "ownRequest";
}

/** One form, one button per act; the message goes with whichever is pressed. */
function answerForm({language, request, today}: RequestPage, open: readonly ShowAct[]): Html {
  const say = sayShows(language);
  const buttons = open.map(
    (act, index) =>
      html`<button class="full${index === 0 ? "" : " quiet"}" name="act" value="${act}">${say(act as ShowWord)}</button>`
  );
  const isGrantable = open.includes("grant");
  return html`<form class="box" method="post" action="/${language}/shows/requests/${request.id}">
<h2>${say(formTitle(open))}</h2>
${isGrantable ? html`${scopeChoice(language, request.scope)}<div class="field"><label for="until">${say("until")}</label><input id="until" name="until" type="date" min="${today}" max="${request.untilOn}" value="${request.untilOn}"></div>` : ""}
<div class="field"><label for="message">${say("message")} <span class="soft">(${say("optional")})</span></label><textarea id="message" name="message" rows="3" maxlength="1000"></textarea></div>
${buttons}
${isGrantable ? html`<small>${say("declineNote")}</small>` : ""}
</form>`;
}

function history({language, events}: RequestPage): Html {
  const say = sayShows(language);
  const rows = events.map(
    ({at, email, act, message}) =>
      html`<li>${formatDay(at.slice(0, 10), language)}, ${email} ${say(wordOf(act))}${message && act !== "ask" ? html`<br>${quoted(message, language)}` : ""}</li>`
  );
  return html`<section><h2>${say("history")}</h2><ul class="rows">${rows}</ul></section>`;
}

export interface SheetPage extends Page {
  request: ShowRequestRow;
  sheet: GrantedSheet;
  /** Nobody else sees it yet. */
  isPreview: boolean;
}

export function sheetPage(page: SheetPage): Html {
  const {language, collective, request, sheet, isPreview} = page;
  const say = sayShows(language);
  const path = `/shows/requests/${request.id}`;
  const body = html`<p class="soft"><a href="/${language}${path}">${say("request")}</a></p>
<h1>${quoted(request.title, language)}</h1>
<p class="lede">${nameOf(request.ownerOrganization, collective)}, ${formatSeason(request.season as Season, language)}</p>
${isPreview ? html`<p class="note">${say("preview")}</p>` : ""}
${sheetBody(sheet, language)}`;
  return framed(page, {title: request.title, path: `${path}/sheet`, body});
}

const tag = (status: CurrentStatus, language: Language): Html =>
  html`<span class="tag${status === "granted" ? "" : status === "asked" || status === "questioned" ? " warn" : " soft"}">${sayShows(language)(status)}</span>`;

const quoted = (text: string, language: Language): string =>
  language === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;

const nameOf = (organization: string, {members}: Collective): string =>
  members.find((member) => member.organization === organization)?.name ?? organization;
