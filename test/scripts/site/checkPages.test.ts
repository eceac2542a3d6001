/** A page that would fail says so before the build: file, line, what to do. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {checkPages} from "../../../scripts/site/checkPages.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "public-c-pages-"));
});
afterEach(() => rmSync(root, {recursive: true}));

const own = "o/[organization]/essai.md";

/** Problems of one page whose twin has another text; each without the folder. */
function problemsOf(line: string, path = own, language = "fr"): string[] {
  const other = language === "fr" ? "en" : "fr";
  write(`${language}/${path}`, `---\ntitle: Essai\n---\n\n${line}\n`);
  write(`${other}/${path}`, "---\ntitle: Other\n---\n\nAnother text.\n");
  for (const code of ["fr", "en"]) write(`${code}/glossary.md`, "---\ntitle: Words\n---\n");
  return checkPages(root).map((problem) => problem.replace(`${root}/`, ""));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

describe("checkPages(root)", () => {
  it("has nothing to say of the pages as they are", () => {
    expect(checkPages("src")).toEqual([]);
  });

  it.each([
    ["```chart pace", 'unknown chart: "pace"; name one of: '],
    ["```chart channels wide", 'unknown size: "wide"; name one of: half, third, two-thirds'],
    ["```grahp channels", 'unknown block: "grahp"; name one of: '],
    ["```bars season_weeks week tickets", 'unknown mart: "season_weeks"; name one of: '],
    ["```bars season_channels canal tickets", 'unknown column of season_channels: "canal"; '],
    ["```show sales", 'unknown part: "sales"; name one of: '],
    ["[Ventes](sels)", "sels leads nowhere; correct it, or write src/fr/o/[organization]/sels.md"],
    ["[Words](/en/glossary)", "/en/glossary leads to the other language; write /fr/glossary"],
    ["[Taux](/fr/glossary#occupancy)", 'unknown metric: "occupancy"; '],
    [
      'FileAttachment("/data/o/la-fauvette/productions.json")',
      "a page may not read /data/o/la-fauvette/productions.json; read /data/o/"
    ],
    [
      `FileAttachment("/data/o/\${observable.params.organization}/show_sheets.json")`,
      "mart show_sheets is for granted readers, and this page is for one organization; "
    ]
  ])("%s", (line, problem) => {
    const [found, ...others] = problemsOf(line);
    expect(found).toContain(`fr/${own}:5: ${problem}`);
    expect(others).toEqual([]);
  });

  it("keeps a member's rows off the pages of all members", () => {
    expect(problemsOf("```chart channels", "essai.md")).toEqual([
      "fr/essai.md:5: mart season_channels is for own readers, and this page is for all members; move the page under o/[organization]/, or read a collective mart"
    ]);
    expect(problemsOf("```chart collective-channels", "essai.md")).toEqual([]);
  });

  it("finds a sentence left in French, and a page without a title", () => {
    const french = "---\ntitle: Essai\n---\n\nCe que vos acheteurs font d’ordinaire.\n";
    write("fr/essai.md", french);
    write("en/essai.md", french.replace("title: Essai\n", ""));
    expect(checkPages(root).map((problem) => problem.replace(`${root}/`, ""))).toEqual([
      "en/essai.md:1: the page has no title; begin it with ---, title: …, ---",
      "en/essai.md:4: the same sentence as in the French page; translate it"
    ]);
  });
});
