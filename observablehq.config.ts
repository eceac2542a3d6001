/** The site: twin trees fr and en, one address per organization and section, no sidebar, no search, nothing fetched. */
import {watchRendering} from "./scripts/site/freshRendering.js";
import {markdownRules} from "./scripts/site/markdownRules.js";
import {ownPaths} from "./scripts/site/ownPaths.js";
import {pageHead} from "./scripts/site/pageHead.js";
import {openSiteData} from "./scripts/site/readSiteData.js";
import {rendering} from "./scripts/site/rendering.js";
import {practice} from "./src/vocabulary/practice.js";

/** The tests build a small site elsewhere; the rest of the world reads `src`. */
const root = process.env.PUBLIC_C_SITE ?? "src";
const output = process.env.PUBLIC_C_DIST ?? "src/.observablehq/dist";
/** Only these organizations' pages, when an incremental build says so; every one by default. */
const only = process.env.PUBLIC_C_ORGANIZATIONS?.split(",").filter(Boolean);

const data = openSiteData(root);
const isPreview = process.argv.includes("preview");
const current = isPreview ? watchRendering(root) : () => rendering;

export default {
  root,
  output,
  title: "Public C",
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  search: false,
  pager: false,
  toc: false,
  pages: [],
  ...frame(),
  duckdb: {extensions: {json: null, parquet: null}},
  markdownIt: markdownRules(data, {isPreview, root, rendering: current}),
  *dynamicPaths() {
    const members = data.snapshot()?.organizations.map(({organization}) => organization) ?? [];
    const all = data.snapshot(practice) ? [...members, practice] : members;
    for (const organization of only ?? all) yield* ownPaths(root, data, organization);
  }
};

/**
 * In a build, head, header and footer are added once Framework is done (scripts/site/finishPage.ts): it would
 * open a jsdom window for each, on every page.
 */
function frame() {
  if (!isPreview) return {head: null, header: null, footer: null};
  return {
    head: pageHead,
    header: ({path}: {path: string}) =>
      current().renderHeader(current().placeOf(path), data.snapshot()),
    footer: ({path}: {path: string}) =>
      current().renderFooter(
        current().placeOf(path),
        data.snapshot(current().placeOf(path).organization)
      )
  };
}
