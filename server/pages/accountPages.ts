/** What a signed-in person has here: their organizations and what they may do there, and the way out. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Person} from "../people/people.js";
import {frame, type Html} from "./frame.js";
import {speak, type Word} from "./words.js";

export interface AccountPage {
  language: Language;
  person: Person;
  members: readonly Member[];
  /** Pages that somebody shares with this person. */
  shared: readonly {path: string; label: string}[];
  /** Sections of what the person may choose: passkeys, how reports come. */
  choices: readonly Html[];
  /** The gate reviews and sends reports. */
  hasReports: boolean;
  /** Show requests that wait for the organization's answer. */
  waiting: ReadonlyMap<string, number>;
  demonstration: boolean;
}

export function accountPage(page: AccountPage): Html {
  const {language, person, members, shared, choices, demonstration} = page;
  const say = speak(language);
  const own = members.filter(({organization}) => person.organizations.has(organization));
  const hasNothing = own.length + person.roles.size + shared.length === 0;
  const body = html`<h1>${say("account")}</h1>
<dl class="lede"><div><dt>${say("signedInAs")}</dt><dd>${person.email}</dd></div></dl>
${hasNothing ? html`<p class="note">${say("noAccess")}</p>` : ""}
${own.map((member) => organizationSection(member, page))}
${person.roles.size > 0 ? rolesSection(page) : ""}
${shared.length > 0 ? html`<section><h2>${say("shared")}</h2><ul class="rows">${shared.map(({path, label}) => html`<li><a href="${path}">${label}</a></li>`)}</ul></section>` : ""}
${choices}
<section><h2>${say("session")}</h2><div class="actions">
<form method="post" action="/${language}/sign-out"><button>${say("signOut")}</button></form>
<form method="post" action="/${language}/sign-out/everywhere"><button class="quiet">${say("signOutEverywhere")}</button></form>
</div></section>`;
  return frame({
    language,
    title: say("account"),
    path: "/account",
    signedIn: true,
    demonstration,
    body
  });
}

/** What one may do there, each with a line that says what for. */
function organizationSection({organization, name}: Member, page: AccountPage): Html {
  const {language, person, hasReports} = page;
  const say = speak(language);
  const role = person.organizations.get(organization)!;
  const waiting = page.waiting.get(organization) ?? 0;
  const showsMean = role === "administrator" ? "showsMean" : "showsReaderMeans";
  const doors: Door[] = [
    ["portrait", "portraitMeans", `o/${organization}/portrait`],
    ["exports", "exportsMean", `exports/${organization}`],
    ["shows", waiting > 0 ? "showsWait" : showsMean, "shows"]
  ];
  if (role === "administrator") {
    doors.push(
      ["manage", "manageMeans", `people/${organization}`],
      ["deliveries", "deliveriesMean", `deliveries/${organization}`],
      ["shares", "sharesMean", `shares/${organization}`]
    );
    if (hasReports) doors.push(["sentReports", "sentReportsMean", `reports/${organization}`]);
  }
  return html`<section><h2>${name} <span class="tag soft">${say(role)}</span></h2>${doorList(doors, language)}</section>`;
}

function rolesSection({language, person, hasReports}: AccountPage): Html {
  const say = speak(language);
  const doors: Door[] = [];
  if (person.roles.has("analyst")) {
    doors.push(["organizations", "organizationsMean", "organizations"]);
    if (hasReports) doors.push(["review", "reviewMeans", "review"]);
  } else if (person.roles.has("operator"))
    doors.push(["organizations", "operatorMeans", "organizations"]);
  if (person.roles.has("partner")) doors.push(["shows", "partnerShowsMean", "shows"]);
  const roles = [...person.roles].map((role) => html`<span class="tag soft">${say(role)}</span> `);
  return html`<section><h2>${say("theCollective")} ${roles}</h2>${doorList(doors, language)}</section>`;
}

type Door = [name: Word, means: Word, path: string];

const doorList = (doors: readonly Door[], language: Language): Html => {
  const say = speak(language);
  return html`<ul class="rows">${doors.map(
    ([name, means, path]) =>
      html`<li><a href="/${language}/${path}">${say(name)}</a><br><span class="${means === "showsWait" ? "tag warn" : "soft"}">${say(means)}</span></li>`
  )}</ul>`;
};

export interface OrganizationsPage {
  language: Language;
  members: readonly Member[];
  /** May read the members' pages; an operator only helps with people. */
  reads: boolean;
  /** Helps members with their people. */
  helps: boolean;
  demonstration: boolean;
}

/** For whoever has several organizations: the collective's pages and one line per member. */
export function organizationsPage(page: OrganizationsPage): Html {
  const {language, members, reads, helps, demonstration} = page;
  const say = speak(language);
  const rows = members.map(
    ({organization, name, city}) =>
      html`<li>${reads ? html`<a href="/${language}/o/${organization}/portrait">${name}</a>` : name} <span class="soft">${city}</span>${helps ? html` · <a href="/${language}/people/${organization}" aria-label="${say("manage")}: ${name}">${say("manage")}</a>` : ""}</li>`
  );
  const body = html`<h1>${say("organizations")}</h1>
${reads ? html`<p class="lede"><a href="/${language}/collective/">${say("collectivePages")}</a></p>` : ""}
<ul class="rows">${rows}</ul>`;
  return frame({
    language,
    title: say("organizations"),
    path: "/organizations",
    signedIn: true,
    demonstration,
    body
  });
}
