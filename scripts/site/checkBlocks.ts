/** What a line of a page asks for: a block, a chart, a file of rows; and whether this page may have it. */
import type {Audience} from "../../loaders/models/modelContract.js";
import {charts} from "../../src/components/charts/index.js";
import {notebookAt} from "../../src/components/notebooks/pages.js";
import {parts as notebookParts} from "../../src/components/notebooks/renderNotebook.js";
import {showParts} from "../../src/components/shows/renderShow.js";
import type {Finding, Page} from "./checkPages.js";
import {fences, placings} from "./fences.js";

/** Mart → who may read it, and its columns. */
export type MartAudiences = ReadonlyMap<
  string,
  {audience: Audience | undefined; columns: readonly string[]}
>;

/** Languages of a fenced block that Framework itself runs or shows. */
const framework = ["js", "ts", "jsx", "tsx", "sql", "html", "svg", "tex", "dot", "mermaid", "md"];

/** The block that a line opens, if it opens one. */
export function checkBlock(page: Page, line: string, marts: MartAudiences): Finding[] {
  const [, info = ""] = /^```(\S.*)$/.exec(line) ?? [];
  const [word = "", ...rest] = info.trim().split(/\s+/);
  if (word === "" || framework.includes(word)) return [];
  if (!fences[word]) return [unknown("block", word, Object.keys(fences))];
  return blocks[word]?.(page, rest, marts) ?? [];
}

const unknown = (what: string, name: string, known: readonly string[]): Finding => ({
  problem: `unknown ${what}: ${JSON.stringify(name)}`,
  next: `name one of: ${known.toSorted().join(", ")}`
});

type Check = (page: Page, words: readonly string[], marts: MartAudiences) => Finding[];

const blocks: Readonly<Record<string, Check>> = {
  chart(page, [id = "", size], marts) {
    const chart = charts[id];
    return chart
      ? [...checkSize(size), ...checkMart(page, chart.mart, marts)]
      : [unknown("chart", id, Object.keys(charts))];
  },
  bars(page, [mart = "", category = "", value = "", size], marts) {
    const columns = marts.get(mart)?.columns ?? [category, value];
    const missing = [category, value].filter((column) => !columns.includes(column));
    return [
      ...checkMart(page, mart, marts),
      ...missing.map((column) => unknown(`column of ${mart}`, column, columns)),
      ...checkSize(size)
    ];
  },
  notebook: (page, [part = ""]) => [
    ...(notebookAt(page.path.replace("[organization]", "x"))
      ? []
      : [
          {
            problem: "no notebook has this page’s name",
            next: "add it to src/components/notebooks/index.ts"
          }
        ]),
    ...checkPart(part, notebookParts)
  ],
  show: (_page, [part = ""]) => checkPart(part, showParts)
};

const checkPart = (part: string, parts: object): Finding[] =>
  part in parts ? [] : [unknown("part", part, Object.keys(parts))];

const checkSize = (size: string | undefined): Finding[] =>
  size === undefined || size in placings ? [] : [unknown("size", size, Object.keys(placings))];

const isOwn = ({path}: Page): boolean => path.startsWith("o/[organization]/");

/** A member's page reads its own marts and the collective's, any other page the collective's. */
function checkMart(page: Page, mart: string, marts: MartAudiences): Finding[] {
  const known = marts.get(mart);
  if (!known) return [unknown("mart", mart, [...marts.keys()])];
  const {audience} = known;
  if (audience === "collective" || audience === "public") return [];
  if (audience === "own" && isOwn(page)) return [];
  const readers = isOwn(page) ? "one organization" : "all members";
  return [
    {
      problem: `mart ${mart} is for ${audience} readers, and this page is for ${readers}`,
      next:
        audience === "own"
          ? "move the page under o/[organization]/, or read a collective mart"
          : "it is read through a grant only; read another mart"
    }
  ];
}

const attached = /FileAttachment\(\s*([`"'])(.+?)\1/g;
const ownFile = /^\/data\/o\/\$\{observable\.params\.organization\}\/(\w+)\.(?:json|arrow)$/;
const sharedFile = /^\/data\/collective\/(\w+)\.(?:json|arrow)$/;

/** The files of rows that a line attaches. */
export const checkAttachments = (page: Page, line: string, marts: MartAudiences): Finding[] =>
  [...line.matchAll(attached)]
    .map(([, , path]) => path!)
    .filter((path) => path.startsWith("/data/"))
    .flatMap((path) => {
      const [, mart] = ownFile.exec(path) ?? sharedFile.exec(path) ?? [];
      return mart ? checkMart(page, mart, marts) : [mayNotRead(path)];
    });

const mayNotRead = (path: string): Finding => ({
  problem: `a page may not read ${path}`,
  next: `read /data/o/\${observable.params.organization}/<mart>.json or /data/collective/<mart>.json`
});
