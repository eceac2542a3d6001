/** `public-c map`: proposes the mapping of files never seen before; `--todo` lists the words no mapping knows yet. */
import {existsSync, statSync, writeFileSync} from "node:fs";
import {basename} from "node:path";
import {Command, Option} from "commander";
import {fieldLabels} from "../loaders/contract/fieldLabels.js";
import {PublicCError} from "../loaders/error.js";
import {openHome} from "../loaders/home.js";
import {listGivenFiles} from "../loaders/preflight/listGivenFiles.js";
import {constantTables} from "../loaders/proposal/composeFields.js";
import {
  isRead,
  type MapOptions,
  type Proposal,
  proposeMapping
} from "../loaders/proposal/proposeMapping.js";
import {sayProposal} from "../loaders/proposal/sayProposal.js";
import {mappingYaml} from "../loaders/proposal/writeMapping.js";
import {readTodo, sayTodo} from "../loaders/readTodo.js";
import {disciplines} from "../src/vocabulary/codes.js";
import {type Language, languages} from "../src/vocabulary/language.js";

interface Options {
  language: Language;
  write?: string;
  force?: boolean;
  constant?: string[];
  standIns?: boolean;
  tax?: MapOptions["tax"];
  days?: "dayFirst" | "monthFirst";
  discipline?: MapOptions["discipline"];
  todo?: boolean;
}

export const mapCommand = new Command("map")
  .description("propose how files never seen before would be read, for a person to confirm")
  .argument("[files...]", "files, or a folder of them, as the ticketing system exported them")
  .addOption(new Option("--language <language>", "fr or en").choices(languages).default("fr"))
  .option("--write <file>", "write the mapping there, as YAML")
  .option("--force", "write over a file that is already there")
  .option(
    "--constant <field=value...>",
    `what no column says: ${Object.keys(constantTables).join(", ")}`
  )
  .option("--stand-ins", "make do without order numbers or sale dates, and say so")
  .addOption(
    new Option("--tax <basis>", "what the amounts hold").choices([
      "included",
      "excluded",
      "unknown"
    ])
  )
  .addOption(
    new Option("--days <order>", "how numeric dates read, where none tells").choices([
      "dayFirst",
      "monthFirst"
    ])
  )
  .addOption(
    new Option("--discipline <code>", "artform of every show").choices(Object.keys(disciplines))
  )
  .option(
    "--todo",
    "instead: words seen in deliveries that no mapping knows, by tickets and dollars"
  )
  .addHelpText(
    "after",
    `
Nothing is asked and nothing is kept: what was understood is shown, columns only, never rows.
Exit code 1 when a required column is missing or a file cannot be read; the text names it.

Examples:
  public-c map clients.csv commandes.csv representations.csv
  public-c map ventes.xlsx --language en --tax included --write mappings/theatre.yaml
  public-c map "will call.csv" --constant title="Roméo et Juliette" --stand-ins
  public-c map --todo`
  )
  .action(async (paths: string[], options: Options) => {
    if (options.todo) return sayQueue(options.language);
    const proposal = await proposeMapping(listGivenFiles(paths), {
      language: options.language,
      constants: constantsOf(options.constant ?? []),
      standIns: options.standIns ?? false,
      tax: options.tax,
      dayOrder: options.days,
      discipline: options.discipline
    });
    console.log(sayProposal(proposal, options.language));
    if (options.write) write(options.write, proposal, options);
    failWhenIncomplete(proposal, options.language);
  });

async function sayQueue(language: Language): Promise<void> {
  console.log(sayTodo(await readTodo(openHome()), language));
}

/** "title=Roméo et Juliette" → {title: "Roméo et Juliette"} */
function constantsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [field, ...value] = pair.split("=");
      if (!field || !(field in constantTables) || value.length === 0)
        throw new PublicCError(`--constant ${pair}: no such field`, {
          exitCode: 2,
          next: `write field=value, field one of ${Object.keys(constantTables).join(", ")}`
        });
      return [field, value.join("=")];
    })
  );
}

function write(path: string, proposal: Proposal, {language, force}: Options): void {
  const yaml = mappingYaml(proposal, language);
  if (yaml === null) return;
  if (existsSync(path) && !force)
    throw new PublicCError(`${path} is already there`, {
      exitCode: 2,
      next: "name another file, or add --force to replace it"
    });
  if (existsSync(path) && statSync(path).isDirectory())
    throw new PublicCError(`${path} is a folder`, {exitCode: 2, next: "name a .yaml file"});
  writeFileSync(path, yaml);
  console.log(`\n${path}`);
}

/** @throws PublicCError exit 1, each missing column named */
function failWhenIncomplete({files}: Proposal, language: Language): void {
  const missing = files
    .filter(isRead)
    .flatMap(({name, missing}) =>
      missing.map(({field}) => `${basename(name)}: ${fieldLabels[field]?.[language] ?? field}`)
    );
  const refused = files.filter((file) => !isRead(file)).map(({name}) => basename(name));
  if (missing.length > 0)
    throw new PublicCError(
      language === "fr"
        ? `colonnes obligatoires absentes : ${missing.join("; ")}`
        : `required columns missing: ${missing.join("; ")}`,
      {
        next:
          language === "fr"
            ? "ajoutez-les à l’exportation, ou donnez-les par --constant, ou acceptez --stand-ins"
            : "add them to the export, or give them with --constant, or accept --stand-ins"
      }
    );
  if (refused.length > 0)
    throw new PublicCError(
      language === "fr"
        ? `fichiers illisibles : ${refused.join(", ")}`
        : `files not read: ${refused.join(", ")}`
    );
}
