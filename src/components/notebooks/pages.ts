/** Where the notebooks lie: one page each and organization, under the section that lists them. */
import {hrefOf, type Section} from "../sections.js";
import {notebooks} from "./index.js";
import type {Notebook} from "./notebook.js";

const folder = "o/[organization]/notebooks";

/** Paths of the notebooks' own pages, as the build lists them. */
export const notebookPages: readonly Section[] = notebooks.map(({id}) => ({
  path: `${folder}/${id}`,
  label: "notebooks"
}));

/** Address of one notebook, "/fr/o/grand-heron/notebooks/trends". */
export const hrefOfNotebook = (language: string, {id}: Notebook, organization: string): string =>
  hrefOf(language, {path: `${folder}/${id}`}, organization);

/** The notebook of a page, from its path without language; undefined elsewhere. */
export const notebookAt = (path: string): Notebook | undefined => {
  const [, id] = /^o\/[^/]+\/notebooks\/([\w-]+)$/.exec(path) ?? [];
  return notebooks.find((notebook) => notebook.id === id);
};
