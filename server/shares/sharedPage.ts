/** A page as an outsider reads it: what it shows and the files it needs, and no way to what is not shared. */
import {formatDay} from "../../src/vocabulary/format.js";
import type {Language} from "../../src/vocabulary/language.js";
import {sayShares} from "./words.js";

/** Addresses of the data files that a page loads: its live cells work, and nothing else opens with it. */
export const filesOf = (page: string, path: string): Set<string> =>
  new Set(
    [...page.matchAll(/["'(]([^"'()\s]*_file\/[^"'()\s]+)["')]/g)].map(([, file]) =>
      pathFrom(path, file!)
    )
  );

export interface SharedView {
  path: string;
  language: Language;
  organizationName: string;
  untilOn: string;
  /** Whether a path of this site opens to the reader. */
  isOpen: (path: string) => boolean;
}

/** Menus go; links that would lead to a closed door become plain text; a line says who shares, and until when. */
export function sharedPage(page: string, view: SharedView): string {
  return page
    .replace(/<nav class="menu"[\s\S]*?<\/nav>/, shareLine(view))
    .replace(/<nav class="breadcrumbs"[\s\S]*?<\/nav>/, "")
    .replace(/<footer[\s\S]*?<\/footer>/, (footer) => footer.replace(/<nav[\s\S]*?<\/nav>/g, ""))
    .replace(/<a\b([^>]*)>([\s\S]*?)<\/a>/g, (link, attributes: string, inside: string) => {
      const [, href] = /\bhref="([^"]*)"/.exec(attributes) ?? [];
      if (href === undefined || leadsSomewhere(href, view)) return link;
      return /\bclass="[^"]*button|\bhreflang=/.test(attributes) ? "" : inside;
    });
}

function leadsSomewhere(href: string, {path, isOpen}: SharedView): boolean {
  if (href.startsWith("#") || /^(mailto|https?):/.test(href)) return true;
  return isOpen(pathFrom(path, href));
}

function shareLine({language, organizationName, untilOn}: SharedView): string {
  const say = sayShares(language);
  const line = `${say("sharedBy")} ${organizationName} ${say("until").toLowerCase()} ${formatDay(untilOn, language)}.`;
  return `<p class="soft shared">${escapeHtml(line)}</p>`;
}

const pathFrom = (path: string, link: string): string =>
  decodeURI(new URL(link, `http://site${encodeURI(path)}`).pathname);

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
