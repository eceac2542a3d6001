/** The site's pages in the order of their menus, once: menu, breadcrumbs, build list and twin check read it. */
import type {LabelId} from "../vocabulary/labels.js";

export interface Section {
  /** Path without language: "o/[organization]/portrait", "glossary". */
  path: string;
  label: LabelId;
  /** What a member looks up rather than reads. */
  isReference?: true;
}

/** Pages of one organization. */
export const ownSections: readonly Section[] = [
  {path: "o/[organization]/portrait", label: "portrait"},
  {path: "o/[organization]/audiences", label: "audiences"},
  {path: "o/[organization]/sales", label: "sales"},
  {path: "o/[organization]/programme", label: "programme"},
  {path: "o/[organization]/territory", label: "territory"},
  {path: "o/[organization]/comparatives", label: "comparatives"},
  {path: "o/[organization]/shows/index", label: "shows"},
  {path: "o/[organization]/data", label: "dataPage"},
  {path: "o/[organization]/notebooks/index", label: "notebooks"}
];

/** Pages of all members; the reference is in the menu of shared pages, and at the foot of every page. */
export const sharedSections: readonly Section[] = [
  {path: "collective/index", label: "collective"},
  {path: "repertoire", label: "repertoire"},
  {path: "glossary", label: "glossary", isReference: true},
  {path: "methods", label: "methods", isReference: true},
  {path: "statement", label: "statement", isReference: true}
];

/** Address of a section, "/fr/o/grand-heron/portrait"; an index ends with a slash. */
export const hrefOf = (
  language: string,
  {path}: Section | Pick<Section, "path">,
  organization = ""
): string =>
  `/${language}/${path.replace("[organization]", organization).replace(/(^|\/)index$/, "$1")}`;
