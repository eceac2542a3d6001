/** The links of a page as they are written: to a page that exists, in its own language, to a word of the glossary. */
import {existsSync} from "node:fs";
import {join, posix} from "node:path";
import {renderGlossary} from "../../src/components/glossary.js";
import {practice} from "../../src/vocabulary/practice.js";
import {elsewhere} from "./checkLinks.js";
import type {Finding, Page} from "./checkPages.js";

const linked = /\]\(([^)\s]+)\)|\bhref="([^"]+)"/g;

/** The links of one line. */
export const checkPageLinks = (root: string, page: Page, line: string): Finding[] =>
  [...line.matchAll(linked)]
    .map(([, inMarkdown, inHtml]) => (inMarkdown ?? inHtml)!)
    .filter((href) => !/^([a-z]+:|#)/i.test(href))
    .flatMap((href) => checkLink(root, page, href));

function checkLink(root: string, {language, path}: Page, href: string): Finding[] {
  const [address = "", anchor] = href.split("#");
  const resolved = posix.resolve(posix.dirname(`/${language}/${path}`), address);
  const target = address.endsWith("/") && resolved !== "/" ? `${resolved}/` : resolved;
  if (elsewhere.test(target)) return [];
  if (/^\/(fr|en)\//.test(target) && !target.startsWith(`/${language}/`))
    return [
      {
        problem: `${href} leads to the other language`,
        next: `write ${target.replace(/^\/\w+/, `/${language}`)}`
      }
    ];
  if (!isWritten(root, target))
    return [
      {problem: `${href} leads nowhere`, next: `correct it, or write src${target}.md and its twin`}
    ];
  if (anchor && target.endsWith("/glossary") && !hasEntry(anchor))
    return [
      {
        problem: `unknown metric: ${JSON.stringify(anchor)}`,
        next: "name one of src/vocabulary/metrics.ts"
      }
    ];
  return [];
}

/** The practice organization has the pages of any member. */
const isWritten = (root: string, target: string): boolean =>
  existsSync(
    join(
      root,
      `${target.replace(/\/$/, "/index").replace(`/o/${practice}/`, "/o/[organization]/")}.md`
    )
  );

const hasEntry = (anchor: string): boolean => renderGlossary("fr").includes(`id="${anchor}"`);
