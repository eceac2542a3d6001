/** What Framework leaves to be done on a page: frame, language, viewport, title, no script where nothing is live. */
import {createHash} from "node:crypto";
import {type Place, placeOf, renderFooter, renderHeader} from "../../src/components/frame.js";
import {escapeHtml} from "../../src/components/html.js";
import {productionAt} from "../../src/components/shows/show.js";
import {localeOf} from "../../src/vocabulary/language.js";
import type {Snapshot} from "../../src/vocabulary/rows.js";
import {fontPaths} from "./fonts.js";
import {pageHead} from "./pageHead.js";

export interface FinishedPage {
  html: string;
  /** sha256 (base64) of each inline script that stays, for the content-security policy. */
  scripts: string[];
  /** It may run the SQL engine, once its reader asks. */
  asksSql: boolean;
}

/** `path` is the page's address, "/fr/o/grand-heron/portrait". */
export function finishPage(html: string, path: string, snapshot: Snapshot): FinishedPage {
  const place = placeOf(path);
  const {name} =
    snapshot.organizations.find((one) => one.organization === place.organization) ?? {};
  const header = `<header id="observablehq-header">${renderHeader(place, snapshot)}</header>`;
  const footer = `<footer id="observablehq-footer">${renderFooter(place, snapshot)}</footer>`;
  const finished = (hasLiveCells(html) ? html : withoutClient(html))
    .replace("<html>", `<html lang="${localeOf[place.language]}">`)
    .replace("initial-scale=1, maximum-scale=1", "initial-scale=1")
    .replace(/<meta name="generator"[^>]*>\n/, "")
    .replace(
      /<title>.*?<\/title>/,
      () => `<title>${titleOf(html, place, name)}</title>${fontPreloads}`
    )
    .replace("</head>", `${pageHead}</head>`)
    .replace('<main id="observablehq-main"', (main) => header + main)
    .replace("</main>", (main) => main + footer)
    .replace(/<!--(?!:)[\s\S]*?-->/g, "");
  const scripts = inlineScripts(finished);
  return {
    html: finished,
    scripts: scripts.map(hash),
    asksSql: scripts.some((source) => source.includes("public-c-sql"))
  };
}

/** What the page is, then whose: "Ventes, Théâtre du Grand Héron | Public C"; the page of a show is called as the show. */
function titleOf(html: string, {path}: Place, name: string | undefined): string {
  const [, given = ""] = /<title>(.*?)(?: \| Public C)?<\/title>/.exec(html) ?? [];
  const [, heading = ""] = /<h1[^>]*>(.*?)<\/h1>/.exec(html) ?? [];
  const own = productionAt(path) ? heading.replace(/<[^>]*>/g, "") : given;
  return `${own}${name ? `, ${escapeHtml(name)}` : ""} | Public C`;
}

const fontPreloads = fontPaths
  .map((path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${path}">`)
  .join("");

/** Framework imports `define` on a page with at least one cell, and only there. */
const hasLiveCells = (html: string): boolean => /import \{define\} from/.test(html);

const withoutClient = (html: string): string =>
  html
    .replace(/<script type="module">[\s\S]*?<\/script>\n?/, "")
    .replace(/<link rel="modulepreload"[^>]*>\n?/g, "");

const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, source]) => source ?? ""
  );

const hash = (source: string): string => createHash("sha256").update(source).digest("base64");
