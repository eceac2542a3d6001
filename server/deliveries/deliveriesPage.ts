/** The page on which a member's administrators hand its data over: upload, check, confirm. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import type {Delivery} from "../../loaders/sources/deliveries.js";
import {formatCount, formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import type {CheckResult} from "./checkDelivery.js";
import type {Upload} from "./incoming.js";
import {type DeliveryWord, sayDeliveries} from "./words.js";

export interface DeliveriesPage {
  language: Language;
  member: Member;
  demonstration: boolean;
  uploads: readonly Upload[];
  deliveries: readonly Delivery[];
  check?: CheckResult | undefined;
  done?: DeliveryWord | undefined;
  problem?: DeliveryWord | undefined;
}

export function deliveriesPage(page: DeliveriesPage): Html {
  const {language, member, demonstration, uploads, check, done, problem} = page;
  const say = sayDeliveries(language);
  const body = html`<h1>${say("deliveries")}</h1>
<p class="lede">${say("lede")}</p>
${done ? html`<p class="done" role="status">${say(done)}</p>` : ""}
${problem ? html`<p class="note" role="alert">${say(problem)}</p>` : ""}
${uploadForm(page)}
${uploads.length > 0 ? waiting(page) : ""}
${check ? checked(check, language) : ""}
${check || problem === "checkFailed" ? confirmForm(page) : ""}
${earlier(page)}
<script type="module" src="/gate/upload.js"></script>`;
  return frame({
    language,
    title: say("deliveries"),
    path: `/deliveries/${member.organization}`,
    organization: member.name,
    signedIn: true,
    demonstration,
    body
  });
}

const pathOf = ({language, member}: DeliveriesPage): string =>
  `/${language}/deliveries/${member.organization}`;

function uploadForm(page: DeliveriesPage): Html {
  const say = sayDeliveries(page.language);
  return html`<form class="box narrow" method="post" enctype="multipart/form-data" action="${pathOf(page)}" data-uploads="${pathOf(page)}/uploads" data-refused="${say("wrongKind")}">
<label for="files">${say("choose")}</label>
<input id="files" name="files" type="file" multiple required accept=".csv,.txt,.tsv,.xlsx">
<button class="full">${say("upload")}</button>
<ul class="rows" data-progress aria-live="polite"></ul>
<small>${say("resumes")}</small>
</form>`;
}

function waiting(page: DeliveriesPage): Html {
  const {language, uploads} = page;
  const say = sayDeliveries(language);
  const rows = uploads.map(({name, size, received}) => {
    const isComplete = size === received;
    return html`<li>${name} <span class="soft">${formatBytes(received, language)}</span> <span class="tag${isComplete ? "" : " warn"}">${say(isComplete ? "complete" : "partial")}</span></li>`;
  });
  return html`<section><h2>${say("waiting")}</h2><ul class="rows">${rows}</ul>
<div class="actions"><form method="post" action="${pathOf(page)}/check"><button>${say("check")}</button></form>
<form method="post" action="${pathOf(page)}/discard"><button class="quiet">${say("discard")}</button></form></div>
<small>${say("checkNote")}</small></section>`;
}

function checked(check: CheckResult, language: Language): Html {
  const say = sayDeliveries(language);
  const counts = (["rowsRead", "rowsLoaded", "rowsRejected", "rowsDuplicate"] as const).map(
    (count) =>
      html`<div><dt>${say(count)}</dt><dd>${formatCount(check[count], language)}</dd></div>`
  );
  const list = (severity: "blocking" | "warning", title: DeliveryWord): Html | string => {
    const issues = check.issues.filter((issue) => issue.severity === severity);
    if (issues.length === 0) return "";
    const rows = issues.map(
      ({rows, sentence}) =>
        html`<li>${sentence[language]} <span class="soft">${formatCount(rows, language)} ${say("lines")}</span></li>`
    );
    return html`<h3>${say(title)}</h3><ul class="rows">${rows}</ul>`;
  };
  return html`<section><h2>${say("result")}</h2><dl>${counts}</dl>
${list("blocking", "toFix")}${list("warning", "toKnow")}${check.issues.length === 0 ? html`<p>${say("noIssue")}</p>` : ""}</section>`;
}

function confirmForm(page: DeliveriesPage): Html {
  const say = sayDeliveries(page.language);
  return html`<section><form method="post" action="${pathOf(page)}/confirm">
<fieldset class="field"><legend>${say("kind")}</legend>
<label class="choice"><input type="radio" name="kind" value="complete" checked>${say("kindComplete")}</label>
<label class="choice"><input type="radio" name="kind" value="additions">${say("kindAdditions")}</label></fieldset>
<button>${say("confirm")}</button></form></section>`;
}

function earlier({language, deliveries}: DeliveriesPage): Html {
  const say = sayDeliveries(language);
  const rows = deliveries.map(
    ({id, files}) =>
      html`<li>${formatDay(id.slice(0, 10), language)} <span class="soft">${files.length} ${say("files")}</span></li>`
  );
  return html`<section><h2>${say("earlier")}</h2>${rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : html`<p>${say("none")}</p>`}</section>`;
}

function formatBytes(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "k"] : [bytes / 1e6, "M"];
  return `${formatCount(Math.ceil(value), language)}\u00a0${unit}${language === "fr" ? "o" : "B"}`;
}
