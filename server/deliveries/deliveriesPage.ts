/** The page on which a member's administrators hand its data over: upload, check, confirm. */
import {html} from "hono/html";
import type {Member} from "../../loaders/collective.js";
import {checkBody} from "../../loaders/preflight/checkBody.js";
import type {Delivery} from "../../loaders/sources/deliveries.js";
import {formatCount, formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {frame, type Html} from "../pages/frame.js";
import type {Check} from "./checks.js";
import type {GivenBefore} from "./givenBefore.js";
import {fileKinds, isComplete, type Upload} from "./incoming.js";
import {type DeliveryWord, sayDeliveries} from "./words.js";

export interface DeliveriesPage {
  language: Language;
  member: Member;
  demonstration: boolean;
  uploads: readonly Upload[];
  deliveries: readonly Delivery[];
  /** Of the uploaded files as they are. */
  check: Check | null;
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
${uploads.some(isComplete) ? checkSection(page) : ""}
${check && check.is !== "running" ? confirmForm(page, check) : ""}
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
  return html`<section><h2>${say("stepUpload")}</h2>
<form class="box narrow" method="post" enctype="multipart/form-data" action="${pathOf(page)}" data-uploads="${pathOf(page)}/uploads" data-refused="${say("wrongKind")}" data-broken="${say("broken")}">
<label for="files">${say("choose")} <span class="soft">(${fileKinds.join(", ").toUpperCase()})</span></label>
<input id="files" name="files" type="file" multiple required accept="${fileKinds.map((kind) => `.${kind}`).join(",")}">
<button class="full">${say("upload")}</button>
<ul class="rows" data-progress aria-live="polite"></ul>
<small>${say("resumes")}</small>
</form></section>`;
}

function waiting(page: DeliveriesPage): Html {
  const say = sayDeliveries(page.language);
  return html`<section><h2>${say("waiting")}</h2><ul class="rows">${page.uploads.map((upload) => uploaded(upload, page))}</ul>
<form class="actions" method="post" action="${pathOf(page)}/discard"><button class="quiet small">${say("discard")}</button></form>
<small>${say("kept")}</small></section>`;
}

function uploaded(upload: Upload, page: DeliveriesPage): Html {
  const {language} = page;
  const say = sayDeliveries(language);
  const {id, name, size, received} = upload;
  const state = isComplete(upload)
    ? html`<span class="tag">${say("complete")}</span>`
    : html`<span class="tag warn">${say("partial")}</span> <span class="soft">${say("of")} ${formatBytes(size, language)}, ${say("chooseAgain")}</span>`;
  return html`<li>${name} <span class="soft">${formatBytes(received, language)}</span> ${state}
<form class="inline" method="post" action="${pathOf(page)}/discard"><input type="hidden" name="upload" value="${id}"><button class="quiet small" aria-label="${say("remove")}: ${name}">${say("remove")}</button></form></li>`;
}

function checkSection(page: DeliveriesPage): Html {
  const {language, check} = page;
  const say = sayDeliveries(language);
  const again = html`<form method="post" action="${pathOf(page)}/check"><button${check ? html` class="quiet"` : ""}>${say(check ? "checkAgain" : "check")}</button></form>`;
  return html`<section id="check"><h2>${say("stepCheck")}</h2>${
    check?.is === "running"
      ? html`<p role="status" data-checking>${say("checking")}</p><p><a class="button quiet" href="${pathOf(page)}#check">${say("look")}</a></p>`
      : html`${check ? checked(check, language) : html`<p>${say("checkNote")}</p>`}${again}`
  }</section>`;
}

function checked(check: Exclude<Check, {is: "running"}>, language: Language): Html {
  if (check.is === "failed")
    return html`<p class="note" role="alert">${sayDeliveries(language)("checkFailed")}</p>`;
  const {report, givenBefore} = check;
  const say = sayDeliveries(language);
  return html`${givenBefore.map((file) => html`<p class="note">${sayGivenBefore(file, language)}</p>`)}
<div class="check">${checkBody(report, language)}${report.isMappingProposed ? html`<p class="note">${say("proposed")}</p>` : ""}</div>`;
}

function sayGivenBefore({name, delivery}: GivenBefore, language: Language): string {
  const say = sayDeliveries(language);
  return `${name}${language === "fr" ? "\u00a0" : ""}: ${say("givenOn")} ${formatDay(delivery.slice(0, 10), language)}.`;
}

function confirmForm(page: DeliveriesPage, check: Check): Html {
  const say = sayDeliveries(page.language);
  const isReady = check.is === "done" && check.report.verdict !== "notReady";
  return html`<section><h2>${say("stepConfirm")}</h2>
${isReady ? "" : html`<p>${say("notReady")}</p>`}
<form method="post" action="${pathOf(page)}/confirm">
<fieldset class="field"><legend>${say("kind")}</legend>
<label class="choice"><input type="radio" name="kind" value="complete" checked>${say("kindComplete")}</label>
<label class="choice"><input type="radio" name="kind" value="additions">${say("kindAdditions")}</label></fieldset>
<button${isReady ? "" : html` class="quiet"`}>${say("confirm")}</button></form></section>`;
}

function earlier({language, deliveries}: DeliveriesPage): Html {
  const say = sayDeliveries(language);
  const rows = deliveries.map(
    ({id, files}) =>
      html`<li>${formatDay(id.slice(0, 10), language)}<br><span class="soft">${files.map(({name}) => name).join(", ")}</span></li>`
  );
  return html`<section><h2>${say("earlier")}</h2>${rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : html`<p>${say("none")}</p>`}</section>`;
}

function formatBytes(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "k"] : [bytes / 1e6, "M"];
  return `${formatCount(Math.ceil(value), language)}\u00a0${unit}${language === "fr" ? "o" : "B"}`;
}
