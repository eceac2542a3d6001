/** The frame of every page that the gate itself writes: head, sign, languages, account; no script at all. */
import {createHash} from "node:crypto";
import {html, raw} from "hono/html";
import {type Language, languages, localeOf} from "../../src/vocabulary/language.js";
import {seats} from "./seats.js";
import {style} from "./style.js";
import {speak} from "./words.js";

export type Html = ReturnType<typeof html>;

export interface Frame {
  language: Language;
  title: string;
  /** Path of this page without its language: `/sign-in`; with it, the other language is one link away. */
  path: string;
  /** Named beside the sign. */
  organization?: string | undefined;
  signedIn?: boolean;
  demonstration?: boolean;
  body: Html | Html[];
}

const languageNames: Readonly<Record<Language, string>> = {fr: "Français", en: "English"};

export function frame({
  language,
  title,
  path,
  organization,
  signedIn,
  demonstration,
  body
}: Frame): Html {
  const say = speak(language);
  const languageLinks = languages.map(
    (other) =>
      html`<a href="/${other}${path}" lang="${localeOf[other]}" hreflang="${localeOf[other]}"${other === language ? raw(' aria-current="true"') : ""}>${languageNames[other]}</a>`
  );
  return html`<!doctype html>
<html lang="${localeOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Public C</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">${say("skip")}</a>
<header class="top"><div class="wide bar">
<a class="name" href="/">${seats("sign")}Public C</a>
${organization ? html`<span class="organization">${organization}</span>` : ""}
<nav class="links" aria-label="${say("language")}">${languageLinks}${signedIn ? html`<a href="/${language}/account">${say("account")}</a>` : ""}</nav>
</div></header>
<main id="content" class="wide">
${demonstration ? html`<p class="demo">${say("demonstration")}</p>` : ""}
${body}
</main>
</body>
</html>`;
}

/** Only its own style, its own fonts and its own forms. */
export const framePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join("; ");

export const scriptedPolicy = `${framePolicy}; script-src 'self'; connect-src 'self'`;
