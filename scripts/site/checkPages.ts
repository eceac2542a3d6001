/** Reads every page as it is written, before anything is built: what would fail, where, and what to do about it. */
import {existsSync, globSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {readModels} from "../../loaders/models/readModels.js";
import {type Language, languages} from "../../src/vocabulary/language.js";
import {checkAttachments, checkBlock, type MartAudiences} from "./checkBlocks.js";
import {checkPageLinks} from "./checkPageLinks.js";

export interface Page {
  /** "fr/o/[organization]/sales.md". */
  file: string;
  language: Language;
  /** Its address without language, "o/[organization]/sales". */
  path: string;
  lines: readonly string[];
}

/** What is wrong, and what to do. */
export interface Finding {
  problem: string;
  next: string;
}

/** One line per problem of the pages under `root`, with file and line; none when all may be built. */
export function checkPages(root: string): string[] {
  const audiences = readAudiences();
  return pagesUnder(root).flatMap((page) => {
    const told = (line: number, findings: readonly Finding[]): string[] =>
      findings.map(
        ({problem, next}) => `${join(root, page.file)}:${line + 1}: ${problem}; ${next}`
      );
    const french = frenchTwin(root, page);
    return [
      ...told(0, checkTitle(page)),
      ...page.lines.flatMap((line, place) =>
        told(place, [
          ...checkTranslation(line, french),
          ...checkBlock(page, line, audiences),
          ...checkAttachments(page, line, audiences),
          ...checkPageLinks(root, page, line)
        ])
      )
    ];
  });
}

const pagesUnder = (root: string): Page[] =>
  languages.flatMap((language) =>
    globSync("**/*.md", {cwd: join(root, language)})
      .sort()
      .map((file) => ({
        file: `${language}/${file}`,
        language,
        path: file.replace(/\.md$/, ""),
        lines: readFileSync(join(root, language, file), "utf8").split("\n")
      }))
  );

const readAudiences = (): MartAudiences =>
  new Map(
    readModels()
      .filter(({layer}) => layer === "marts")
      .map(({name, contract}) => [
        name,
        {audience: contract.audience, columns: Object.keys(contract.columns)}
      ])
  );

const checkTitle = ({lines}: Page): Finding[] =>
  lines[0] === "---" && lines.some((line) => /^title: \S/.test(line))
    ? []
    : [{problem: "the page has no title", next: "begin it with ---, title: …, ---"}];

/** Sentences of the French page that a translator starts from; none for the French page itself. */
function frenchTwin(root: string, {file, language}: Page): ReadonlySet<string> {
  const twin = join(root, "fr", file.slice(language.length + 1));
  if (language === "fr" || !existsSync(twin)) return new Set();
  return new Set(readFileSync(twin, "utf8").split("\n").map(wordsOf).filter(isSentence));
}

/** A sentence that stands in both languages was copied and not translated. */
const checkTranslation = (line: string, french: ReadonlySet<string>): Finding[] =>
  french.has(wordsOf(line))
    ? [{problem: "the same sentence as in the French page", next: "translate it"}]
    : [];

/** What a reader reads of a line: neither markup nor code. */
const wordsOf = (line: string): string =>
  /^(import|const|let|display|```|\s|[\]})])|[;{(]$/.test(line)
    ? ""
    : line.replace(/<[^>]*>|\([^)]*\)|[#*_[\]]/g, "").trim();

const isSentence = (words: string): boolean => words.split(" ").length > 4;
