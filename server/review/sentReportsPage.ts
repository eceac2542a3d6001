/** What a member's administrators see of the reports that left for their people. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import {messageTable} from "./messageTable.js";
import type {ReportMessage} from "./reviews.js";
import {sayReview} from "./words.js";

export interface SentReportsPage {
  language: Language;
  member: Member;
  demonstration: boolean;
  messages: readonly ReportMessage[];
}

export function sentReportsPage(page: SentReportsPage): Html {
  const {language, member, demonstration, messages} = page;
  const say = sayReview(language);
  const body = html`<h1>${say("sentReports")}</h1><p class="lede">${say("sentLede")}</p>
${messages.length === 0 ? html`<p>${say("noneSent")}</p>` : messageTable(messages, language)}`;
  return frame({
    language,
    title: say("sentReports"),
    path: `/reports/${member.organization}`,
    organization: member.name,
    signedIn: true,
    demonstration,
    body
  });
}
