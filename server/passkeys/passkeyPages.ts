/** Where passkeys show: a section of the account, a button on the sign-in page, a step after the link. */
import {html} from "hono/html";
import {formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import type {PasskeyRow} from "../state/tables.js";
import {sayPasskeys} from "./words.js";

/** Without the script there is nothing to press: the buttons appear with it. */
const script = html`<script type="module" src="/gate/passkey.js"></script>`;

export function passkeySection(
  language: Language,
  {passkeys, isRequired}: {passkeys: readonly PasskeyRow[]; isRequired: boolean}
): Html {
  const say = sayPasskeys(language);
  const base = `/${language}/passkeys`;
  const rows = passkeys.map(
    ({
      id,
      createdAt,
      lastUsedAt
    }) => html`<li>${say("made")} ${dayOf(createdAt, language)}, ${lastUsedAt ? `${say("used")} ${dayOf(lastUsedAt, language)}` : say("neverUsed")}
<form class="inline" method="post" action="${base}/remove"><input type="hidden" name="passkey" value="${id}"><button class="quiet small">${say("remove")}</button></form></li>`
  );
  return html`<section><h2>${say("passkeys")}</h2><p>${say("lede")}</p>
${rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : ""}
<p class="note" role="alert" data-passkey-failed hidden>${say("failed")}</p>
<div class="actions"><button type="button" hidden data-passkey-add="${base}">${say("add")}</button>
${rows.length > 0 ? html`<form method="post" action="${base}/require"><input type="hidden" name="required" value="${isRequired ? "no" : "yes"}"><button class="quiet">${say(isRequired ? "free" : "require")}</button></form>` : ""}</div>
${rows.length > 0 ? html`<small>${say("requireNote")}</small>` : ""}${script}</section>`;
}

export function passkeyButton(language: Language, next: string): Html {
  const say = sayPasskeys(language);
  return html`<div><button type="button" class="quiet full" hidden data-passkey-sign-in="/${language}/sign-in/passkey" data-next="${next}">${say("signIn")}</button>
<p class="note" role="alert" data-passkey-failed hidden>${say("failed")}</p>${script}</div>`;
}

export function passkeyStepPage(language: Language, next: string): Html {
  const say = sayPasskeys(language);
  const body = html`<h1>${say("now")}</h1><p class="lede">${say("nowText")}</p>${passkeyButton(language, next)}`;
  return frame({language, title: say("now"), path: "/sign-in", body});
}

const dayOf = (instant: string, language: Language): string =>
  formatDay(instant.slice(0, 10), language);
