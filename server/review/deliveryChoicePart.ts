/** Of the account page: how the person's reports come. */
import {html} from "hono/html";
import type {Language} from "../../src/vocabulary/language.js";
import type {Html} from "../pages/frame.js";
import type {ReportDelivery} from "./reviews.js";
import {sayReview} from "./words.js";

export function deliveryChoicePart(
  language: Language,
  chosen: ReportDelivery,
  isKept: boolean
): Html {
  const say = sayReview(language);
  const choice = (delivery: ReportDelivery, means: "byLink" | "byAttachment"): Html =>
    html`<label class="choice"><input type="radio" name="delivery" value="${delivery}"${delivery === chosen ? html` checked` : ""}>${say(means)}</label>`;
  return html`<section><h2>${say("deliveryTitle")}</h2>
${isKept ? html`<p class="done" role="status">${say("kept")}</p>` : ""}
<form method="post" action="/${language}/account/reports"><fieldset class="field"><legend>${say("deliveryHow")}</legend>
${choice("link", "byLink")}${choice("attachment", "byAttachment")}</fieldset><button class="quiet">${say("keep")}</button></form></section>`;
}
