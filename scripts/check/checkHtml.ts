/** A check as one page that needs nothing but itself: it reads, prints and is thrown away. */
import {html, raw} from "hono/html";
import {checkBody} from "../../loaders/preflight/checkBody.js";
import type {CheckReport} from "../../loaders/preflight/checkReport.js";
import {checkWords} from "../../loaders/preflight/checkWords.js";
import {fontFaces} from "../../reports/render/fonts.js";
import {themeCss} from "../../src/components/theme.js";
import {formatDay} from "../../src/vocabulary/format.js";
import {type Language, localeOf} from "../../src/vocabulary/language.js";
import {checkCss} from "./checkCss.js";

/** Every text of the files is escaped; the page runs no script and asks for nothing. */
export function checkHtml(report: CheckReport, language: Language): string {
  const say = checkWords[language];
  return String(html`<!doctype html>
<html lang="${localeOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${say.title}</title>
<style>${raw(fontFaces(""))}${raw(themeCss)}${raw(checkCss)}</style>
</head>
<body><main>
<header><p class="note">${formatDay(report.asOf, language)}</p><h1>${say.title}</h1></header>
${checkBody(report, language)}
${report.isMappingProposed ? html`<p class="note">${say.proposed}</p>` : ""}
</main></body>
</html>
`);
}
