/** The pages on which an organization's administrators see and change who has access. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import {formatDay, formatTime} from "../../src/vocabulary/format.js";
import {type Language, languages} from "../../src/vocabulary/language.js";
import {localMoment} from "../days.js";
import {frame, type Html} from "../pages/frame.js";
import {speak} from "../pages/words.js";
import type {InvitationRow, OrganizationRole} from "../state/tables.js";
import {organizationRoles} from "../state/tables.js";
import type {LoggedAccess} from "./accessLog.js";
import type {Colleague} from "./manage.js";
import {type PeopleWord, sayPeople} from "./words.js";

export interface PeoplePage {
  language: Language;
  member: Member;
  demonstration: boolean;
  /** In which days and hours read. */
  timeZone: string;
  /** Person who looks. */
  personId: string;
  colleagues: readonly Colleague[];
  invitations: readonly InvitationRow[];
  accesses: readonly LoggedAccess[];
  /** What the pages that were opened are called, by path. */
  titles: ReadonlyMap<string, string>;
  done?: PeopleWord | undefined;
  problem?: PeopleWord | undefined;
  email?: string;
}

export function peoplePage(page: PeoplePage): Html {
  const {language, member, demonstration, done, problem} = page;
  const say = sayPeople(language);
  const body = html`<h1>${say("people")}</h1>
<p class="lede">${say("peopleLede")}</p>
${done ? html`<p class="done" role="status">${say(done)}</p>` : ""}
${problem ? html`<p class="note" role="alert" id="problem">${say(problem)}</p>` : ""}
${colleagueTable(page)}
${page.invitations.length > 0 ? pendingList(page) : ""}
${inviteForm(page)}
${accessTable(page)}`;
  return frame({
    language,
    title: say("people"),
    path: `/people/${member.organization}`,
    organization: member.name,
    signedIn: true,
    demonstration,
    body
  });
}

function colleagueTable({language, member, personId, colleagues, timeZone}: PeoplePage): Html {
  const say = sayPeople(language);
  const dayOf = (instant: string): string =>
    formatDay(localMoment(instant, timeZone).day, language);
  const rows = colleagues.map(
    (colleague) => html`<tr>
<th scope="row">${colleague.email}${colleague.personId === personId ? html` <span class="tag soft">${say("you")}</span>` : ""}</th>
<td data-label="${say("role")}">${say(colleague.role)}</td>
<td data-label="${say("since")}">${dayOf(colleague.startedAt)}</td>
<td data-label="${say("lastOpened")}">${colleague.lastAt ? dayOf(colleague.lastAt) : say("never")}</td>
<td class="row-actions">${colleagueActions(colleague, {language, organization: member.organization})}</td>
</tr>`
  );
  return html`<table class="stack"><thead><tr><th scope="col">${say("person")}</th><th scope="col">${say("role")}</th><th scope="col">${say("since")}</th><th scope="col">${say("lastOpened")}</th><th scope="col">${say("actions")}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function colleagueActions(
  {membershipId, email, role}: Colleague,
  {language, organization}: {language: Language; organization: string}
): Html {
  const say = sayPeople(language);
  const other: OrganizationRole = role === "reader" ? "administrator" : "reader";
  const action = `/${language}/people/${organization}`;
  const change = say(other === "administrator" ? "makeAdministrator" : "makeReader");
  return html`<form class="inline" method="post" action="${action}/role"><input type="hidden" name="membership" value="${membershipId}"><input type="hidden" name="role" value="${other}"><button class="quiet small" aria-label="${change}: ${email}">${change}</button></form>
<details class="apart"><summary aria-label="${say("remove")}: ${email}">${say("remove")}</summary><form method="post" action="${action}/remove"><input type="hidden" name="membership" value="${membershipId}"><button class="small">${say("confirmRemove")} ${email}</button></form></details>`;
}

function pendingList({language, member, invitations, timeZone}: PeoplePage): Html {
  const say = sayPeople(language);
  const rows = invitations.map(
    ({
      id,
      email,
      role,
      expiresAt
    }) => html`<li>${email} <span class="tag soft">${say(role)}</span> <span class="soft">${say("until")} ${formatDay(localMoment(expiresAt, timeZone).day, language)}</span>
<form class="inline" method="post" action="/${language}/people/${member.organization}/cancel"><input type="hidden" name="invitation" value="${id}"><button class="quiet small" aria-label="${say("cancel")}: ${email}">${say("cancel")}</button></form></li>`
  );
  return html`<section><h2>${say("pending")}</h2><ul class="rows">${rows}</ul></section>`;
}

function inviteForm({language, member, email, problem}: PeoplePage): Html {
  const say = sayPeople(language);
  const roles = organizationRoles
    .toReversed()
    .map(
      (role, index) =>
        html`<label class="choice"><input type="radio" name="role" value="${role}"${index === 0 ? html` checked` : ""}>${say(role === "reader" ? "readerMeans" : "administratorMeans")}</label>`
    );
  const choices = languages.map(
    (one) =>
      html`<option value="${one}"${one === language ? html` selected` : ""}>${{fr: "Français", en: "English"}[one]}</option>`
  );
  return html`<section><h2 id="invite">${say("invite")}</h2>
<form class="narrow" method="post" action="/${language}/people/${member.organization}">
<div class="field"><label for="email">${say("email")}</label><input id="email" name="email" type="email" required maxlength="254" value="${email ?? ""}"${problem ? html` aria-describedby="problem"` : ""}></div>
<fieldset class="field"><legend>${say("role")}</legend>${roles}</fieldset>
<div class="field"><label for="language">${say("mailLanguage")}</label><select id="language" name="language">${choices}</select></div>
<button>${say("send")}</button> <small>${say("inviteLasts")}</small>
</form></section>`;
}

function accessTable({language, member, accesses, titles, timeZone}: PeoplePage): Html {
  const say = sayPeople(language);
  if (accesses.length === 0)
    return html`<section><h2>${say("log")}</h2><p>${say("logEmpty")}</p></section>`;
  const rows = accesses.map(
    ({at, email, path}) =>
      html`<tr><th scope="row">${email}</th><td data-label="${say("when")}">${momentOf(at, timeZone, language)}</td><td data-label="${say("what")}">${titles.get(path) ?? path}</td></tr>`
  );
  return html`<section><h2>${say("log")}</h2><p>${say("logLede")}</p>
<p><a href="/${language}/people/${member.organization}/accesses.csv">${say("exportLog")}</a></p>
<table class="stack"><thead><tr><th scope="col">${say("person")}</th><th scope="col">${say("when")}</th><th scope="col">${say("what")}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

export interface InvitationPage {
  language: Language;
  member: Member;
  email: string;
  token: string;
}

/** What the invited person sees: who invites them where, and one button. */
export function invitationPage({language, member, email, token}: InvitationPage): Html {
  const say = sayPeople(language);
  const body = html`<h1>${say("invitationTitle")} ${member.name}</h1>
<p class="lede">${say("invitationText")} <b>${email}</b></p>
<form method="post" action="/${language}/invitation"><input type="hidden" name="token" value="${token}"><button>${say("accept")}</button></form>`;
  return frame({language, title: say("invitation"), path: "/sign-in", body});
}

/** Leads to the account of whoever is signed in, others to signing in. */
export function invitationProblemPage(
  language: Language,
  problem: "spent" | "forSomeoneElse",
  {signedIn}: {signedIn: boolean}
): Html {
  const say = sayPeople(language);
  const sayGate = speak(language);
  const [path, name] = signedIn
    ? (["account", "account"] as const)
    : (["sign-in", "signIn"] as const);
  const body = html`<h1>${say("invitation")}</h1><p class="lede">${say(problem)}</p><p><a href="/${language}/${path}">${sayGate(name)}</a></p>`;
  return frame({language, title: say("invitation"), path: "/sign-in", signedIn, body});
}

function momentOf(instant: string, timeZone: string, language: Language): string {
  const {day, time} = localMoment(instant, timeZone);
  return `${formatDay(day, language)}, ${formatTime(time, language)}`;
}
