/** What a report is: a folder with report.yaml and one Markdown body per language, twins of each other. */
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {z} from "zod";
import {readSpec} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {type Language, languages} from "../src/vocabulary/language.js";
import {type Body, parseBody} from "./body/parseBody.js";
import {typesetFrench} from "./body/typesetFrench.js";
import {scheduleSpec} from "./schedule/nextRun.js";

const text = z.strictObject({fr: z.string().min(1), en: z.string().min(1)});

export const reportSpec = z.strictObject({
  title: text,
  /** One sentence of what it is for; shown in the list of reports. */
  purpose: text,
  /**
   * own: one per organization, from its own marts · members: one for the collective, which its members receive ·
   * public: the same, fit for anyone. Both of these read what passed the disclosure door, and nothing else.
   */
  audience: z.enum(["own", "members", "public"]),
  /** The organization's season, one of its shows, or what its funders ask. */
  about: z.enum(["season", "show", "funders"]).default("season"),
  /** The current season to date, or the last one that is over. */
  period: z.enum(["season", "finished"]),
  /** Told in the review and in the message; the usual ones of what it is about, without them. */
  figures: z.array(z.string()).min(1).optional(),
  /** Sections that no member's own selection leaves out: what the figures rest on. */
  always: z.array(z.string()).default([]),
  /** When it is printed anew for review; by hand only, without one. */
  schedule: scheduleSpec.nullable().default(null),
  /** Roles of the members' recipients that it is sent to. */
  recipients: z
    .array(z.enum(["administrator", "reader"]))
    .min(1)
    .default(["administrator", "reader"]),
  /** A page of its own, or a title above the first section. */
  cover: z.boolean().default(true),
  /** One that is longer is not made: shorten the note, or the text. */
  mostPages: z.int().min(1).optional(),
  paper: z.enum(["letter", "A4"]).default("letter")
});

export type Report = z.output<typeof reportSpec> & {
  /** Folder name: the id in paths and commands. */
  id: string;
  folder: string;
  bodies: Readonly<Record<Language, Body>>;
};

/**
 * What report.yaml says, for who needs no text: a body half written stops neither a leaving nor an approval.
 * @throws PublicCError exit 2: file, line and what is wrong, of the yaml
 */
export const readReportSpec = (folder: string): z.output<typeof reportSpec> =>
  readSpec(join(folder, "report.yaml"), reportSpec);

/**
 * `isDraft` lets the twins differ, while one of them is being written.
 * @throws PublicCError exit 2: file, line and what is wrong, of yaml, body or twins
 */
export function readReport(folder: string, {isDraft = false} = {}): Report {
  const spec = readReportSpec(folder);
  const bodies = {fr: readBody(folder, "fr"), en: readBody(folder, "en")};
  if (!isDraft) checkTwins(bodies.fr, bodies.en);
  checkAlways({...spec, bodies}, folder);
  return {...spec, id: basename(folder), folder, bodies};
}

/** The product's own `reports/`. */
export const reportsFolder = fileURLToPath(new URL(".", import.meta.url));

export const templatesFolder = join(reportsFolder, "..", "templates");

/** Ids of the reports under `reports/`: each folder with a report.yaml. */
export const listReports = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "report.yaml")))
    .sort();

function readBody(folder: string, language: Language): Body {
  const file = join(folder, `${language}.md`);
  if (!existsSync(file))
    throw new PublicCError(`${relative(".", folder)}: no ${language}.md`, {
      exitCode: 2,
      next: `write its twin: every report speaks ${languages.join(" and ")}`
    });
  const source = readFileSync(file, "utf8");
  return parseBody(language === "fr" ? typesetFrench(source) : source, relative(".", file));
}

/** What the twins show differently, for a draft that may; null when they agree. */
export function findTwinFault({fr, en}: Report["bodies"]): string | null {
  try {
    checkTwins(fr, en);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Twins call the same helpers in the same order: one language never shows what the other does not. */
function checkTwins(fr: Body, en: Body): void {
  checkSections(fr, en);
  const [mine, theirs] = [blocksOf(fr), blocksOf(en)];
  const length = Math.max(mine.length, theirs.length);
  for (let i = 0; i < length; i++)
    if (shape(mine[i]) !== shape(theirs[i]))
      throw new PublicCError(
        `twins differ: ${sayBlock(fr, mine[i])} but ${sayBlock(en, theirs[i])}`,
        {exitCode: 2, next: "give both languages the same blocks in the same order"}
      );
}

function checkSections(fr: Body, en: Body): void {
  const [mine, theirs] = [fr, en].map(({sections}) => sections.map(({id}) => id).join(", "));
  if (mine !== theirs)
    throw new PublicCError(
      `twins differ: ${fr.file} has the sections ${mine} but ${en.file} has ${theirs}`,
      {
        exitCode: 2,
        next: "give both languages the same sections, in the same order, with the same {#id}"
      }
    );
}

function checkAlways({bodies, always}: Pick<Report, "bodies" | "always">, folder: string): void {
  const known = bodies.fr.sections.map(({id}) => id);
  const unknown = always.find((id) => !known.includes(id));
  if (unknown)
    throw new PublicCError(
      `${relative(".", join(folder, "report.yaml"))}: always: no section {#${unknown}}`,
      {exitCode: 2, next: `one of ${known.join(", ")}`}
    );
}

const blocksOf = (body: Body) => body.expressions.filter((expression) => expression.isBlock);

/** Titles and captions are words, which differ; ids and flags are the same in both languages. */
const shape = (block: Body["expressions"][number] | undefined): string | undefined =>
  block?.text.replace(/ *"[^"]*"/g, (word) => (/^ *"[a-z][\w-]*"$/.test(word) ? word : ""));

const sayBlock = (body: Body, block: Body["expressions"][number] | undefined): string =>
  block ? `${body.file}:${block.line} has ${block.text}` : `${body.file} has no more blocks`;
