/** `public-c repertoire`: which titles and houses of the members' deliveries are one, for a person to decide. */
import {writeFileSync} from "node:fs";
import {relative} from "node:path";
import {Command, Option} from "commander";
import {type Collective, readCollective} from "../loaders/collective.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {
  type Decision,
  openDecisionsFile,
  readDecisions,
  subjectOf,
  withDecisions
} from "../loaders/repertoire/decisions.js";
import {readRepertoireRules} from "../loaders/repertoire/rules.js";
import {saySuggestions} from "../loaders/repertoire/saySuggestions.js";
import {
  decide,
  leaveOpen,
  readSuggestions,
  type Suggestion
} from "../loaders/repertoire/suggestions.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Options {
  collective: string;
  language: Language;
  member?: string;
  accept?: string[];
  reject?: string[];
  likely?: boolean;
  by?: string;
  why?: string;
  write?: boolean;
}

export const repertoireCommand = new Command("repertoire")
  .description("decide which titles and houses of the members are one show, one venue")
  .option("--collective <folder>", "the collective's configuration", "data/collectives/demo")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .option("--accept <id...>", "these suggestions are one; ids as listed")
  .option("--likely", "accept every suggestion that is marked likely")
  .option("--reject <id...>", "these are two; a doubtful namesake is told apart")
  .option("--by <name>", "who decides; kept with the decision")
  .option("--why <reason>", "why; kept with the decision")
  .option("--write", "write the decisions file; without it, what would be written is shown")
  .option(
    "--member <organization>",
    "only what touches this member, without tickets and dollars: to hand over"
  )
  .addHelpText(
    "after",
    `
Suggestions come from what members delivered, surest first, with the tickets and dollars that a decision would touch.
Decisions are data: <collective>/repertoire/decisions.yaml, reviewed by git diff, applied by the next public-c ingest.
Nothing is written without --write; --write alone adds every open suggestion to the file, to be decided there by hand.

Examples:
  public-c repertoire
  public-c repertoire --accept p-3f2a91 v-77b0c2 --by "Ana Roy" --why "même tournée" --write
  public-c repertoire --likely --by "Ana Roy" --why "relu le 20 avril" --write
  public-c repertoire --reject p-90ab12 --by "Ana Roy" --why "deux mises en scène" --write
  public-c repertoire --write                      then edit the file
  public-c repertoire --member place-des-marees --language en`
  )
  .action(async (options: Options) => {
    const collective = readCollective(options.collective);
    const suggestions = await readSuggestions(collective, openHome());
    const decisions = decisionsOf(suggestions, options, collective);
    if (decisions.length === 0) return sayOpen(suggestions, options);
    saveOrShow(collective, decisions, options);
  });

function sayOpen(suggestions: readonly Suggestion[], {language, member}: Options): void {
  const shown = suggestions.filter(
    ({organizations}) => member === undefined || organizations.includes(member)
  );
  const {likely} = readRepertoireRules().thresholds;
  console.log(saySuggestions(shown, {language, likely, withCounts: member === undefined}));
}

function decisionsOf(
  suggestions: readonly Suggestion[],
  options: Options,
  collective: Collective
): Decision[] {
  const {accept = [], reject = [], write} = options;
  const {likely} = readRepertoireRules().thresholds;
  const accepted = suggestions.filter(
    ({id, score, isJoined}) =>
      accept.includes(id) ||
      (options.likely && !isJoined && score >= likely && !reject.includes(id))
  );
  const rejected = suggestions.filter(({id}) => reject.includes(id));
  refuseUnknown([...accept, ...reject], suggestions);
  if (accept.length + reject.length > 0 || options.likely) {
    const review = reviewOf(options);
    return [
      ...accepted.flatMap((one) => decide(one, "same", review)),
      ...rejected.flatMap((one) => decide(one, "different", review))
    ];
  }
  return write ? notWrittenYet(suggestions.map(leaveOpen), collective) : [];
}

const notWrittenYet = (open: readonly Decision[], collective: Collective): Decision[] => {
  const written = new Set(readDecisions(collective).map(subjectOf));
  return open.filter((one) => !written.has(subjectOf(one)));
};

function refuseUnknown(ids: readonly string[], suggestions: readonly Suggestion[]): void {
  const unknown = ids.find((id) => !suggestions.some((one) => one.id === id));
  if (unknown)
    throw new PublicCError(`no open suggestion ${unknown}`, {
      exitCode: 2,
      next: "public-c repertoire lists them with their ids"
    });
}

function reviewOf({by, why}: Options): {by: string; on: string; why: string} {
  if (by && why) return {by, on: new Date().toISOString().slice(0, 10), why};
  throw new PublicCError("a decision says who took it and why", {
    exitCode: 2,
    next: 'add --by "name" --why "reason"'
  });
}

function saveOrShow(
  collective: Collective,
  decisions: readonly Decision[],
  {language, write}: Options
): void {
  const text = withDecisions(collective, decisions);
  const say = words[language];
  if (!write) {
    console.log(text);
    console.log(say.shown(decisions.length));
    return;
  }
  const file = openDecisionsFile(collective);
  writeFileSync(file, text);
  console.log(say.written(decisions.length, relative(".", file)));
}

const words = {
  fr: {
    shown: (count: number): string =>
      `${count} ${count > 1 ? "décisions" : "décision"} en plus; rien n’est écrit sans --write`,
    written: (count: number, file: string): string =>
      `${count} ${count > 1 ? "décisions écrites" : "décision écrite"} dans ${file}; public-c ingest les applique`
  },
  en: {
    shown: (count: number): string =>
      `${count} ${count > 1 ? "decisions" : "decision"} more; nothing is written without --write`,
    written: (count: number, file: string): string =>
      `${count} ${count > 1 ? "decisions" : "decision"} written to ${file}; public-c ingest applies them`
  }
};
