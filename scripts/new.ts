/** `public-c new`: a page, a mart, a chart, a notebook or a report that works, to be changed into the one wanted. */
import {execFileSync} from "node:child_process";
import {Argument, Command} from "commander";
import {kinds} from "./new/kinds.js";
import {type ScaffoldOptions, scaffold} from "./new/scaffold.js";

interface Options {
  fr?: string;
  en?: string;
}

const nextSteps: Readonly<Record<keyof typeof kinds, string>> = {
  page: "public-c dev, then open it; for a place in the menu, add a line to src/components/sections.ts",
  mart: "public-c dev builds it; draw it on a page with ```bars <mart> <category> <value>",
  chart: "name it on a page with ```chart <id>; its golden drawing is stored by the first test run",
  notebook: "public-c dev, then open it; the list of notebooks knows it already",
  report:
    "look at it while writing: public-c report --report <id> --organization <slug> --language fr --out /tmp/look --watch"
};

export const newCommand = new Command("new")
  .description(
    "write a page, a mart, a chart, a notebook or a report that works, in both languages"
  )
  .addArgument(new Argument("<kind>").choices(Object.keys(kinds)))
  .argument("<id>", "its name: school-groups, or season_school_groups for a mart")
  .option("--fr <title>", "its title in French")
  .option("--en <title>", "its title in English")
  .addHelpText(
    "after",
    `
Nothing that exists is overwritten. What is written builds and passes the tests as it is: change it from there
(docs/authoring.md; reports/README.md).

Examples:
  public-c new page school-groups --fr "Groupes scolaires" --en "School groups"
  public-c new mart season_weekends
  public-c new chart school-groups
  public-c new report board-letter --fr "Lettre au conseil" --en "Letter to the board"
  public-c new notebook when-do-they-buy --fr "Quand achètent-ils" --en "When do they buy"`
  )
  .action((kind: ScaffoldOptions["kind"], id: string, titles: Options) => {
    const paths = [...new Set(scaffold({root: ".", kind, id, titles}))];
    tidy(paths.filter((path) => path.endsWith(".ts")));
    for (const path of paths) console.log(path);
    console.log(`next: ${nextSteps[kind]}`);
  });

/** Puts each new line of a list where the house sorts it. */
function tidy(files: readonly string[]): void {
  if (files.length > 0)
    execFileSync("node_modules/.bin/biome", ["check", "--write", ...files], {stdio: "ignore"});
}
