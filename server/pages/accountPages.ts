/** What a signed-in person has here: their organizations, and the way out. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Person} from "../people/people.js";
import {frame, type Html} from "./frame.js";
import {speak} from "./words.js";

export interface AccountPage {
  language: Language;
  person: Person;
  members: readonly Member[];
  /** Paths that somebody shares with this person. */
  shared: readonly string[];
  /** The section about passkeys, where the site's address allows them. */
  passkeys?: Html | undefined;
  demonstration: boolean;
}

export function accountPage({
  language,
  person,
  members,
  shared,
  passkeys,
  demonstration
}: AccountPage): Html {
  const say = speak(language);
  const roles = [...person.roles].map((role) => html`<li>${say(role)}</li>`);
  const own = members
    .filter(({organization}) => person.organizations.has(organization))
    .map(({organization, name}) => {
      const role = person.organizations.get(organization)!;
      return html`<li><a href="/${language}/o/${organization}/portrait">${name}</a> <span class="tag soft">${say(role)}</span> <a href="/${language}/exports/${organization}">${say("exports")}</a>
${role === "administrator" ? html` · <a href="/${language}/people/${organization}">${say("manage")}</a> · <a href="/${language}/deliveries/${organization}">${say("deliveries")}</a> · <a href="/${language}/shares/${organization}">${say("shares")}</a>` : ""}</li>`;
    });
  const body = html`<h1>${say("account")}</h1>
<dl class="lede"><div><dt>${say("signedInAs")}</dt><dd>${person.email}</dd></div></dl>
${own.length + roles.length + shared.length > 0 ? html`<section><h2>${say("yourOrganizations")}</h2><ul class="rows">${own}${roles}${shared.map((path) => html`<li><a href="${path}">${path}</a> <span class="tag soft">${say("shared")}</span></li>`)}</ul></section>` : html`<p class="note">${say("noAccess")}</p>`}
${own.length > 0 || person.roles.has("partner") ? html`<p><a href="/${language}/shows">${say("shows")}</a></p>` : ""}
${passkeys ?? ""}
<div class="actions">
<form method="post" action="/${language}/sign-out"><button>${say("signOut")}</button></form>
<form method="post" action="/${language}/sign-out/everywhere"><button class="quiet">${say("signOutEverywhere")}</button></form>
</div>`;
  return frame({
    language,
    title: say("account"),
    path: "/account",
    signedIn: true,
    demonstration,
    body
  });
}

/** For whoever has several organizations: the collective's pages and one line per member. */
export function organizationsPage({
  language,
  members,
  demonstration
}: Omit<AccountPage, "person" | "shared" | "passkeys">): Html {
  const say = speak(language);
  const body = html`<h1>${say("organizations")}</h1>
<p class="lede"><a href="/${language}/collective/">${say("collectivePages")}</a></p>
<ul class="rows">${members.map(
    ({organization, name, city}) =>
      html`<li><a href="/${language}/o/${organization}/portrait">${name}</a> <small>${city}</small></li>`
  )}</ul>`;
  return frame({
    language,
    title: say("organizations"),
    path: "/organizations",
    signedIn: true,
    demonstration,
    body
  });
}
