/** The log of a sending: which report, to whom, how, when, and where it stands. */
import {html} from "hono/html";
import {formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import type {Html} from "../pages/frame.js";
import type {ReportMessage} from "./reviews.js";
import {sayReview} from "./words.js";

export function messageTable(messages: readonly ReportMessage[], language: Language): Html {
  const say = sayReview(language);
  const rows = messages.map(
    ({title, email, delivery, status, queuedAt, sentAt}) =>
      html`<tr><th scope="row">${title}</th><td>${email}</td><td>${say(delivery)}</td><td>${formatDay((sentAt ?? queuedAt).slice(0, 10), language)}</td><td><span class="tag${status === "sent" ? "" : status === "dead" || status === "bounced" ? " warn" : " soft"}">${say(status)}</span></td></tr>`
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${say("messages")}"><table><thead><tr><th scope="col">${say("report")}</th><th scope="col">${say("recipient")}</th><th scope="col">${say("how")}</th><th scope="col">${say("when")}</th><th scope="col">${say("state")}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
