/** The three steps of signing in: ask for a link, look in the mailbox, open the session. */
import {html} from "hono/html";
import type {Language} from "../../src/vocabulary/language.js";
import {passkeyButton} from "../passkeys/passkeyPages.js";
import {frame, type Html} from "./frame.js";
import {seats} from "./seats.js";
import {speak, type Word} from "./words.js";

export interface SignInPage {
  language: Language;
  /** Where the person wanted to go, a path of this site. */
  next?: string | undefined;
  problem?: Word | undefined;
  email?: string;
  contact: string;
  demonstration: boolean;
  /** Name of the identity provider, when there is one. */
  singleSignOn: string | null;
  hasPasskeys: boolean;
}

export function signInPage({
  singleSignOn,
  hasPasskeys,
  language,
  next,
  problem,
  email,
  contact,
  demonstration
}: SignInPage): Html {
  const say = speak(language);
  const body = html`<div class="two"><div>
<h1>${say("signInTitle")}</h1>
<p class="lede">${say("membersOnly")}</p>
<form class="box" method="post" action="/${language}/sign-in">
${problem ? html`<p class="note" id="problem" role="alert">${say(problem)}</p>` : ""}
<label for="email">${say("workEmail")}</label>
<input id="email" name="email" type="email" required autocomplete="email" maxlength="254" value="${email ?? ""}"${problem ? html` aria-describedby="problem"` : ""}>
${next ? html`<input type="hidden" name="next" value="${next}">` : ""}
<button class="full">${say("receiveLink")}</button>
<small>${say("linkLasts")}</small>
</form>
${hasPasskeys ? passkeyButton(language, next ?? "/") : ""}
${singleSignOn ? html`<p><a class="button quiet full" href="/${language}/sign-in/oidc${next ? `?${new URLSearchParams({next})}` : ""}">${say("signInWith")} ${singleSignOn}</a></p>` : ""}
<p>${say("firstVisit")} <a href="mailto:${contact}">${say("askAccess")}</a> ${say("askWhom")}</p>
<small>${say("neverTells")}</small>
</div>${seats("seats", {one: true})}</div>`;
  return frame({language, title: say("signIn"), path: "/sign-in", demonstration, body});
}

export function sentPage(language: Language): Html {
  const say = speak(language);
  const body = html`<h1>${say("sentTitle")}</h1>
<p class="lede">${say("sentText")}</p>
<p>${say("sentNothing")}</p>
<p><a href="/${language}/sign-in">${say("again")}</a></p>`;
  return frame({language, title: say("sentTitle"), path: "/sign-in/sent", body});
}

/** A page with a button between the mailbox and the session: mail scanners open links, they do not press buttons. */
export function enterPage(
  language: Language,
  {token, next}: {token: string; next?: string | undefined}
): Html {
  const say = speak(language);
  const body = html`<h1>${say("enterTitle")}</h1>
<p class="lede">${say("enterText")}</p>
<form method="post" action="/${language}/sign-in/link">
<input type="hidden" name="token" value="${token}">
${next ? html`<input type="hidden" name="next" value="${next}">` : ""}
<button>${say("enter")}</button>
</form>`;
  return frame({language, title: say("enterTitle"), path: "/sign-in", body});
}

/** The link no longer opens anything; which reason it was, nobody is told. */
export function spentPage(language: Language, problem: "linkSpent" | "tooMany"): Html {
  const say = speak(language);
  const body = html`<h1>${say(problem)}</h1>
<p class="lede"><a href="/${language}/sign-in">${say("again")}</a></p>`;
  return frame({language, title: say("signIn"), path: "/sign-in", body});
}
