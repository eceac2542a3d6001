/** Addresses of every page written for one organization, "/fr/o/grand-heron/portrait": in the menu or not. */
import {globSync} from "node:fs";
import {join} from "node:path";
import {hrefOf} from "../../src/components/sections.js";
import {shownProductions} from "../../src/components/shows/show.js";
import {languages} from "../../src/vocabulary/language.js";
import type {SiteData} from "./readSiteData.js";

const folder = "o/[organization]";

/** In both languages; a page of a show comes once per show that has one. */
export function ownPaths(root: string, data: SiteData, organization: string): string[] {
  const files = globSync("**/*.md", {cwd: join(root, languages[0], folder)}).sort();
  const pages = files
    .map((file) => `${folder}/${file.replace(/\.md$/, "")}`)
    .flatMap((path) =>
      path.includes("[production]") ? showPaths(path, data, organization) : path
    );
  return languages.flatMap((language) =>
    pages.map((path) => hrefOf(language, {path}, organization))
  );
}

function showPaths(path: string, data: SiteData, organization: string): string[] {
  const snapshot = data.snapshot(organization);
  if (!snapshot) return [];
  return shownProductions(data.rows("productions", organization), snapshot).map(({productionId}) =>
    path.replace("[production]", productionId)
  );
}
