/** The page on which an organization's administrators open a page to an outsider, and close it again. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import {formatDay} from "../../src/vocabulary/format.js";
import {type Language, languages} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import type {ListedShare} from "./shares.js";
import {type ShareWord, sayShares} from "./words.js";

export interface Shareable {
  path: string;
  title: string;
}

export interface SharesPage {
  language: Language;
  member: Member;
  demonstration: boolean;
  shares: readonly ListedShare[];
  /** What may be shared: the organization's own pages and reports. */
  shareable: readonly Shareable[];
  today: string;
  untilOn: string;
  done?: ShareWord | undefined;
  problem?: ShareWord | undefined;
}

export function sharesPage(page: SharesPage): Html {
  const {language, member, demonstration, done, problem} = page;
  const say = sayShares(language);
  const body = html`<h1>${say("shares")}</h1>
<p class="lede">${say("lede")}</p>
${done ? html`<p class="done" role="status">${say(done)}</p>` : ""}
${problem ? html`<p class="note" role="alert">${say(problem)}</p>` : ""}
<section><h2>${say("newShare")}</h2>${shareForm(page)}</section>
<section><h2>${say("current")}</h2>${shareList(page)}</section>`;
  return frame({
    language,
    title: say("shares"),
    path: `/shares/${member.organization}`,
    organization: member.name,
    signedIn: true,
    demonstration,
    body
  });
}

/** Label and paths of what there is in each language. */
const kinds: Readonly<Record<Language, readonly [ShareWord, RegExp][]>> = {
  fr: [
    ["reportsFr", /^\/pdf\/.*\.fr\.pdf$/],
    ["pagesFr", /^\/fr\//]
  ],
  en: [
    ["reportsEn", /^\/pdf\/.*\.en\.pdf$/],
    ["pagesEn", /^\/en\//]
  ]
};

/** Reports, then pages; the reader's language first. */
function options({language, shareable}: SharesPage): Html[] {
  const say = sayShares(language);
  const inOrder = [language, ...languages.filter((one) => one !== language)];
  return inOrder
    .flatMap((one) => kinds[one])
    .map(([label, paths]) => ({label, some: shareable.filter(({path}) => paths.test(path))}))
    .filter(({some}) => some.length > 0)
    .map(
      ({label, some}) =>
        html`<optgroup label="${say(label)}">${toldApart(some).map(({path, title}) => html`<option value="${path}">${title}</option>`)}</optgroup>`
    );
}

/** Two of one title are told apart by the end of their address. */
const toldApart = (some: readonly Shareable[]): Shareable[] =>
  some.map(({path, title}) =>
    some.some((other) => other.path !== path && other.title === title)
      ? {path, title: `${title} (${path.replace(/^\/(pdf|..\/o)\/[^/]+\//, "")})`}
      : {path, title}
  );

function shareForm(page: SharesPage): Html {
  const {language, member, today, untilOn} = page;
  const say = sayShares(language);
  const choices = languages.map(
    (one) =>
      html`<option value="${one}"${one === language ? html` selected` : ""}>${{fr: "Français", en: "English"}[one]}</option>`
  );
  return html`<form class="narrow" method="post" action="/${language}/shares/${member.organization}">
<div class="field"><label for="path">${say("what")}</label><select id="path" name="path">${options(page)}</select></div>
<div class="field"><label for="email">${say("who")}</label><input id="email" name="email" type="email" required maxlength="254"></div>
<div class="field"><label for="language">${say("mailLanguage")}</label><select id="language" name="language">${choices}</select></div>
<div class="field"><label for="until">${say("until")}</label><input id="until" name="until" type="date" required min="${today}" value="${untilOn}"></div>
<button>${say("share")}</button></form>`;
}

function shareList({language, member, shares, shareable}: SharesPage): Html {
  const say = sayShares(language);
  const titleOf = (path: string): string =>
    shareable.find((one) => one.path === path)?.title ?? path;
  if (shares.length === 0) return html`<p>${say("none")}</p>`;
  const rows = shares.map(
    ({
      id,
      email,
      path,
      untilOn
    }) => html`<li><a href="${path}">${titleOf(path)}</a><br>${email} <span class="soft">${say("until").toLowerCase()} ${formatDay(untilOn, language)}</span>
<form class="inline" method="post" action="/${language}/shares/${member.organization}/revoke"><input type="hidden" name="share" value="${id}"><button class="quiet small" aria-label="${say("revoke")}: ${email}">${say("revoke")}</button></form></li>`
  );
  return html`<ul class="rows">${rows}</ul>`;
}
